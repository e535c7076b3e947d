package org.cresset.intel.indicator;

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.cresset.intel.Uuids;

/// A value by which someone says that an attack can be known.
///
/// @param validity from when its source knows it, and when it stops to hold
/// @param confidence of its source that it is right, 0 to 100, at the time from which it holds
/// @param labels ordered, each once
public record Indicator(Value value, Validity validity, Provenance provenance, int confidence, List<Label> labels)
        implements Comparable<Indicator> {

    private static final Comparator<Indicator> ORDER = Comparator.comparing(
                    (Indicator indicator) -> indicator.value().type())
            .thenComparing(indicator -> indicator.value().text())
            .thenComparing(indicator -> indicator.provenance().source());

    /// So many labels of one indicator are kept.
    private static final int MOST_LABELS = 50;

    public Indicator {
        if (confidence < 0 || confidence > 100) {
            throw new IllegalArgumentException("confidence is 0 to 100, not " + confidence);
        }
        labels = new TreeSet<>(labels).stream().limit(MOST_LABELS).toList();
    }

    /// The same for the same value of the same source, wherever and whenever it is read: a UUID of version 5.
    public String id() {
        return "indicator--" + Uuids.own(value.type().label() + "\0" + value.text() + "\0" + provenance.source());
    }

    /// What the same source says of the same value at two places: the later knowledge, the stricter marking, the higher
    /// confidence, all labels.
    public Indicator with(Indicator other) {
        Provenance mine = provenance;
        Provenance its = other.provenance;
        Admiralty rating =
                mine.rating().toString().compareTo(its.rating().toString()) <= 0 ? mine.rating() : its.rating();
        Provenance both = new Provenance(
                mine.source(),
                rating,
                mine.tlp().isWithin(its.tlp()) ? its.tlp() : mine.tlp(),
                mine.pap().compareTo(its.pap()) >= 0 ? mine.pap() : its.pap());
        TreeSet<Label> all = new TreeSet<>(labels);
        all.addAll(other.labels);
        return new Indicator(
                value, validity.with(other.validity), both, Math.max(confidence, other.confidence), List.copyOf(all));
    }

    /// By type, value and source.
    @Override
    public int compareTo(Indicator other) {
        return ORDER.compare(this, other);
    }
}
