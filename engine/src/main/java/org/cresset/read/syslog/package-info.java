/// Syslog and what comes in it: the heads that senders write, and the messages of programs and devices.
@NullMarked
package org.cresset.read.syslog;

import org.jspecify.annotations.NullMarked;
