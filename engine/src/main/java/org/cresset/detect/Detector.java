package org.cresset.detect;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.cresset.event.Event;
import org.cresset.event.EventSource;
import org.cresset.rule.Expression;

/// Asks the rules of a set about events, each rule only about events of its log source, and keeps account. For one
/// thread; several detectors may share a [RuleSet], and their accounts can be added up.
public final class Detector {

    private static final int KEPT_SOURCES = 10_000;

    /// Takes what fires.
    public interface Hits {
        void hit(int rule, Event event);
    }

    private final RuleSet rules;
    private final Exceptions exceptions;
    private final Account account;
    private final Map<EventSource, int[]> partitions = new HashMap<>();

    public Detector(RuleSet rules, Exceptions exceptions) {
        this.rules = rules;
        this.exceptions = exceptions;
        account = new Account(rules.rules().size());
    }

    /// What has happened so far.
    public Account account() {
        return account;
    }

    /// Asks every rule that may look at the event, a record.
    public void detect(Event event, Hits hits) {
        account.event(event);
        ask(event, hits);
    }

    /// Asks every rule that may look at an event that is no record, and does not count it as one.
    public void ask(Event event, Hits hits) {
        for (int rule : partition(event.source())) {
            if (fires(rule, event)) {
                if (exceptions.silence(rules.rules().get(rule), event)) {
                    account.silenced(rule);
                } else {
                    account.hit(rule, rules.rules().get(rule).level());
                    hits.hit(rule, event);
                }
            }
        }
    }

    private boolean fires(int rule, Event event) {
        try {
            return rules.fires(rule, event);
        } catch (Expression.OutOfSteps undecided) {
            account.undecided(rule);
            return false;
        }
    }

    private int[] partition(EventSource source) {
        int[] known = partitions.get(source);
        if (known != null) {
            return known;
        }
        int[] partition = IntStream.range(0, rules.rules().size())
                .filter(rule -> source.serves(rules.rules().get(rule).source()))
                .toArray();
        account.served(partition);
        if (partitions.size() < KEPT_SOURCES) {
            partitions.put(source, partition);
        }
        return partition;
    }
}
