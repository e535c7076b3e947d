/// Evaluations and benchmarks. A scorer here reads only truth and output, and imports nothing that it judges.
@NullMarked
package org.cresset.bench;

import org.jspecify.annotations.NullMarked;
