package org.cresset.detect;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.cresset.event.Event;
import org.cresset.event.FieldTable;
import org.cresset.rule.Evaluator;
import org.cresset.rule.ExceptionRule;
import org.cresset.rule.Expression;
import org.cresset.rule.SigmaRule;

/// The exceptions of a run: hits that somebody has looked at and does not want to see again. Safe for any thread.
public final class Exceptions {

    private record Entry(ExceptionRule rule, Predicate<Event> holds) {}

    private final List<Entry> entries;

    public Exceptions(List<ExceptionRule> rules, FieldTable fields) {
        Evaluator evaluator = new Evaluator(fields);
        entries = rules.stream()
                .map(rule -> new Entry(rule, evaluator.predicate(rule.condition())))
                .toList();
    }

    /// The fields that the exceptions look at.
    public static Set<String> fields(List<ExceptionRule> rules) {
        Set<String> fields = new TreeSet<>();
        rules.forEach(rule -> fields.addAll(rule.fields()));
        return fields;
    }

    /// Whether an exception silences this hit. Expiry is held against the time of the event, so that the same input
    /// always gives the same output.
    public boolean silence(SigmaRule rule, Event event) {
        for (Entry entry : entries) {
            if (entry.rule().covers(rule, event.time()) && holds(entry, event)) {
                return true;
            }
        }
        return false;
    }

    /// An exception that cannot be decided does not hold: rather a hit too many than one lost.
    private static boolean holds(Entry entry, Event event) {
        try {
            return entry.holds().test(event);
        } catch (Expression.OutOfSteps undecided) {
            return false;
        }
    }
}
