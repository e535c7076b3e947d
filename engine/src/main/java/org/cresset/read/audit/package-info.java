/// The Linux audit log, as auditd and its kin write it.
@NullMarked
package org.cresset.read.audit;

import org.jspecify.annotations.NullMarked;
