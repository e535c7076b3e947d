package org.cresset.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;
import org.cresset.detect.Detector;
import org.cresset.detect.Exceptions;
import org.cresset.detect.RuleSet;
import org.cresset.event.Event;
import org.cresset.event.LogSources;
import org.cresset.read.Limits;
import org.cresset.read.file.Contents;
import org.cresset.report.form.JsonText;

/// The index and the reference on every event below a folder: which rules fire on which event must be the same.
final class IndexCheck extends EventsOnly {

    private final Detector detector;
    private final Reference reference;
    private final StringBuilder dump = new StringBuilder();
    private long events;
    private long hits;
    private long different;

    private IndexCheck(RuleSet rules) {
        detector = new Detector(rules, new Exceptions(List.of(), rules.fields()));
        reference = new Reference(rules);
    }

    static String figures(Path data, Path corpus) throws IOException {
        RuleSet rules = Corpus.rules(corpus);
        IndexCheck check = new IndexCheck(rules);
        Contents contents = new Contents(rules.fields(), new LogSources(rules.fields()), Limits.DEFAULT);
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                    contents.read(in, file.toString(), check);
                }
            }
        }
        System.err.print(check.dump);
        return JsonText.page(out -> out.number("rules", rules.rules().size())
                .number("events", check.events)
                .number("hits", check.hits)
                .number("events_that_differ", check.different));
    }

    @Override
    public void event(Event event) {
        events++;
        BitSet found = new BitSet();
        detector.detect(event, (rule, of) -> found.set(rule));
        BitSet expected = reference.hits(event);
        hits += expected.cardinality();
        if (!found.equals(expected)) {
            different++;
            dump.append(event.place())
                    .append(" index ")
                    .append(found)
                    .append(" reference ")
                    .append(expected)
                    .append('\n');
        }
    }
}
