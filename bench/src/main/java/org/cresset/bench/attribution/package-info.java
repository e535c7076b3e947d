/// Judges attribution: cases of known groups, some of what is known of the group left out.
@NullMarked
package org.cresset.bench.attribution;

import org.jspecify.annotations.NullMarked;
