/// Sigma: what rules say, and, slowly and plainly, what they mean. The reference for every faster engine.
@NullMarked
package org.cresset.rule;

import org.jspecify.annotations.NullMarked;
