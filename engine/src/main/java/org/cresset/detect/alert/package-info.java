/// Alerts of other products as detections: which records are alerts, and what they say.
@NullMarked
package org.cresset.detect.alert;

import org.jspecify.annotations.NullMarked;
