/// Makes the tables of knowledge from what others publish.
@NullMarked
package org.cresset.bench.knowledge;

import org.jspecify.annotations.NullMarked;
