package org.cresset.detect.indicator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cresset.detect.Exceptions;
import org.cresset.event.Event;
import org.cresset.intel.indicator.Decay;
import org.cresset.intel.indicator.Indicator;
import org.cresset.intel.indicator.Label;
import org.cresset.intel.indicator.Label.Kind;
import org.cresset.rule.Level;
import org.cresset.rule.SigmaRule;

/// Looks for indicators in events. Of all that name one value of an event, the one counts in which most confidence is
/// left at the time of the event. For one thread.
public final class IndicatorDetector {

    /// With less confidence an indicator counts no more.
    private static final double LEAST = 5;

    private static final double LOW = 25;
    private static final double MEDIUM = 50;
    private static final double HIGH = 75;

    private static final int LONGEST_TITLE = 160;

    private final WatchedFields fields;
    private final Level least;
    private final Exceptions exceptions;
    private final Lookup lookup;
    private Sum sum = Sum.NONE;

    /// An indicator and the confidence that is left in it.
    private record Left(Indicator indicator, double confidence) {

        /// The most confidence first; of the same the first by value and source.
        private static final Comparator<Left> BEST =
                Comparator.comparingDouble((Left left) -> -left.confidence).thenComparing(Left::indicator);
    }

    IndicatorDetector(IndicatorIndex index, WatchedFields fields, Level least, Exceptions exceptions) {
        this.fields = fields;
        this.least = least;
        this.exceptions = exceptions;
        lookup = new Lookup(index);
    }

    /// What came of all events so far.
    public Sum sum() {
        return sum;
    }

    /// The indicators that stand in an event, each once.
    public List<Sighting> of(Event event) {
        List<Sighting> sightings = List.of();
        int size = event.size();
        for (int entry = 0; entry < size; entry++) {
            if (fields.ask(event, entry, lookup) && !lookup.found().isEmpty()) {
                sightings = with(sightings, event, entry);
            }
        }
        int paths = fields.paths();
        for (int path = 0; path < paths; path++) {
            int entry = fields.askPath(event, path, lookup);
            if (!lookup.found().isEmpty()) {
                sightings = with(sightings, event, entry);
            }
        }
        return sightings;
    }

    private List<Sighting> with(List<Sighting> before, Event event, int entry) {
        List<Indicator> found = List.copyOf(new TreeSet<>(lookup.found()));
        lookup.clear();
        List<Left> left = left(found, event.time());
        if (left.isEmpty()
                || before.stream()
                        .anyMatch(
                                each -> each.indicator().equals(left.getFirst().indicator()))) {
            return before;
        }
        Optional<Sighting> sighting = sighting(left, event, entry);
        if (sighting.isEmpty()) {
            return before;
        }
        List<Sighting> all = new ArrayList<>(before);
        all.add(sighting.get());
        return all;
    }

    /// What is left of each at a time, best first. Where none counts, the best of them says why.
    private List<Left> left(List<Indicator> found, long time) {
        List<Left> left = new ArrayList<>();
        boolean faded = false;
        for (Indicator indicator : found) {
            boolean over = time != Event.NO_TIME
                    && indicator
                            .validity()
                            .until()
                            .filter(until -> micros(until) < time)
                            .isPresent();
            double confidence = confidence(indicator, time);
            faded |= !over;
            if (!over && confidence >= LEAST) {
                left.add(new Left(indicator, confidence));
            }
        }
        if (left.isEmpty()) {
            sum = sum.plus(faded ? new Sum(0, 0, 1, 0, 0) : new Sum(0, 1, 0, 0, 0));
        }
        left.sort(Left.BEST);
        return left;
    }

    private static double confidence(Indicator indicator, long time) {
        Optional<Instant> from = indicator.validity().from();
        return from.isEmpty() || time == Event.NO_TIME
                ? indicator.confidence()
                : Decay.confidence(indicator.value().type(), indicator.confidence(), micros(from.get()), time);
    }

    private static long micros(Instant time) {
        return time.getEpochSecond() * 1_000_000 + time.getNano() / 1000;
    }

    private Optional<Sighting> sighting(List<Left> left, Event event, int entry) {
        Left best = left.getFirst();
        SigmaRule rule = rule(best);
        if (rule.level().compareTo(least) < 0) {
            sum = sum.plus(new Sum(0, 0, 0, 1, 0));
            return Optional.empty();
        }
        if (exceptions.silence(rule, event)) {
            sum = sum.plus(new Sum(0, 0, 0, 0, 1));
            return Optional.empty();
        }
        sum = sum.plus(new Sum(1, 0, 0, 0, 0));
        return Optional.of(new Sighting(best.indicator(), rule, matched(left, event, entry)));
    }

    private static SigmaRule rule(Left best) {
        Indicator indicator = best.indicator();
        String source = indicator.provenance().source();
        String title = "Indicator of " + (source.isEmpty() ? "an unknown source" : source) + ": "
                + indicator.value().type().label() + " " + indicator.value().text();
        boolean control = !indicator.value().type().isHash()
                && indicator.labels().contains(new Label(Kind.TACTIC, "command-and-control"));
        return SigmaRule.indicator(
                indicator.id(),
                title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE) + "\u2026",
                level(best.confidence()),
                control ? List.of("attack.command-and-control") : List.of());
    }

    private static Level level(double confidence) {
        return confidence >= HIGH
                ? Level.HIGH
                : confidence >= MEDIUM ? Level.MEDIUM : confidence >= LOW ? Level.LOW : Level.INFORMATIONAL;
    }

    private static Map<String, String> matched(List<Left> left, Event event, int entry) {
        Indicator best = left.getFirst().indicator();
        Map<String, String> matched = new LinkedHashMap<>();
        matched.put(event.name(entry), event.value(entry));
        matched.put(
                "indicator", best.value().type().label() + " " + best.value().text());
        matched.put("indicator.source", best.provenance().source());
        matched.put("indicator.confidence", Math.round(left.getFirst().confidence()) + " of " + best.confidence());
        best.validity().from().ifPresent(from -> matched.put("indicator.since", from.toString()));
        matched.put("indicator.tlp", best.provenance().tlp().label());
        if (!best.labels().isEmpty()) {
            matched.put(
                    "indicator.labels",
                    best.labels().stream().map(Label::toString).collect(Collectors.joining(" | ")));
        }
        if (left.size() > 1) {
            matched.put(
                    "indicator.others",
                    left.stream()
                            .skip(1)
                            .map(other -> other.indicator().value().text() + " of "
                                    + other.indicator().provenance().source())
                            .collect(Collectors.joining(" | ")));
        }
        return matched;
    }
}
