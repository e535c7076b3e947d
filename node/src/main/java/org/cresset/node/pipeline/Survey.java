package org.cresset.node.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.cresset.activity.Activities;
import org.cresset.event.Event;
import org.cresset.event.FieldTable;
import org.cresset.event.LogSources;
import org.cresset.event.Resolver;
import org.cresset.read.Limits;
import org.cresset.read.Sink;
import org.cresset.read.Unreadable;
import org.cresset.read.file.Contents;
import org.cresset.read.file.Inputs;
import org.cresset.report.Inventory;
import org.cresset.rule.Pipelines;

/// Looks through files without asking rules. What comes out does not depend on the number of threads.
public final class Survey {

    /// What was found.
    ///
    /// @param unreadable what could not be read
    /// @param skipped files that hold no telemetry
    public record Found(Inventory inventory, Pieces unreadable, Pieces skipped) {}

    private final FieldTable fields;
    private final Pipelines pipelines;
    private final Contents.Options reading;

    public Survey(FieldTable fields, Pipelines pipelines, Contents.Options reading) {
        this.fields = fields;
        this.pipelines = pipelines;
        this.reading = reading;
    }

    /// One thread's share.
    private static final class Share implements Sink, FileQueue.Taker {

        private final Contents contents;
        private final Inventory inventory;
        private final Progress progress;
        private final Pieces unreadable = new Pieces();
        private final Pieces skipped = new Pieces();

        Share(Contents contents, Inventory inventory, Progress progress) {
            this.contents = contents;
            this.inventory = inventory;
            this.progress = progress;
        }

        @Override
        public void read(String shown, long modified, InputStream in) {
            unreadable.nextFile();
            skipped.nextFile();
            try {
                contents.read(in, shown, modified, this);
            } catch (IOException failed) {
                unreadable(new Unreadable(shown, 0, "reading failed: " + failed.getMessage()));
            }
            progress.file();
        }

        @Override
        public void event(Event event) {
            progress.record();
            inventory.add(event);
        }

        @Override
        public void remark(Event event) {}

        @Override
        public void unreadable(Unreadable piece) {
            unreadable.add(piece);
        }

        @Override
        public void skipped(Unreadable piece) {
            skipped.add(piece);
        }
    }

    public Found look(Inputs inputs, int threads, Progress progress) {
        progress.expect(inputs.files().size());
        LogSources sources = new LogSources(fields);
        Activities activities = new Activities(fields);
        List<Share> shares = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Resolver resolver = pipelines.resolver(fields, sources);
            shares.add(new Share(
                    new Contents(fields, resolver, Limits.DEFAULT, reading), new Inventory(activities), progress));
        }
        FileQueue files = new FileQueue(inputs.files());
        Crew.run(shares.stream()
                .map(share -> (Crew.Work) () -> files.drain(share))
                .toList());
        Found all = new Found(new Inventory(activities), new Pieces(), new Pieces());
        all.unreadable().addAll(inputs.unreadable());
        all.skipped().addAll(inputs.skipped());
        for (Share share : shares) {
            all.inventory().add(share.inventory);
            all.unreadable().addAll(share.unreadable);
            all.skipped().addAll(share.skipped);
        }
        return all;
    }
}
