package org.cresset.rule.lint;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cresset.rule.Finding.Code;
import org.cresset.rule.Glob;
import org.cresset.rule.Yaml.Scalar;

/// The condition of a rule as it is written.
final class ConditionWords {

    private static final Pattern QUANTITY = Pattern.compile("(?i)(?<![^\\s(])(all|any|1)\\s+of\\s+([^\\s()]+)");
    private static final Pattern WORD = Pattern.compile("[()]|[^\\s()]+");

    private ConditionWords() {}

    static void check(Subject subject) {
        List<String> names = subject.detectionNames();
        List<Scalar> conditions =
                subject.detection().get("condition").map(Subject::values).orElse(List.of());
        for (Scalar condition : conditions) {
            quantities(subject, condition, names);
            if (mixes(condition.text())) {
                subject.found(
                        Code.MIXED_OPERATORS,
                        condition,
                        "condition",
                        "'and' binds more strongly than the 'or' beside it; parentheses would say which is meant");
            }
        }
    }

    private static void quantities(Subject subject, Scalar condition, List<String> names) {
        Matcher matcher = QUANTITY.matcher(condition.text());
        while (matcher.find()) {
            String pattern = matcher.group(2);
            List<String> covered =
                    names.stream().filter(name -> covers(pattern, name)).toList();
            if (covered.size() == 1) {
                subject.found(
                        Code.ONE_OF_ONE,
                        condition,
                        "condition",
                        "'" + matcher.group() + "' covers nothing but '" + covered.getFirst() + "'");
            }
        }
    }

    private static boolean covers(String pattern, String name) {
        return pattern.equalsIgnoreCase("them")
                ? !name.startsWith("_")
                : Glob.parse(pattern).matches(name);
    }

    /// Whether `and` and `or` stand beside each other within the same parentheses.
    private static boolean mixes(String condition) {
        Deque<String> operators = new ArrayDeque<>();
        operators.push("");
        Matcher words = WORD.matcher(condition);
        while (words.find()) {
            String word = words.group().toLowerCase(Locale.ROOT);
            switch (word) {
                case "(" -> operators.push("");
                case ")" -> operators.pollFirst();
                case "and", "or" -> {
                    String before = operators.isEmpty() ? "" : operators.pop();
                    if (!before.isEmpty() && !before.equals(word)) {
                        return true;
                    }
                    operators.push(word);
                }
                default -> {}
            }
        }
        return false;
    }
}
