package org.cresset.node.pipeline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
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
import org.cresset.rule.PipelineResolver;
import org.cresset.rule.Pipelines;

/// Looks through files without asking rules. What comes out does not depend on the number of threads.
public final class Survey {

    /// What was found.
    ///
    /// @param unreadable what could not be read, by file and place
    /// @param skipped files that hold no telemetry
    public record Found(Inventory inventory, List<Unreadable> unreadable, List<Unreadable> skipped) {}

    private static final int LISTED = 10_000;

    private final FieldTable fields;
    private final Pipelines pipelines;
    private final Contents.Options reading;

    public Survey(FieldTable fields, Pipelines pipelines, Contents.Options reading) {
        this.fields = fields;
        this.pipelines = pipelines;
        this.reading = reading;
    }

    /// One thread's share.
    private static final class Share implements Sink {

        private final Contents contents;
        private final Inventory inventory;
        private final Progress progress;
        private final List<Unreadable> unreadable = new ArrayList<>();
        private final List<Unreadable> skipped = new ArrayList<>();

        Share(Contents contents, Inventory inventory, Progress progress) {
            this.contents = contents;
            this.inventory = inventory;
            this.progress = progress;
        }

        void read(Inputs.File file) {
            try (InputStream in = Files.newInputStream(file.path())) {
                contents.read(in, file.shown(), file.modified(), this);
            } catch (IOException failed) {
                unreadable(new Unreadable(file.shown(), 0, "reading failed: " + failed.getMessage()));
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
            if (unreadable.size() < LISTED) {
                unreadable.add(piece);
            }
        }

        @Override
        public void skipped(Unreadable piece) {
            if (skipped.size() < LISTED) {
                skipped.add(piece);
            }
        }
    }

    public Found look(Inputs inputs, int threads, Progress progress) {
        progress.expect(inputs.files().size());
        LogSources sources = new LogSources(fields);
        Activities activities = new Activities(fields);
        List<Share> shares = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            PipelineResolver piped = pipelines.resolver(fields, sources);
            Resolver resolver = piped;
            shares.add(new Share(
                    new Contents(fields, resolver, Limits.DEFAULT, reading), new Inventory(activities), progress));
        }
        read(inputs, shares);
        Inventory all = new Inventory(activities);
        List<Unreadable> unreadable = new ArrayList<>(inputs.unreadable());
        List<Unreadable> skipped = new ArrayList<>(inputs.skipped());
        for (Share share : shares) {
            all.add(share.inventory);
            unreadable.addAll(share.unreadable);
            skipped.addAll(share.skipped);
        }
        return new Found(all, unreadable, skipped);
    }

    private static void read(Inputs inputs, List<Share> shares) {
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(shares.size())) {
            List<Future<?>> done = new ArrayList<>();
            for (Share share : shares) {
                done.add(threads.submit(() -> {
                    for (int i = next.getAndIncrement(); i < inputs.files().size(); i = next.getAndIncrement()) {
                        share.read(inputs.files().get(i));
                    }
                }));
            }
            for (Future<?> future : done) {
                future.get();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }
}
