/// Which group it may be, with evidence for and against, or that the evidence does not suffice.
@NullMarked
package org.cresset.attribute;

import org.jspecify.annotations.NullMarked;
