/// What happened on each host, kept small, and which findings hang together there.
@NullMarked
package org.cresset.story.host;

import org.jspecify.annotations.NullMarked;
