/// JSON: lines, arrays or objects one after another, in every shape that Windows events are exported in.
@NullMarked
package org.cresset.read.json;

import org.jspecify.annotations.NullMarked;
