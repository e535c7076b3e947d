package org.cresset.rule;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the `condition` of a rule, such as `selection and not 1 of filter_*`.
///
/// Weakest first: `or`, `and`, `not`, `N of`, parentheses.
final class ConditionText {

    private static final Pattern TOKEN = Pattern.compile("\\s*(\\(|\\)|\\||[^\\s()|]+)");
    private static final int DEEPEST = 100;

    private final Map<String, Condition> detections;
    private final Set<String> used = new HashSet<>();
    private List<String> tokens = List.of();
    private int at;
    private int depth;

    ConditionText(Map<String, Condition> detections) {
        this.detections = detections;
    }

    /// @throws RuleException where the text is no condition over these detections
    Condition parse(String text) {
        tokens = tokens(text);
        at = 0;
        depth = 0;
        Condition condition = or();
        if (at < tokens.size()) {
            throw tokens.get(at).equals("|")
                    ? new RuleException("aggregations behind '|' are not part of Sigma 2; write a correlation rule")
                    : wrong("unexpected '" + tokens.get(at) + "'");
        }
        return condition;
    }

    /// The names of detections that the conditions read so far refer to.
    Set<String> used() {
        return used;
    }

    private static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.lookingAt()) {
            tokens.add(matcher.group(1));
            matcher.region(matcher.end(), text.length());
        }
        return tokens;
    }

    private Condition or() {
        List<Condition> parts = new ArrayList<>();
        do {
            parts.add(and());
        } while (takes("or"));
        return parts.size() == 1 ? parts.getFirst() : new Condition.Any(parts);
    }

    private Condition and() {
        List<Condition> parts = new ArrayList<>();
        do {
            parts.add(not());
        } while (takes("and"));
        return parts.size() == 1 ? parts.getFirst() : new Condition.All(parts);
    }

    private Condition not() {
        if (!takes("not")) {
            return atom();
        }
        deeper();
        Condition not = new Condition.Not(not());
        depth--;
        return not;
    }

    private Condition atom() {
        if (takes("(")) {
            deeper();
            Condition inner = or();
            depth--;
            if (!takes(")")) {
                throw wrong("a parenthesis is not closed");
            }
            return inner;
        }
        if (at >= tokens.size()) {
            throw wrong("it ends too early");
        }
        String word = tokens.get(at++);
        if (at < tokens.size() && tokens.get(at).equalsIgnoreCase("of")) {
            at++;
            return quantified(word);
        }
        return named(word);
    }

    private Condition named(String name) {
        Condition detection = detections.get(name);
        if (detection == null) {
            throw wrong("there is no detection '" + name + "'");
        }
        used.add(name);
        return new Condition.Named(name, detection);
    }

    private Condition quantified(String quantity) {
        if (at >= tokens.size()) {
            throw wrong("'" + quantity + " of' lacks a name");
        }
        String pattern = tokens.get(at++);
        List<Condition> parts = detections.keySet().stream()
                .filter(name -> covers(pattern, name))
                .map(this::named)
                .toList();
        if (parts.isEmpty()) {
            throw wrong("no detection is named '" + pattern + "'");
        }
        return switch (quantity.toLowerCase(Locale.ROOT)) {
            case "all" -> parts.size() == 1 ? parts.getFirst() : new Condition.All(parts);
            case "any", "1" -> parts.size() == 1 ? parts.getFirst() : new Condition.Any(parts);
            default -> atLeast(quantity, parts);
        };
    }

    private Condition atLeast(String quantity, List<Condition> parts) {
        if (!quantity.matches("[1-9][0-9]{0,3}")) {
            throw wrong("'" + quantity + " of' is not a quantity");
        }
        int count = Integer.parseInt(quantity);
        if (count > parts.size()) {
            throw wrong("it asks for " + count + " of " + parts.size() + " detections");
        }
        return new Condition.AtLeast(count, parts);
    }

    private static boolean covers(String pattern, String name) {
        if (pattern.equalsIgnoreCase("them")) {
            return !name.startsWith("_");
        }
        return Glob.parse(pattern).matches(name);
    }

    private boolean takes(String word) {
        boolean next = at < tokens.size() && tokens.get(at).equalsIgnoreCase(word);
        at += next ? 1 : 0;
        return next;
    }

    private void deeper() {
        if (++depth > DEEPEST) {
            throw wrong("nested deeper than " + DEEPEST);
        }
    }

    private static RuleException wrong(String what) {
        return new RuleException("condition: " + what);
    }
}
