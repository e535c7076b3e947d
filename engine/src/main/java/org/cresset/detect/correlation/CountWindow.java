package org.cresset.detect.correlation;

import java.math.BigDecimal;
import java.util.List;
import org.cresset.rule.Correlation;
import org.cresset.rule.Correlation.Bound;

/// Counts events. Others count more of them.
class CountWindow implements Window {

    private final List<Bound> bounds;
    private final Ring ring = new Ring();
    private long bytes;

    CountWindow(Correlation asked) {
        bounds = asked.bounds();
    }

    @Override
    public void add(Entry entry) {
        ring.add(entry);
        bytes += entry.bytes();
    }

    @Override
    public final void forgetBefore(long time) {
        while (ring.size() > 0 && ring.oldest().time() < time) {
            forgetOldest();
        }
    }

    @Override
    public final int trim(long wanted) {
        long most = bytes - wanted;
        int before = ring.size();
        while (ring.size() > 0 && bytes > most) {
            forgetOldest();
        }
        return before - ring.size();
    }

    private void forgetOldest() {
        Entry oldest = ring.remove();
        bytes -= oldest.bytes();
        forgotten(oldest);
    }

    /// Takes back what was added with the entry.
    void forgotten(Entry entry) {}

    @Override
    public final boolean holds() {
        return size() > 0 && isWithin(bounds);
    }

    /// Whether the number is within all bounds.
    boolean isWithin(List<Bound> all) {
        BigDecimal measure = BigDecimal.valueOf(count());
        for (Bound bound : all) {
            if (!bound.holds(measure)) {
                return false;
            }
        }
        return true;
    }

    long count() {
        return size();
    }

    /// The number that is held against the bounds, in decimal.
    String measure() {
        return Long.toString(count());
    }

    final int size() {
        return ring.size();
    }

    @Override
    public final long bytes() {
        return bytes;
    }

    @Override
    public final Held held() {
        return new Held(ring.oldest().time(), ring.size(), measure(), ring.latest(NAMED));
    }

    @Override
    public final List<Entry> entries() {
        return ring.toList();
    }
}
