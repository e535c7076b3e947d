/// Whether alerts become the right stories: the truth, the score, and the methods that stories are compared with. The
/// score reads only labels and stories; a method sees no label.
@NullMarked
package org.cresset.bench.stories;

import org.jspecify.annotations.NullMarked;
