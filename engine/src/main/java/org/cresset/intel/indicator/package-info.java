/// Indicators of compromise: what they are, who says so and for how long, and what is no indicator.
@NullMarked
package org.cresset.intel.indicator;

import org.jspecify.annotations.NullMarked;
