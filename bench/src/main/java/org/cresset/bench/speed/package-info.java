/// How fast parts of the engine are by themselves.
@NullMarked
package org.cresset.bench.speed;

import org.jspecify.annotations.NullMarked;
