package org.cresset.detect;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.cresset.detect.correlation.Episode;
import org.cresset.event.Event;
import org.cresset.event.EventSource;
import org.cresset.event.Fields;
import org.cresset.event.Place;
import org.cresset.event.TimeTrust;
import org.cresset.event.Timestamps;
import org.cresset.rule.Correlation;
import org.cresset.rule.SigmaRule;

/// A rule that fired on an event, or an alert of another product, with what a person needs to judge it.
///
/// @param id made from the rule's id and the bytes of the record, so that the same find always has the same id
/// @param time in microseconds since 1970, or [Event#NO_TIME]
/// @param trust what the time rests on; of a correlation, the least of the events it took together
/// @param carved the record was brought back from where the log no longer counts it
/// @param process who did it, where the event says so
/// @param matched the fields that made the rule fire, with their values
/// @param events the events that a correlation took together, oldest first; of many the latest
public record Detection(
        String id,
        long time,
        TimeTrust trust,
        Optional<String> host,
        SigmaRule rule,
        Place source,
        boolean carved,
        Optional<Actor> process,
        Map<String, String> matched,
        List<Part> events) {

    public Detection {
        events = List.copyOf(events);
    }

    /// An event that a correlation took together with others.
    ///
    /// @param id what a detection of this rule in this record has for an id
    public record Part(String id, long time, Optional<String> host, SigmaRule rule, Place source) {}

    /// The process that an event is about.
    public record Actor(
            Optional<String> guid,
            Optional<Long> pid,
            Optional<String> image,
            Optional<String> commandLine,
            Optional<String> user) {}

    /// Values are cut at this length; the record itself is named by its place.
    private static final int LONGEST = 4096;

    /// Keeps what is needed of an event.
    ///
    /// @param matched the fields that made the rule fire, with their whole values; they are cut in it
    /// @param digest for the id; any state of it is lost
    public static Detection of(SigmaRule rule, Event event, Map<String, String> matched, MessageDigest digest) {
        matched.replaceAll((field, value) -> cut(value));
        return new Detection(
                id(rule, event, digest),
                event.time(),
                event.trust(),
                event.get(Fields.COMPUTER).filter(name -> !name.isBlank()),
                rule,
                event.place(),
                event.first(Fields.CARVED) >= 0,
                process(event),
                matched,
                List.of());
    }

    /// What a correlation found.
    static Detection of(Episode episode, List<SigmaRule> rules, SigmaRule rule) {
        List<Part> parts = episode.evidence().stream()
                .map(each -> new Part(each.id(), each.time(), each.host(), rules.get(each.rule()), each.place()))
                .toList();
        Part last = parts.getLast();
        return new Detection(
                episode.id(),
                episode.time(),
                episode.trust(),
                last.host(),
                rule,
                last.source(),
                false,
                Optional.empty(),
                matched(rule.correlation().orElseThrow(), episode),
                parts);
    }

    private static Map<String, String> matched(Correlation asked, Episode episode) {
        Map<String, String> matched = new LinkedHashMap<>();
        for (int i = 0; i < asked.groupBy().size(); i++) {
            matched.put(asked.groupBy().get(i), cut(episode.group().get(i)));
        }
        if (!episode.measure().isEmpty()) {
            String of = asked.fields().isEmpty() ? "" : " " + String.join(", ", asked.fields());
            matched.putIfAbsent(asked.type().label() + of, episode.measure());
        }
        matched.putIfAbsent("events", Long.toString(episode.events()));
        matched.putIfAbsent("since", Timestamps.format(episode.first()));
        return matched;
    }

    static String id(SigmaRule rule, Event event, MessageDigest digest) {
        digest.reset();
        digest.update(rule.id().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        digest.update(event.raw(), event.rawFrom(), event.rawTo() - event.rawFrom());
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }

    private static Optional<Actor> process(Event event) {
        Optional<String> guid = event.get(Fields.PROCESS_GUID).or(() -> event.get(Fields.SOURCE_PROCESS_GUID));
        Optional<Long> pid = event.get(Fields.NEW_PROCESS_ID)
                .or(() -> event.get(Fields.PROCESS_ID))
                .or(() -> event.get(Fields.SOURCE_PROCESS_ID))
                .flatMap(Detection::number);
        Optional<String> image = event.get(Fields.IMAGE)
                .or(() -> event.get(Fields.SOURCE_IMAGE))
                .or(() -> event.get(Fields.PROCESS_NAME));
        if (guid.isEmpty() && pid.isEmpty() && image.isEmpty()) {
            return Optional.empty();
        }
        Function<String, String> cut = Detection::cut;
        return Optional.of(new Actor(
                guid.map(cut),
                pid,
                image.map(cut),
                event.get(Fields.COMMAND_LINE).map(cut),
                user(event).map(cut)));
    }

    private static Optional<String> user(Event event) {
        Optional<String> subject = event.get(Fields.SUBJECT_USER)
                .map(name -> event.get(Fields.SUBJECT_DOMAIN)
                        .map(domain -> domain + "\\" + name)
                        .orElse(name));
        return subject.or(() -> event.get(Fields.USER)).or(() -> event.get(Fields.SOURCE_USER));
    }

    private static Optional<Long> number(String text) {
        String decimal = EventSource.decimal(text);
        boolean digits =
                !decimal.isEmpty() && decimal.length() <= 18 && decimal.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits ? Optional.of(Long.parseLong(decimal)) : Optional.empty();
    }

    private static String cut(String value) {
        if (value.length() <= LONGEST) {
            return value;
        }
        int end = Character.isHighSurrogate(value.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return value.substring(0, end) + "\u2026";
    }
}
