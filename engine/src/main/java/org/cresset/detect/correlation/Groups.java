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

    /// What a group costs beside its events and the texts of its key.
    private static final int GROUP_BYTES = 600;

    private final int number;
    private final Plan plan;
    private final Correlation asked;
    private final MessageDigest digest;
    /// The one that was quiet for longest first.
    private final LinkedHashMap<List<String>, Group> byKey = new LinkedHashMap<>(16, 0.75f, true);

    private @Nullable Group latest;
    private long bytes;
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
        Group group = byKey.computeIfAbsent(key(match.group()), this::added);
        bytes -= group.window.bytes();
        boolean begins = group.add(new Entry(match.position(), value, match.evidence()), oldest);
        bytes += group.window.bytes();
        latest = group;
        return begins ? Optional.of(episode(group.window.held(), match)) : Optional.empty();
    }

    private Group added(List<String> key) {
        bytes += bytes(key);
        return new Group(Window.of(asked));
    }

    private static long bytes(List<String> key) {
        long texts = 0;
        for (String text : key) {
            texts += text.length();
        }
        return GROUP_BYTES + 2 * texts;
    }

    /// Roughly the memory that is taken.
    long bytes() {
        return bytes;
    }

    /// Forgets the group that was quiet for longest, or of the only one the oldest events.
    ///
    /// @param wanted how much memory is to be free, where events are forgotten
    void saveMemory(long wanted) {
        if (byKey.size() > 1) {
            forgetQuietest();
            evicted++;
        } else if (byKey.size() == 1 && latest != null) {
            bytes -= latest.window.bytes();
            dropped += latest.window.trim(wanted);
            bytes += latest.window.bytes();
        }
    }

    private void forgetQuietest() {
        Map.Entry<List<String>, Group> quietest = byKey.pollFirstEntry();
        if (quietest != null) {
            bytes -= bytes(quietest.getKey()) + quietest.getValue().window.bytes();
        }
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
            Group group = added(remembered.key());
            remembered.events().forEach(group.window::add);
            group.held = remembered.held();
            group.last = remembered.last();
            byKey.put(remembered.key(), group);
            latest = group;
            bytes += group.window.bytes();
        }
    }
}
