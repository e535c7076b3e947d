/// Logs of lines of text: syslog and what comes in it, audit records, Zeek tables, access logs and others.
@NullMarked
package org.cresset.read.line;

import org.jspecify.annotations.NullMarked;
