/// What the constants of stories should be, by rules that are stated beforehand.
@NullMarked
package org.cresset.bench.tuning;

import org.jspecify.annotations.NullMarked;
