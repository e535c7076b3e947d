/// Attack stories: detections and what hangs together with them, scored and explained.
@NullMarked
package org.cresset.story;

import org.jspecify.annotations.NullMarked;
