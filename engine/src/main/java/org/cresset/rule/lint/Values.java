package org.cresset.rule.lint;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.cresset.rule.Finding.Code;
import org.cresset.rule.Item;
import org.cresset.rule.Modifier;
import org.cresset.rule.Yaml.Kind;
import org.cresset.rule.Yaml.Scalar;

/// Single values that ask for text.
final class Values {

    /// With these alone a value is text that may have wildcards.
    private static final Set<Modifier> WITH_TEXT = EnumSet.of(
            Modifier.ALL,
            Modifier.CASED,
            Modifier.CONTAINS,
            Modifier.ENDSWITH,
            Modifier.NEQ,
            Modifier.STARTSWITH,
            Modifier.WINDASH);

    private static final Set<Modifier> PLACES = EnumSet.of(Modifier.CONTAINS, Modifier.ENDSWITH, Modifier.STARTSWITH);

    /// Fields whose values are numbers, so that a part of one means nothing.
    private static final Set<String> NUMBERS = Set.of(
            "EventID",
            "LogonType",
            "ProcessId",
            "ParentProcessId",
            "SourceProcessId",
            "TargetProcessId",
            "TerminalSessionId");

    /// Longer values are no paths.
    private static final int LONGEST_PATH = 1_000;

    private static final Pattern ESCAPED = Pattern.compile("\\\\([*?\\\\])");
    private static final Pattern PATH_WITH_ESCAPED_WILDCARD =
            Pattern.compile("\\\\[^*?\\\\].*[\\w%)}]\\\\[*?](\\\\|\\.|$)");
    private static final Pattern SERVER = Pattern.compile("\\\\\\\\[\\w*?].*");

    private Values() {}

    /// Whether the values of an item are text, as it stands there.
    static boolean areText(Item item) {
        return WITH_TEXT.containsAll(item.modifiers());
    }

    static void check(Subject subject, Item item) {
        if (item.modifiers().stream().filter(PLACES::contains).distinct().count() > 1 && areText(item)) {
            subject.found(Code.TWO_PLACES, item, "of contains, startswith and endswith one is enough");
        }
        if (!areText(item)) {
            return;
        }
        for (Scalar value : item.values()) {
            if (value.kind() != Kind.NULL) {
                check(subject, item, value);
            }
        }
    }

    private static void check(Subject subject, Item item, Scalar value) {
        String text = value.text();
        boolean placed = item.modifiers().stream().anyMatch(PLACES::contains);
        if (text.isEmpty()) {
            if (placed) {
                found(subject, Code.EMPTY_TEXT, item, value, "an empty text stands in every value");
            }
            return;
        }
        String bare = ESCAPED.matcher(text).replaceAll("x");
        if (bare.chars().allMatch(c -> c == '*')) {
            onlyStars(subject, item, value);
        } else {
            wildcards(subject, item, value, bare);
        }
        backslashes(subject, item, value);
        if (placed && value.kind() == Kind.INTEGER && NUMBERS.contains(item.field())) {
            found(subject, Code.PART_OF_NUMBER, item, value, text + " also stands in other numbers");
        }
    }

    private static void onlyStars(Subject subject, Item item, Scalar value) {
        if (item.field().isEmpty()) {
            found(subject, Code.ONLY_WILDCARDS, item, value, "it is in every event that has a value");
        } else {
            found(
                    subject,
                    Code.ONLY_WILDCARDS,
                    item,
                    value,
                    "any value will do; say " + item.field() + "|exists: true, or '?*' for a value that is not empty");
        }
    }

    private static void wildcards(Subject subject, Item item, Scalar value, String bare) {
        if (bare.contains("**")) {
            found(subject, Code.DOUBLE_WILDCARD, item, value, shown(value) + ": one star is as good as two");
        }
        boolean head = bare.startsWith("*");
        boolean tail = bare.endsWith("*");
        boolean superfluous = (head && (item.has(Modifier.CONTAINS) || item.has(Modifier.ENDSWITH)))
                || (tail && (item.has(Modifier.CONTAINS) || item.has(Modifier.STARTSWITH)))
                || ((head || tail) && item.field().isEmpty());
        if (superfluous) {
            found(
                    subject,
                    Code.WILDCARD_BESIDE_MODIFIER,
                    item,
                    value,
                    shown(value) + ": the star at the end changes nothing");
            return;
        }
        String inner = bare.substring(head ? 1 : 0, bare.length() - (tail ? 1 : 0));
        boolean placed = item.modifiers().stream().anyMatch(PLACES::contains);
        if ((head || tail) && !placed && inner.indexOf('*') < 0 && inner.indexOf('?') < 0) {
            String better = head && tail ? "contains" : head ? "endswith" : "startswith";
            found(
                    subject,
                    Code.WILDCARD_AS_MODIFIER,
                    item,
                    value,
                    shown(value) + ": " + item.field() + "|" + better + " says it without a star");
        }
    }

    private static void backslashes(Subject subject, Item item, Scalar value) {
        boolean path = value.text().length() <= LONGEST_PATH;
        if (path && PATH_WITH_ESCAPED_WILDCARD.matcher(value.text()).find()) {
            found(
                    subject,
                    Code.ESCAPED_WILDCARD,
                    item,
                    value,
                    shown(value) + ": the wildcard is escaped; a backslash and then any text is written \\\\*");
        }
        boolean fromStart = !item.has(Modifier.CONTAINS) && !item.has(Modifier.ENDSWITH);
        if (fromStart && !item.field().isEmpty() && SERVER.matcher(value.text()).matches()) {
            found(
                    subject,
                    Code.NETWORK_PATH,
                    item,
                    value,
                    shown(value) + " begins with one backslash, being written with two; a network path needs four");
        }
    }

    static String shown(Scalar value) {
        String text = value.text();
        return "'" + (text.length() <= 60 ? text : text.substring(0, 60) + "...") + "'";
    }

    static void found(Subject subject, Code code, Item item, Scalar value, String text) {
        subject.found(code, value, item.place(), text);
    }
}
