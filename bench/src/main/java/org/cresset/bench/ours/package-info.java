/// Our own engine as a method that the scorers of `bench` can judge.
@NullMarked
package org.cresset.bench.ours;

import org.jspecify.annotations.NullMarked;
