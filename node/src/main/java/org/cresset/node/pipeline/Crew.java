package org.cresset.node.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Threads that work side by side until all are done.
final class Crew {

    /// A piece of work.
    interface Work {
        void run() throws InterruptedException;
    }

    private Crew() {}

    /// Does each piece of work on a thread of its own. What one of them throws is thrown here.
    static void run(List<Work> work) {
        try (ExecutorService threads = Executors.newFixedThreadPool(work.size())) {
            List<Future<Work>> done = new ArrayList<>();
            work.forEach(each -> done.add(start(threads, each)));
            for (Future<Work> future : done) {
                future.get();
            }
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case RuntimeException e -> throw e;
                case Error e -> throw e;
                case null, default -> throw new IllegalStateException(failed);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }

    /// Starts a thread; where that is not possible, those that run are told to end.
    private static Future<Work> start(ExecutorService threads, Work work) {
        try {
            return threads.submit(() -> {
                work.run();
                return work;
            });
        } catch (OutOfMemoryError noThread) {
            threads.shutdownNow();
            throw noThread;
        }
    }
}
