/// What happened: events with typed slots, and the table that says which log source an event belongs to.
@NullMarked
package org.cresset.event;

import org.jspecify.annotations.NullMarked;
