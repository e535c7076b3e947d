package org.cresset.rule.lint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.cresset.event.Fold;
import org.cresset.rule.Finding.Code;
import org.cresset.rule.Glob;
import org.cresset.rule.Glob.Shape;
import org.cresset.rule.Item;
import org.cresset.rule.Modifier;
import org.cresset.rule.Yaml.Kind;
import org.cresset.rule.Yaml.Scalar;

/// Values of one list beside each other.
final class Lists {

    /// Longer lists are not compared value by value.
    private static final int LONGEST = 1_000;

    private static final int MOST_TOLD = 3;

    /// A value and what it asks for.
    private record Asked(Scalar value, Glob glob) {

        /// Whether everything that meets the other meets this one, too.
        boolean covers(Asked other) {
            if (glob.shape() == Shape.FREE || other.glob.shape() == Shape.FREE) {
                return false;
            }
            String mine = glob.core();
            String others = other.glob.core();
            Shape shape = other.glob.shape();
            return switch (glob.shape()) {
                case CONTAINS -> others.contains(mine);
                case ENDS -> (shape == Shape.ENDS || shape == Shape.EQUALS) && others.endsWith(mine);
                case STARTS -> (shape == Shape.STARTS || shape == Shape.EQUALS) && others.startsWith(mine);
                case EQUALS -> false;
                case FREE -> false;
            };
        }
    }

    private Lists() {}

    static void check(Subject subject, Item item) {
        if (item.values().size() < 2) {
            return;
        }
        boolean cased = item.has(Modifier.CASED) || item.has(Modifier.RE) || item.has(Modifier.BASE64OFFSET);
        Map<String, Scalar> seen = new HashMap<>();
        List<Asked> different = new ArrayList<>();
        for (Scalar value : item.values()) {
            if (value.kind() == Kind.NULL) {
                continue;
            }
            Scalar other = seen.putIfAbsent(cased ? value.text() : Fold.fold(value.text()), value);
            if (other == null) {
                different.add(new Asked(value, glob(item, value, cased)));
            } else if (other.text().equals(value.text())) {
                Values.found(subject, Code.VALUE_TWICE, item, value, Values.shown(value) + " stands twice");
            } else {
                Values.found(
                        subject,
                        Code.VALUE_IN_OTHER_CASE,
                        item,
                        value,
                        Values.shown(value) + " and " + Values.shown(other) + " are the same, as case does not count");
            }
        }
        if (Values.areText(item) && different.size() <= LONGEST) {
            covered(subject, item, different);
        }
    }

    private static Glob glob(Item item, Scalar value, boolean cased) {
        Glob glob = Glob.parse(value.text());
        if (item.has(Modifier.CONTAINS) || item.field().isEmpty()) {
            glob = glob.containing();
        }
        glob = item.has(Modifier.STARTSWITH) ? glob.starting() : glob;
        glob = item.has(Modifier.ENDSWITH) ? glob.ending() : glob;
        return cased ? glob : glob.folded();
    }

    private static void covered(Subject subject, Item item, List<Asked> values) {
        boolean all = item.has(Modifier.ALL);
        List<String> told = new ArrayList<>();
        for (Asked narrow : values) {
            if (!isTold(narrow.value())) {
                continue;
            }
            values.stream()
                    .filter(wide -> !wide.equals(narrow) && isTold(wide.value()) && wide.covers(narrow))
                    .findFirst()
                    .map(wide -> all ? idle(wide, narrow) : idle(narrow, wide))
                    .ifPresent(told::add);
        }
        if (!told.isEmpty()) {
            String more = told.size() > MOST_TOLD ? " and " + (told.size() - MOST_TOLD) + " more like these" : "";
            subject.found(
                    Code.COVERED_VALUE, item, told.stream().limit(MOST_TOLD).collect(Collectors.joining(", ")) + more);
        }
    }

    private static String idle(Asked idle, Asked beside) {
        return Values.shown(idle.value()) + " adds nothing to " + Values.shown(beside.value());
    }

    /// Of an empty text that covers everything, [Values] tells; and texts of a book's length are not compared.
    private static boolean isTold(Scalar value) {
        return !value.text().isEmpty() && value.text().length() <= LONGEST;
    }
}
