/// What ties things together that no process started and no connection shows: credentials used for other hosts, and
/// services and tasks that run what somebody made them run.
@NullMarked
package org.cresset.story.link;

import org.jspecify.annotations.NullMarked;
