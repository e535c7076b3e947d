package org.cresset.detect;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.cresset.detect.Wiring.Feed;
import org.cresset.detect.correlation.Evidence;
import org.cresset.detect.correlation.Match;
import org.cresset.event.Event;
import org.cresset.event.EventSource;
import org.cresset.event.Fields;
import org.cresset.event.Sha256;
import org.cresset.event.TimeTrust;
import org.cresset.rule.SigmaRule;
import org.cresset.rule.index.Matcher;
import org.cresset.rule.index.Matcher.Caching;
import org.jspecify.annotations.Nullable;

/// Asks the rules of a set about events, each rule only about events of its log source, and keeps account. For one
/// thread; several detectors may share a [RuleSet], and their accounts can be added up.
public final class Detector {

    private static final int KEPT_SOURCES = 10_000;
    private static final int LONGEST_VALUE = 512;
    private static final int KEPT_OBJECTS = 2_000;

    /// Takes what fires.
    public interface Hits {
        void hit(int rule, Event event);

        /// Takes what a correlation is to look at.
        default void match(Match match) {}
    }

    private final RuleSet rules;
    private final Exceptions exceptions;
    private final Account account;
    private final Caching caching;
    private final Map<RuleSet.Part, Matcher> matchers = new HashMap<>();
    private final IdentityHashMap<EventSource, List<Matcher>> bySource = new IdentityHashMap<>();
    private final Map<EventSource, List<Matcher>> byName = new HashMap<>();
    private final Reported reported = new Reported();
    private final MessageDigest digest = Sha256.start();

    public Detector(RuleSet rules, Exceptions exceptions) {
        this(rules, exceptions, Caching.ON);
    }

    public Detector(RuleSet rules, Exceptions exceptions, Caching caching) {
        this.rules = rules;
        this.exceptions = exceptions;
        this.caching = caching;
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
        reported.to = hits;
        List<Matcher> asked = matchers(event.source());
        for (int i = 0; i < asked.size(); i++) {
            reported.from = asked.get(i);
            asked.get(i).match(event, reported);
        }
        reported.from = null;
    }

    /// What to keep of the hit that is being handed over. Only while [Hits#hit] runs.
    public Detection detection(int rule, Event event) {
        Matcher asked = reported.from;
        if (asked == null) {
            throw new IllegalStateException("no hit is being handed over just now");
        }
        return Detection.of(rules.rules().get(rule), event, asked.matched(rule, event), digest);
    }

    /// Hands on what a matcher decides.
    private final class Reported implements Matcher.Outcome {

        private Hits to = (rule, event) -> {};
        private @Nullable Matcher from;

        @Override
        public void hit(int rule, Event event) {
            Detector.this.hit(rule, event, to);
        }

        @Override
        public void undecided(int rule) {
            account.undecided(rule);
        }
    }

    private void hit(int rule, Event event, Hits hits) {
        SigmaRule fired = rules.rules().get(rule);
        if (exceptions.silence(fired, event)) {
            account.silenced(rule);
            return;
        }
        List<Feed> feeds = rules.wiring().feeds(rule);
        if (!feeds.isEmpty()) {
            feed(feeds, rule, event, hits);
        }
        if (rules.wiring().speaks(rule)) {
            account.hit(rule, fired.level());
            hits.hit(rule, event);
        } else {
            account.fed(rule);
        }
    }

    /// Hands correlations what they ask for of an event.
    private void feed(List<Feed> feeds, int rule, Event event, Hits hits) {
        Evidence evidence = evidence(rule, event);
        for (Feed feed : feeds) {
            List<String> group = values(feed.group(), event);
            List<String> values = values(feed.values(), event);
            boolean whole = group.size() == feed.group().size()
                    && values.size() == feed.values().size();
            if (whole && event.time() != Event.NO_TIME && event.trust() != TimeTrust.DOUBTED) {
                hits.match(new Match(feed.plan(), feed.position(), group, values, evidence));
            } else {
                account.unplaced(rules.wiring().plans().get(feed.plan()).rule());
            }
        }
    }

    private Evidence evidence(int rule, Event event) {
        return new Evidence(
                Detection.id(rules.rules().get(rule), event, digest),
                rule,
                event.time(),
                event.trust(),
                event.get(Fields.COMPUTER).filter(name -> !name.isBlank()).map(this::told),
                event.place());
    }

    /// The first value of each field that the event has.
    private List<String> values(List<Integer> slots, Event event) {
        List<String> values = new ArrayList<>(slots.size());
        for (int slot : slots) {
            event.get(slot).ifPresent(value -> values.add(told(value)));
        }
        return values;
    }

    /// A long value by its beginning, its length and a hash of it, since correlations keep values.
    private String told(String value) {
        if (value.length() <= LONGEST_VALUE) {
            return value;
        }
        int end = Character.isHighSurrogate(value.charAt(LONGEST_VALUE - 1)) ? LONGEST_VALUE - 1 : LONGEST_VALUE;
        digest.reset();
        digest.update(value.getBytes(StandardCharsets.UTF_8));
        String hash = HexFormat.of().formatHex(digest.digest(), 0, 16);
        return value.substring(0, end) + "\u2026" + value.length() + "." + hash;
    }

    private List<Matcher> matchers(EventSource source) {
        List<Matcher> known = bySource.get(source);
        if (known != null) {
            return known;
        }
        List<Matcher> named = byName.get(source);
        List<Matcher> serving = named == null ? matchersFor(source) : named;
        if (bySource.size() < KEPT_OBJECTS) {
            bySource.put(source, serving);
        }
        return serving;
    }

    private List<Matcher> matchersFor(EventSource source) {
        List<Matcher> serving = new ArrayList<>();
        for (RuleSet.Part part : rules.byLogSource()) {
            if (source.serves(part.source())) {
                Matcher matcher = matchers.computeIfAbsent(part, unseen -> unseen.matcher(caching));
                account.served(matcher.rules());
                serving.add(matcher);
            }
        }
        if (byName.size() < KEPT_SOURCES) {
            byName.put(source, serving);
        }
        return serving;
    }
}
