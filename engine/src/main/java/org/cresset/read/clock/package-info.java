/// When things happened, where a log has several clocks or a wrong one.
@NullMarked
package org.cresset.read.clock;

import org.jspecify.annotations.NullMarked;
