package org.cresset.rule.lint;

import java.util.regex.Pattern;
import org.cresset.rule.Expression;
import org.cresset.rule.Finding.Code;
import org.cresset.rule.Item;
import org.cresset.rule.Modifier;
import org.cresset.rule.Yaml.Scalar;

/// Regular expressions.
final class Expressions {

    private static final Pattern ESCAPED = Pattern.compile("\\\\[^\\w\\s]");
    private static final String MEANINGFUL = "\\.[](){}*+?|^$";

    private Expressions() {}

    static void check(Subject subject, Item item) {
        if (!item.has(Modifier.RE) || item.has(Modifier.EXPAND)) {
            return;
        }
        for (Scalar value : item.values()) {
            form(subject, item, value);
            if (!new Expression(value.text(), item.flags()).isLinear()) {
                Values.found(
                        subject,
                        Code.EXPRESSION_WITH_BUDGET,
                        item,
                        value,
                        Values.shown(value) + " looks around or back, so its steps are limited");
            }
        }
    }

    private static boolean isPlain(String expression) {
        String bare = ESCAPED.matcher(expression).replaceAll("x");
        return !bare.isEmpty() && bare.chars().noneMatch(c -> MEANINGFUL.indexOf(c) >= 0);
    }

    /// For rules that no text wakes: expressions that are tried on every value of their field.
    static void cost(Subject subject, Item item) {
        if (!item.has(Modifier.RE) || item.has(Modifier.EXPAND)) {
            return;
        }
        for (Scalar value : item.values()) {
            Expression expression = new Expression(value.text(), item.flags());
            if (expression.isLinear() && expression.necessary().isEmpty()) {
                Values.found(
                        subject,
                        Code.EXPRESSION_WITHOUT_LITERAL,
                        item,
                        value,
                        Values.shown(value) + " has no fixed text, so it is tried on every value");
            }
        }
    }

    private static void form(Subject subject, Item item, Scalar value) {
        String text = value.text();
        boolean head = text.startsWith("^");
        boolean tail = text.endsWith("$") && !text.endsWith("\\$");
        String inner = text.substring(head ? 1 : 0, Math.max(head ? 1 : 0, text.length() - (tail ? 1 : 0)));
        if (isPlain(inner)) {
            String better = head && tail ? "a plain value" : head ? "startswith" : tail ? "endswith" : "contains";
            Values.found(
                    subject,
                    Code.LITERAL_EXPRESSION,
                    item,
                    value,
                    Values.shown(value) + " is plain text: " + better + " is faster (with cased, if case counts)");
        }
        boolean open = text.startsWith(".*") || (text.endsWith(".*") && !text.endsWith("\\.*"));
        if (open && text.length() > 2) {
            Values.found(
                    subject,
                    Code.OPEN_EXPRESSION,
                    item,
                    value,
                    Values.shown(value) + ": it is found anywhere in a value, so .* at its end changes nothing");
        }
    }
}
