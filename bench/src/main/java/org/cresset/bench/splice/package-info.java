/// Recorded attacks put into days on which nothing happened.
@NullMarked
package org.cresset.bench.splice;

import org.jspecify.annotations.NullMarked;
