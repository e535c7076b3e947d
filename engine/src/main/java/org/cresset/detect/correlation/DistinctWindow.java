package org.cresset.detect.correlation;

import java.util.HashMap;
import java.util.Map;
import org.cresset.rule.Correlation;

/// Counts different values: how often each is in the window is kept, so that an event that leaves costs no recount.
final class DistinctWindow extends CountWindow {

    private static final class Times {
        private int count;
    }

    private final Map<String, Times> times = new HashMap<>();

    DistinctWindow(Correlation asked) {
        super(asked);
    }

    @Override
    public void add(Entry entry) {
        super.add(entry);
        times.computeIfAbsent(entry.value(), unseen -> new Times()).count++;
    }

    @Override
    void forgotten(Entry entry) {
        Times left = times.get(entry.value());
        if (left != null && --left.count == 0) {
            times.remove(entry.value());
        }
    }

    @Override
    long count() {
        return times.size();
    }
}
