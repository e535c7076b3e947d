package org.cresset.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cresset.Shared;
import org.cresset.event.Event;
import org.cresset.event.EventSource;
import org.cresset.event.LogSources;
import org.cresset.read.Limits;
import org.cresset.read.Sink;
import org.cresset.read.Unreadable;
import org.cresset.read.file.Contents;
import org.cresset.rule.Evaluator;
import org.cresset.rule.Expression;
import org.cresset.rule.Placeholders;
import org.cresset.rule.RuleFiles;
import org.cresset.rule.SigmaRule;
import org.junit.jupiter.api.Test;

/// The index and the reference, side by side, over a whole corpus of rules and real telemetry.
final class CorpusIndexTest {

    private static final int EVERY = 50;

    @Test
    void what_fires_on_real_telemetry_is_what_the_reference_says() throws IOException {
        Path corpus = Shared.path("sigmahq-2026-08-05");
        RuleFiles files = new RuleFiles(Placeholders.NONE);
        RuleSet rules = RuleSet.of(
                Stream.of("rules", "rules-emerging-threats", "rules-threat-hunting")
                        .flatMap(folder -> files.read(corpus.resolve(folder)).stream())
                        .toList(),
                List.of());
        Both both = new Both(rules);
        Contents contents = new Contents(rules.fields(), new LogSources(rules.fields()), Limits.DEFAULT);
        try (Stream<Path> logs = Files.walk(Shared.path("telemetry-dev"))) {
            for (Path log : logs.filter(Files::isRegularFile).sorted().toList()) {
                try (InputStream in = Files.newInputStream(log)) {
                    contents.read(in, log.toString(), both);
                }
            }
        }
        assertThat(both.different).isEmpty();
        assertThat(both.asked).isGreaterThan(10_000);
        assertThat(both.hits).isGreaterThan(100);
    }

    /// Asks both about every so many events.
    private static final class Both implements Sink {

        private final RuleSet rules;
        private final Detector detector;
        private final List<Predicate<Event>> reference;
        private final Map<EventSource, int[]> served = new HashMap<>();
        private final List<String> different = new ArrayList<>();
        private long events;
        private long asked;
        private long hits;

        Both(RuleSet rules) {
            this.rules = rules;
            detector = new Detector(rules, new Exceptions(List.of(), rules.fields()));
            Evaluator evaluator = new Evaluator(rules.fields());
            reference = rules.rules().stream()
                    .map(SigmaRule::condition)
                    .map(evaluator::predicate)
                    .toList();
        }

        @Override
        public void event(Event event) {
            if (events++ % EVERY != 0) {
                return;
            }
            asked++;
            BitSet expected = new BitSet();
            for (int rule : served.computeIfAbsent(event.source(), this::served)) {
                expected.set(rule, fires(rule, event));
            }
            BitSet found = new BitSet();
            detector.detect(event, (rule, of) -> found.set(rule));
            hits += found.cardinality();
            if (!found.equals(expected)) {
                different.add(event.place() + ": index " + found + ", reference " + expected);
            }
        }

        private int[] served(EventSource source) {
            return IntStream.range(0, rules.rules().size())
                    .filter(rule -> source.serves(rules.rules().get(rule).source()))
                    .toArray();
        }

        private boolean fires(int rule, Event event) {
            try {
                return reference.get(rule).test(event);
            } catch (Expression.OutOfSteps undecided) {
                return false;
            }
        }

        @Override
        public void remark(Event event) {}

        @Override
        public void unreadable(Unreadable piece) {}

        @Override
        public void skipped(Unreadable piece) {}
    }
}
