/// Benchmarks of the parts of the index, which lie in its package to see them.
@NullMarked
package org.cresset.rule.index;

import org.jspecify.annotations.NullMarked;
