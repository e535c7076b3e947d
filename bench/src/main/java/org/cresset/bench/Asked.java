package org.cresset.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import org.cresset.detect.Correlations;
import org.cresset.detect.Detector;
import org.cresset.detect.Exceptions;
import org.cresset.detect.RuleSet;
import org.cresset.detect.correlation.Match;
import org.cresset.event.Event;
import org.cresset.event.LogSources;
import org.cresset.read.Limits;
import org.cresset.read.file.Contents;

/// The rules of a set and their correlations over some files, as one scan. What a file itself gives away (gaps in its
/// numbers) is left out: an excerpt has gaps because it is one.
final class Asked extends EventsOnly {

    private final Predicate<Event> wanted;
    private final Detector detector;
    private final Correlations correlations;
    private final Detector.Hits hits;
    private final IntConsumer fired;
    private long events;

    private Asked(RuleSet rules, Predicate<Event> wanted, IntConsumer fired) {
        this.wanted = wanted;
        this.fired = fired;
        Exceptions none = new Exceptions(List.of(), rules.fields());
        detector = new Detector(rules, none);
        correlations = new Correlations(rules, none, detector.account());
        hits = new Detector.Hits() {
            @Override
            public void hit(int rule, Event event) {
                fired.accept(rule);
            }

            @Override
            public void match(Match match) {
                correlations.add(match);
            }
        };
    }

    /// Asks about the wanted events of some files.
    ///
    /// @param fired takes the number of each rule that fires, once a detection
    /// @return how many events were wanted
    static long about(RuleSet rules, List<Path> files, Predicate<Event> wanted, IntConsumer fired) throws IOException {
        Asked asked = new Asked(rules, wanted, fired);
        Contents contents = new Contents(rules.fields(), new LogSources(rules.fields()), Limits.DEFAULT);
        for (Path file : files) {
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                contents.read(in, file.toString(), asked);
            }
        }
        asked.correlations.advance(
                Long.MAX_VALUE, found -> asked.fired.accept(rules.rules().indexOf(found.rule())));
        return asked.events;
    }

    @Override
    public void event(Event event) {
        if (wanted.test(event)) {
            events++;
            detector.detect(event, hits);
        }
    }
}
