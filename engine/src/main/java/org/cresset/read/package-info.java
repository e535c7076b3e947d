/// From foreign bytes to events: what a reader is, and what the readers of text formats share.
@NullMarked
package org.cresset.read;

import org.jspecify.annotations.NullMarked;
