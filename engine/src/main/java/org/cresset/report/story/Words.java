package org.cresset.report.story;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.cresset.event.Event;
import org.cresset.event.Timestamps;
import org.cresset.intel.Techniques;
import org.cresset.render.Escape;
import org.cresset.render.Messages;

/// Words of one language, and texts from logs made fit to stand among them: cut, what is invisible shown, and in
/// quotes unless they are plain names. Nothing in a text from a log can end its quotes.
final class Words {

    private static final int NAME = 60;
    private static final int QUOTE = 90;
    private static final int LINE = 120;
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}._$@\\\\:/-]{1," + NAME + "}");

    private final Messages messages;

    Words(Messages messages) {
        this.messages = messages;
    }

    String say(String key, Object... values) {
        return messages.get(key, values);
    }

    String number(long number) {
        return messages.get("number", number);
    }

    /// A figure with at most one decimal.
    static String figure(double value) {
        String text = String.format(Locale.ROOT, "%.1f", value);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    /// A weight, with two decimals where it needs them.
    static String weight(double value) {
        return String.format(Locale.ROOT, "%.2f", value).replaceFirst("\\.?0+$", "");
    }

    /// A name: as it is where it is plain, else in quotes.
    String name(String text) {
        return PLAIN.matcher(text).matches() ? text : quote(text, NAME);
    }

    String quote(String text) {
        return quote(text, QUOTE);
    }

    private String quote(String text, int most) {
        String inside = cut(text, most).replace('\u201c', '"').replace('\u201d', '"');
        return say("story.quote", inside);
    }

    /// The title of a rule.
    static String rule(String title) {
        return cut(title, LINE);
    }

    /// Text that is no longer than so many characters, with what is invisible shown.
    static String cut(String text, int most) {
        String start = text.length() <= 2 * most ? text : text.substring(0, 2 * most);
        String visible = Escape.terminal(start);
        int length = visible.codePointCount(0, visible.length());
        if (length <= most) {
            return start.length() == text.length() ? visible : visible + "\u2026";
        }
        return visible.substring(0, visible.offsetByCodePoints(0, most - 1)) + "\u2026";
    }

    /// The last part of a path.
    static String file(String path) {
        int slash = Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/'));
        return slash < 0 || slash == path.length() - 1 ? path : path.substring(slash + 1);
    }

    /// The part of a path before its last.
    static String folder(String path) {
        int slash = Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/'));
        return slash < 0 || slash == path.length() - 1 ? "" : path.substring(0, slash);
    }

    /// The day and the minute.
    String minute(long time) {
        return time == Event.NO_TIME
                ? "?"
                : say("story.time", day(time), clock(time).substring(0, 5));
    }

    static String day(long time) {
        return Timestamps.format(time).substring(0, 10);
    }

    /// The time of the day, to the second.
    static String clock(long time) {
        return time == Event.NO_TIME ? "" : Timestamps.format(time).substring(11, 19);
    }

    /// The time of the day, with the day where it is another one than that of the first time.
    static String clock(long time, long first) {
        boolean known = time != Event.NO_TIME && first != Event.NO_TIME;
        return known && !day(time).equals(day(first)) ? day(time).substring(5) + " " + clock(time) : clock(time);
    }

    /// A length of time in microseconds.
    String span(long micros) {
        long seconds = micros / 1_000_000;
        if (seconds >= 86_400) {
            return say("story.span.days", seconds / 86_400, seconds % 86_400 / 3_600);
        }
        if (seconds >= 3_600) {
            return say("story.span.hours", seconds / 3_600, seconds % 3_600 / 60);
        }
        if (seconds >= 60) {
            return say("story.span.minutes", seconds / 60);
        }
        return seconds == 0 ? say("story.span.instant") : say("story.span.seconds", seconds);
    }

    /// Some of many, joined.
    String list(List<String> items, int most) {
        String comma = say("story.list.comma");
        if (items.size() > most) {
            return say("story.list.more", String.join(comma, items.subList(0, most)), items.size() - most);
        }
        return items.size() < 2
                ? String.join(comma, items)
                : say("story.list.and", String.join(comma, items.subList(0, items.size() - 1)), items.getLast());
    }

    /// The name of a tactic; of one that ATT&CK does not have, what the rule says.
    String tactic(String tactic) {
        return Techniques.TACTICS.contains(tactic) ? say("tactic." + tactic) : name(tactic);
    }

    String host(String host) {
        return host.isEmpty() ? say("story.nowhere") : name(host);
    }

    /// Hosts for a title: one or two by name, of more the first.
    String hosts(List<String> hosts) {
        return switch (hosts.size()) {
            case 0 -> say("story.nowhere");
            case 1 -> host(hosts.getFirst());
            case 2 -> say("story.hosts.two", host(hosts.get(0)), host(hosts.get(1)));
            default -> say("story.hosts.more", host(hosts.getFirst()), hosts.size() - 1);
        };
    }
}
