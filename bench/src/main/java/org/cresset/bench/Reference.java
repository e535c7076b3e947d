package org.cresset.bench;

import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.cresset.detect.RuleSet;
import org.cresset.event.Event;
import org.cresset.event.EventSource;
import org.cresset.rule.Evaluator;
import org.cresset.rule.Expression;
import org.cresset.rule.SigmaRule;

/// Every rule of an event's log source asked in the plainest way.
final class Reference {

    private final RuleSet rules;
    private final List<Predicate<Event>> questions;
    private final Map<EventSource, int[]> served = new HashMap<>();

    Reference(RuleSet rules) {
        this.rules = rules;
        Evaluator evaluator = new Evaluator(rules.fields());
        questions = rules.rules().stream()
                .map(SigmaRule::condition)
                .map(evaluator::predicate)
                .toList();
    }

    BitSet hits(Event event) {
        BitSet hits = new BitSet();
        for (int rule : served.computeIfAbsent(event.source(), this::served)) {
            hits.set(rule, fires(rule, event));
        }
        return hits;
    }

    private int[] served(EventSource source) {
        return IntStream.range(0, rules.rules().size())
                .filter(rule -> source.serves(rules.rules().get(rule).source()))
                .toArray();
    }

    private boolean fires(int rule, Event event) {
        try {
            return questions.get(rule).test(event);
        } catch (Expression.OutOfSteps undecided) {
            return false;
        }
    }
}
