/// Looks for indicators of compromise in events and makes what it finds detections.
@NullMarked
package org.cresset.detect.indicator;

import org.jspecify.annotations.NullMarked;
