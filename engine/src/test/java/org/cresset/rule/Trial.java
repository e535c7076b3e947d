package org.cresset.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cresset.event.Event;
import org.cresset.event.FieldTable;
import org.cresset.event.Kind;
import org.cresset.rule.RuleReader.Reading;

/// A rule and an event, both written by hand, held against each other.
final class Trial {

    private Trial() {}

    /// A whole rule around the text of a detection.
    static String rule(String detection, String condition) {
        return """
            title: A rule
            id: 5a7a7a1c-6f0e-4d0c-9f52-3b8c9a9d7a01
            level: high
            logsource:
              product: windows
            detection:
              condition: %s
            %s\
            """.formatted(condition, detection.indent(2));
    }

    private static String selection(String items) {
        return rule("sel:\n" + items.indent(2), "sel");
    }

    static List<Reading> read(String yaml) {
        return new RuleReader(Placeholders.NONE).read(yaml, "rule.yml");
    }

    static Reading.Loaded loaded(String yaml) {
        return loaded(yaml, Placeholders.NONE);
    }

    private static Reading.Loaded loaded(String yaml, Placeholders placeholders) {
        List<Reading> readings = new RuleReader(placeholders).read(yaml, "rule.yml");
        if (readings.size() == 1 && readings.getFirst() instanceof Reading.Loaded loaded) {
            return loaded;
        }
        throw new AssertionError("not one rule but " + readings + " in\n" + yaml);
    }

    /// Why the only rule of a file is refused.
    static String refusal(String yaml) {
        List<Reading> readings = read(yaml);
        if (readings.size() == 1 && readings.getFirst() instanceof Reading.Refused refused) {
            return refused.reason();
        }
        throw new AssertionError("not one refusal but " + readings + " in\n" + yaml);
    }

    /// Why a rule with this selection is refused.
    static String refusalOf(String items) {
        return refusal(selection(items));
    }

    /// What the only rule of a file warns of.
    static List<String> warnings(String yaml) {
        return loaded(yaml).warnings().stream().map(Finding::text).toList();
    }

    static List<String> warningsOf(String items) {
        return warnings(selection(items));
    }

    /// Whether a rule with this selection fires on an event of these fields (name, text, name, text ...).
    static boolean fires(String items, String... fields) {
        return fires(loaded(selection(items)).rule().condition(), texts(fields));
    }

    static boolean fires(String items, Value... values) {
        return fires(loaded(selection(items)).rule().condition(), List.of(values));
    }

    static boolean firesWith(Map<String, List<String>> placeholders, String items, String... fields) {
        Reading.Loaded rule = loaded(selection(items), new Placeholders(placeholders));
        return fires(rule.rule().condition(), texts(fields));
    }

    /// A field of an event.
    record Value(String name, Kind kind, String text) {
        static Value absent(String name) {
            return new Value(name, Kind.NULL, "");
        }

        static Value number(String name, String text) {
            return new Value(name, Kind.NUMBER, text);
        }

        static Value flag(String name, boolean on) {
            return new Value(name, Kind.BOOL, Boolean.toString(on));
        }
    }

    static List<Value> texts(String... fields) {
        List<Value> values = new ArrayList<>();
        for (int i = 0; i < fields.length; i += 2) {
            values.add(new Value(fields[i], Kind.TEXT, fields[i + 1]));
        }
        return values;
    }

    static boolean fires(Condition condition, List<Value> values) {
        FieldTable table = FieldTable.with(Explanation.fields(condition));
        return new Evaluator(table).predicate(condition).test(event(table, values));
    }

    static Event event(FieldTable table, List<Value> values) {
        Event event = new Event(table);
        for (Value value : values) {
            event.add(value.name(), table.slot(value.name()), value.kind(), value.text());
        }
        return event;
    }
}
