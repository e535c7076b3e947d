package org.cresset.node.cli.text;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.Supplier;
import org.cresset.node.pipeline.Progress;
import org.cresset.render.Messages;

/// One line on a terminal that is written over as work goes on, and wiped at the end.
public final class ProgressLine {

    private static final long EVERY_MILLIS = 250;

    private final Progress progress;
    private final PrintStream err;
    private final Messages messages;
    private final boolean live;
    private final Thread thread;

    /// Makes a line.
    ///
    /// @param live whether to show anything at all
    public ProgressLine(Progress progress, PrintStream err, boolean live, Messages messages) {
        this.progress = progress;
        this.err = err;
        this.messages = messages;
        thread = Thread.ofPlatform().daemon().name("progress").unstarted(this::show);
        this.live = live;
    }

    /// Shows the line as long as the work goes on.
    public <T> T around(Supplier<T> work) {
        if (!live) {
            return work.get();
        }
        thread.start();
        try {
            return work.get();
        } finally {
            end();
        }
    }

    private void show() {
        try {
            while (true) {
                Thread.sleep(EVERY_MILLIS);
                String line = messages.get(
                        "scan.reading",
                        messages.get("number", progress.files()),
                        messages.get("number", progress.allFiles()),
                        String.format(Locale.ROOT, "%,.1f", progress.bytes() / 1e6),
                        messages.get("number", progress.records()));
                err.print("\r" + line + "\u001b[K");
                err.flush();
            }
        } catch (InterruptedException done) {
            err.print("\r\u001b[K");
            err.flush();
        }
    }

    private void end() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
