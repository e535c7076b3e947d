/// Rules over events: which fire, how often, and what they found.
@NullMarked
package org.cresset.detect;

import org.jspecify.annotations.NullMarked;
