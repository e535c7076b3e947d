/// Logs whose records are lines or tables: Zeek, access and error logs, the W3C format, name servers, CSV.
@NullMarked
package org.cresset.read.line;

import org.jspecify.annotations.NullMarked;
