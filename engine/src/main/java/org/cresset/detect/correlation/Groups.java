package org.cresset.detect.correlation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cresset.detect.correlation.Window.Held;
import org.cresset.event.Fold;
import org.cresset.rule.Correlation;
import org.jspecify.annotations.Nullable;

/// The groups of one correlation. For one thread.
final class Groups {

    private final int number;
    private final Plan plan;
    private final Correlation asked;
    private final MessageDigest digest;
    /// The one that was quiet for longest first.
    private final LinkedHashMap<List<String>, Group> byKey = new LinkedHashMap<>(16, 0.75f, true);

    private @Nullable Group latest;
    private long size;
    private long unnumbered;
    private long evicted;
    private long dropped;

    /// @param digest for the ids of what is found; any state of it is lost
    Groups(int number, Plan plan, MessageDigest digest) {
        this.number = number;
        this.plan = plan;
        this.digest = digest;
        asked = plan.asked();
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
        long oldest =
                Long.MIN_VALUE + asked.timespan() > match.time() ? Long.MIN_VALUE : match.time() - asked.timespan();
        forgetBefore(oldest);
        Group group = byKey.computeIfAbsent(key(match.group()), unseen -> new Group(Window.of(asked)));
        size -= group.window.size();
        boolean begins = group.add(new Entry(match.position(), value, match.evidence()), oldest);
        size += group.window.size();
        latest = group;
        return begins ? Optional.of(episode(group.window.held(), match)) : Optional.empty();
    }

    /// How many events are kept.
    long size() {
        return size;
    }

    int count() {
        return byKey.size();
    }

    /// Forgets the group that was quiet for longest, or of the only one the oldest events.
    ///
    /// @param most how many events may be left of the only one
    void saveMemory(int most) {
        if (byKey.size() > 1) {
            forgetQuietest();
            evicted++;
        } else if (latest != null) {
            int trimmed = latest.window.trim(most);
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
                id(held, match),
                number,
                match.group(),
                held.first(),
                match.time(),
                held.events(),
                held.measure(),
                held.evidence());
    }

    private String id(Held held, Match match) {
        StringBuilder content = new StringBuilder(plan.id()).append('\0').append(match.time());
        match.group().forEach(value -> content.append('\0').append(value));
        held.evidence().forEach(each -> content.append('\0').append(each.id()));
        digest.reset();
        digest.update(content.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
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
            latest = group;
            size += group.window.size();
        }
    }
}
