package org.cresset.detect;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.cresset.event.Event;
import org.cresset.event.LogSources;
import org.cresset.read.Limits;
import org.cresset.read.Sink;
import org.cresset.read.Unreadable;
import org.cresset.read.file.Contents;

/// Which rules fire on a log.
final class Fired {

    private Fired() {}

    /// The ids of the rules, one for each time, and what could not be read.
    static List<String> of(RuleSet rules, InputStream log, String path) throws IOException {
        List<String> fired = new ArrayList<>();
        Detector detector = new Detector(rules, new Exceptions(List.of(), rules.fields()));
        new Contents(rules.fields(), new LogSources(rules.fields()), Limits.DEFAULT).read(log, path, new Sink() {
            @Override
            public void event(Event event) {
                detector.detect(
                        event, (rule, of) -> fired.add(rules.rules().get(rule).id()));
            }

            @Override
            public void remark(Event event) {}

            @Override
            public void unreadable(Unreadable piece) {
                fired.add(piece.toString());
            }

            @Override
            public void skipped(Unreadable piece) {
                fired.add(piece.toString());
            }
        });
        return fired;
    }
}
