package org.cresset.bench;

import org.cresset.event.Event;
import org.cresset.read.Sink;
import org.cresset.read.Unreadable;

/// A sink for evaluations that count events alone.
abstract class EventsOnly implements Sink {

    @Override
    public void remark(Event event) {}

    @Override
    public void unreadable(Unreadable piece) {}

    @Override
    public void skipped(Unreadable piece) {}
}
