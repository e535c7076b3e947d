package org.cresset.rule.index;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.cresset.Property;
import org.cresset.event.Event;
import org.cresset.event.FieldTable;
import org.cresset.event.Kind;
import org.cresset.rule.Placeholders;
import org.cresset.rule.RuleReader;
import org.cresset.rule.RuleReader.Reading;
import org.cresset.rule.SigmaRule;

/// Rules and events by chance, over so few fields and texts that they often meet.
final class Chanced {

    private static final List<String> FIELDS = List.of("a", "b", "c", "d");
    private static final String[] PIECES = {
        "a",
        "b",
        "A",
        "ab",
        "ba",
        "-a",
        "/a",
        "\u2013a",
        "\\",
        "\\\\",
        "\\*",
        "*",
        "?",
        "k",
        "\u212a",
        "\u017f",
        "s",
        "é",
        "É",
        "ß",
        "\u0130",
        "\u023a",
        "日本",
        "😀",
        " ",
        ".exe",
        "\\abc.EXE",
        "1",
        "10",
        "10.0.0.1",
        "powershell -enc ",
        "\n"
    };
    private static final List<String> MODIFIERS = List.of(
            "",
            "",
            "|contains",
            "|contains",
            "|startswith",
            "|endswith",
            "|contains|all",
            "|cased",
            "|contains|cased",
            "|windash",
            "|contains|windash",
            "|re",
            "|re|i",
            "|base64offset|contains",
            "|wide|base64offset|contains",
            "|neq",
            "|cidr",
            "|gte",
            "|exists",
            "|fieldref",
            "|fieldref|contains");

    private final RandomGenerator chance;

    Chanced(RandomGenerator chance) {
        this.chance = chance;
    }

    /// Rules that can be carried out, up to so many.
    List<SigmaRule> rules(int most) {
        List<SigmaRule> rules = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            for (Reading reading : new RuleReader(Placeholders.NONE).read(rule(), "rule.yml")) {
                if (reading instanceof Reading.Loaded loaded) {
                    rules.add(loaded.rule());
                }
            }
        }
        return rules;
    }

    private String rule() {
        int detections = 1 + chance.nextInt(4);
        StringBuilder yaml = new StringBuilder("title: t\nlogsource: {product: p}\ndetection:\n");
        for (int i = 0; i < detections; i++) {
            yaml.append("  s").append(i).append(chance.nextInt(6) == 0 ? keywords() : items());
        }
        return yaml.append("  condition: ").append(condition(detections, 3)).toString();
    }

    private String items() {
        StringBuilder yaml = new StringBuilder(":\n");
        int first = chance.nextInt(FIELDS.size());
        for (int i = 0; i <= chance.nextInt(3); i++) {
            String modifier = MODIFIERS.get(chance.nextInt(MODIFIERS.size()));
            String field = FIELDS.get((first + i) % FIELDS.size());
            yaml.append("    ")
                    .append(field)
                    .append(modifier)
                    .append(": ")
                    .append(values(modifier))
                    .append('\n');
        }
        return yaml.toString();
    }

    private String keywords() {
        return (chance.nextBoolean() ? ":\n    '|all': " : ": ") + values("|contains|all") + "\n";
    }

    private String values(String modifier) {
        if (modifier.equals("|exists")) {
            return String.valueOf(chance.nextBoolean());
        }
        List<String> values = new ArrayList<>();
        for (int i = modifier.endsWith("|all") ? 2 : 1 + chance.nextInt(3); i > 0; i--) {
            values.add(value(modifier));
        }
        return values.size() == 1 ? values.getFirst() : "[" + String.join(", ", values) + "]";
    }

    private String value(String modifier) {
        return switch (modifier) {
            case "|cidr" -> chance.nextBoolean() ? "'10.0.0.0/8'" : "'::ffff:10.0.0.1'";
            case "|gte" -> String.valueOf(chance.nextInt(12));
            case "|fieldref", "|fieldref|contains" -> FIELDS.get(chance.nextInt(FIELDS.size()));
            case "|re", "|re|i" -> quoted(expression(2));
            case "" -> chance.nextInt(6) == 0 ? (chance.nextBoolean() ? "null" : "10") : quoted(text(3));
            default -> quoted(text(3));
        };
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }

    private String text(int longest) {
        return Property.text(chance, longest, PIECES);
    }

    /// A regular expression.
    String expression(int depth) {
        StringBuilder expression = new StringBuilder();
        for (int i = 0; i <= chance.nextInt(3); i++) {
            expression.append(
                    switch (chance.nextInt(depth > 0 ? 12 : 7)) {
                        case 0 -> ".";
                        case 1 -> "[ab]";
                        case 2 -> "\\\\";
                        case 3 -> "\\.exe";
                        case 4 -> "[^a]";
                        case 5 -> "\\w";
                        case 6, 7 -> "ab";
                        case 8 -> "(?i)B";
                        case 9 -> "(?:" + expression(depth - 1) + "|" + expression(depth - 1) + ")";
                        case 10 -> "(" + expression(depth - 1) + ")";
                        default -> "^";
                    });
            expression.append(List.of("", "", "", "?", "*", "+", "{2}", "{0,2}", "+?", "++")
                    .get(chance.nextInt(10)));
        }
        return expression.toString();
    }

    private String condition(int detections, int depth) {
        String one = "s" + chance.nextInt(detections);
        return switch (chance.nextInt(depth > 0 ? 8 : 2)) {
            case 0, 1 -> one;
            case 2 -> "not " + condition(detections, depth - 1);
            case 3 -> "1 of s*";
            case 4 -> (1 + chance.nextInt(detections)) + " of them";
            case 5 -> "(" + condition(detections, depth - 1) + " or " + condition(detections, depth - 1) + ")";
            default -> "(" + condition(detections, depth - 1) + " and " + condition(detections, depth - 1) + ")";
        };
    }

    /// Fills an event.
    void fill(Event event, FieldTable table) {
        event.clear();
        for (int i = chance.nextInt(7); i > 0; i--) {
            String field = chance.nextInt(8) == 0 ? "unslotted" : FIELDS.get(chance.nextInt(FIELDS.size()));
            Kind kind = chance.nextInt(10) == 0 ? Kind.NULL : chance.nextInt(8) == 0 ? Kind.NUMBER : Kind.TEXT;
            String value = kind == Kind.NULL ? "" : kind == Kind.NUMBER ? "10" : text(5);
            event.add(field, table.slot(field), kind, value);
        }
    }

    /// A text that an expression may match.
    String value() {
        return text(6);
    }
}
