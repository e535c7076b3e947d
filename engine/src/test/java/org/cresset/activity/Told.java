package org.cresset.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.cresset.event.Event;
import org.cresset.event.FieldTable;
import org.cresset.event.LogSources;
import org.cresset.read.Limits;
import org.cresset.read.Sink;
import org.cresset.read.Unreadable;
import org.cresset.read.file.Contents;

/// What logs tell.
final class Told {

    private Told() {}

    /// What the events of a log mean.
    static List<Activity> all(String log) throws IOException {
        FieldTable fields = FieldTable.with(Activities.fields());
        Activities activities = new Activities(fields);
        List<Activity> all = new ArrayList<>();
        Sink sink = new Sink() {
            @Override
            public void event(Event event) {
                activities.of(event).ifPresent(all::add);
            }

            @Override
            public void remark(Event event) {}

            @Override
            public void unreadable(Unreadable piece) {
                throw new AssertionError(piece);
            }

            @Override
            public void skipped(Unreadable piece) {}
        };
        byte[] bytes = log.getBytes(StandardCharsets.UTF_8);
        new Contents(fields, new LogSources(fields), Limits.DEFAULT).read(new ByteArrayInputStream(bytes), "log", sink);
        return all;
    }

    /// What a log of one event means, which may stand in several lines.
    static Activity one(String log) throws IOException {
        List<Activity> all = all(log.replace("\n", "") + "\n");
        assertThat(all).hasSize(1);
        return all.getFirst();
    }
}
