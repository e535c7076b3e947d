/// The run folder: what a scan found, in files for people and for other tools.
@NullMarked
package org.cresset.report;

import org.jspecify.annotations.NullMarked;
