package org.cresset.detect;

import java.util.List;
import java.util.function.Consumer;
import org.cresset.detect.correlation.Correlator;
import org.cresset.detect.correlation.Episode;
import org.cresset.detect.correlation.Match;
import org.cresset.detect.correlation.Plan;
import org.cresset.event.Event;
import org.cresset.event.Kind;
import org.cresset.rule.Correlation;
import org.cresset.rule.SigmaRule;

/// The correlations of a set over the matches of all its detectors, and what they find as detections. For one thread.
public final class Correlations {

    private final RuleSet rules;
    private final Exceptions exceptions;
    private final Account account;
    private final Correlator correlator;

    /// @param account takes what is found and lost
    public Correlations(RuleSet rules, Exceptions exceptions, Account account) {
        this.rules = rules;
        this.exceptions = exceptions;
        this.account = account;
        correlator = new Correlator(rules.wiring().plans(), Correlator.DEFAULT_BYTES);
    }

    public void add(Match match) {
        correlator.add(match);
    }

    /// Looks at all matches up to a time, that time included: nothing of it is still to come.
    public void advance(long time, Consumer<Detection> found) {
        correlator.advance(time, episode -> found(episode, found));
    }

    /// Looks at a match that stands behind all others so far in their order.
    public void next(Match match, Consumer<Detection> found) {
        correlator.next(match, episode -> found(episode, found));
    }

    /// Whether correlations that build on it are to know: not if an exception silences it.
    private boolean found(Episode episode, Consumer<Detection> found) {
        int number = rules.wiring().plans().get(episode.plan()).rule();
        SigmaRule rule = rules.rules().get(number);
        if (exceptions.silence(rule, event(rule.correlation().orElseThrow(), episode))) {
            account.silenced(number);
            return false;
        }
        if (rules.wiring().speaks(number)) {
            account.hit(number, rule.level());
            found.accept(Detection.of(episode, rules.rules(), rule));
        } else {
            account.fed(number);
        }
        return true;
    }

    /// What a correlation found as an event, so that exceptions can look at the fields it groups by.
    private Event event(Correlation asked, Episode episode) {
        Event event = new Event(rules.fields());
        for (int i = 0; i < asked.groupBy().size(); i++) {
            String field = asked.groupBy().get(i);
            event.add(
                    field,
                    rules.fields().slot(field),
                    Kind.TEXT,
                    episode.group().get(i));
        }
        event.time(episode.time());
        return event;
    }

    /// Writes down, at the end, what was lost and which correlations had events of the rules that they need.
    public void close() {
        account.lost(correlator.losses());
        List<Plan> plans = rules.wiring().plans();
        for (Plan plan : plans) {
            if (rules.wiring().isServed(plan, account::hadSource)) {
                account.served(plan.rule());
            }
        }
    }
}
