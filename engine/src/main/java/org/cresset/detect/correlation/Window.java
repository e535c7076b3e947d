package org.cresset.detect.correlation;

import java.util.List;
import org.cresset.rule.Correlation;

/// The events of one group that are not too old, and what the type of the correlation takes of them.
interface Window {

    /// So many events are named at most where all count.
    int NAMED = 32;

    static Window of(Correlation asked) {
        return switch (asked.type()) {
            case EVENT_COUNT -> new CountWindow(asked);
            case VALUE_COUNT -> new DistinctWindow(asked);
            case VALUE_SUM, VALUE_AVG -> new SumWindow(asked);
            case VALUE_PERCENTILE, VALUE_MEDIAN -> new RankWindow(asked);
            case TEMPORAL, TEMPORAL_ORDERED -> TemporalWindow.of(asked);
        };
    }

    /// Adds an event that is not older than any before.
    void add(Entry entry);

    /// Forgets the events before a time.
    void forgetBefore(long time);

    /// Forgets the oldest events until so much memory is free, or none is left to forget.
    ///
    /// @return how many were forgotten
    int trim(long bytes);

    boolean holds();

    /// Roughly the memory that its events take.
    long bytes();

    /// What makes it hold.
    Held held();

    /// The events that would make a window like this one, in the order of their time.
    List<Entry> entries();

    /// What makes a window hold.
    record Held(long first, long events, String measure, List<Evidence> evidence) {}
}
