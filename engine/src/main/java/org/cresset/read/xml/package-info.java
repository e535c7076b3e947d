/// Windows events as XML, as the Event Viewer and `wevtutil` export them.
@NullMarked
package org.cresset.read.xml;

import org.jspecify.annotations.NullMarked;
