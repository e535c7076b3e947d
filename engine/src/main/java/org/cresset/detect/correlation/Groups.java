package org.cresset.detect.correlation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cresset.detect.correlation.Correlator.Limits;
import org.cresset.detect.correlation.Window.Held;
import org.cresset.event.Fold;
import org.cresset.rule.Correlation;

/// The groups of one correlation. For one thread.
final class Groups {

    private final int plan;
    private final Correlation asked;
    private final Limits limits;
    /// The one that was quiet for longest first.
    private final LinkedHashMap<List<String>, Group> byKey = new LinkedHashMap<>(16, 0.75f, true);

    private long size;
    private long unnumbered;
    private long evicted;
    private long dropped;

    Groups(int plan, Correlation asked, Limits limits) {
        this.plan = plan;
        this.asked = asked;
        this.limits = limits;
    }

    /// Adds a match that is not older than any before.
    ///
    /// @return what is found at it
    Optional<Episode> add(Match match) {
        String value = Values.of(asked, match.values());
        if (value.isEmpty() && !asked.fields().isEmpty()) {
            unnumbered++;
            return Optional.empty();
        }
        long oldest = match.time() - asked.timespan();
        forgetBefore(oldest);
        Group group = byKey.computeIfAbsent(key(match.group()), unseen -> new Group(Window.of(asked)));
        size -= group.window.size();
        boolean begins = group.add(new Entry(match.position(), value, match.evidence()), oldest);
        size += group.window.size();
        Optional<Episode> found = begins ? Optional.of(episode(group.window.held(), match)) : Optional.empty();
        saveMemory(group);
        return found;
    }

    private void saveMemory(Group latest) {
        while (byKey.size() > limits.groups() || (size > limits.events() && byKey.size() > 1)) {
            forgetQuietest();
            evicted++;
        }
        if (size > limits.events()) {
            int trimmed = latest.window.trim(limits.events());
            dropped += trimmed;
            size -= trimmed;
        }
    }

    private void forgetQuietest() {
        Map.Entry<List<String>, Group> quietest = byKey.pollFirstEntry();
        size -= quietest == null ? 0 : quietest.getValue().window.size();
    }

    private void forgetBefore(long oldest) {
        Map.Entry<List<String>, Group> quiet = byKey.firstEntry();
        while (quiet != null && quiet.getValue().last < oldest) {
            forgetQuietest();
            quiet = byKey.firstEntry();
        }
    }

    private Episode episode(Held held, Match match) {
        return new Episode(
                plan, match.group(), held.first(), match.time(), held.events(), held.measure(), held.evidence());
    }

    /// Case makes no difference.
    private static List<String> key(List<String> group) {
        return switch (group.size()) {
            case 0 -> List.of();
            case 1 -> List.of(Fold.fold(group.getFirst()));
            default -> group.stream().map(Fold::fold).toList();
        };
    }

    private static final class Group {

        private final Window window;
        private boolean held;
        private long last = Long.MIN_VALUE;

        Group(Window window) {
            this.window = window;
        }

        /// Whether an episode begins with the event.
        boolean add(Entry entry, long oldest) {
            window.forgetBefore(oldest);
            window.add(entry);
            boolean before = held && last >= oldest;
            held = window.holds();
            last = entry.time();
            return held && !before;
        }
    }

    long unnumbered() {
        return unnumbered;
    }

    long evicted() {
        return evicted;
    }

    long dropped() {
        return dropped;
    }

    List<CorrelationState.Group> state() {
        return byKey.entrySet().stream()
                .map(each -> new CorrelationState.Group(
                        each.getKey(),
                        each.getValue().held,
                        each.getValue().last,
                        each.getValue().window.entries()))
                .toList();
    }

    void restore(List<CorrelationState.Group> groups) {
        for (CorrelationState.Group remembered : groups) {
            Group group = new Group(Window.of(asked));
            remembered.events().forEach(group.window::add);
            group.held = remembered.held();
            group.last = remembered.last();
            byKey.put(remembered.key(), group);
            size += group.window.size();
        }
    }
}
