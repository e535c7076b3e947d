/// Correlations: what events must be together. A plain state over matches in the order of their time, with snapshot and
/// restore, that knows nothing of where events come from.
@NullMarked
package org.cresset.detect.correlation;

import org.jspecify.annotations.NullMarked;
