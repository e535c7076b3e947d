package org.cresset.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.List;
import org.cresset.detect.Detector;
import org.cresset.detect.Exceptions;
import org.cresset.detect.RuleSet;
import org.cresset.event.Event;
import org.cresset.event.LogSources;
import org.cresset.read.Limits;
import org.cresset.read.file.Contents;

/// Which rules fire anywhere in some files. What a file itself gives away (gaps in its numbers) is left out: an excerpt
/// has gaps because it is one.
final class FiredRules extends EventsOnly {

    private final Detector detector;
    private final BitSet fired = new BitSet();

    private FiredRules(RuleSet rules) {
        detector = new Detector(rules, new Exceptions(List.of(), rules.fields()));
    }

    static BitSet in(RuleSet rules, List<Path> files) throws IOException {
        FiredRules fired = new FiredRules(rules);
        Contents contents = new Contents(rules.fields(), new LogSources(rules.fields()), Limits.DEFAULT);
        for (Path file : files) {
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                contents.read(in, file.toString(), fired);
            }
        }
        return fired.fired;
    }

    @Override
    public void event(Event event) {
        detector.detect(event, (rule, of) -> fired.set(rule));
    }
}
