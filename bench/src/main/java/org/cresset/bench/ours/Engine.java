package org.cresset.bench.ours;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.cresset.activity.Activity;
import org.cresset.story.Evidence;
import org.cresset.story.Story;
import org.cresset.story.assembly.Assembler;
import org.cresset.story.assembly.Settings;
import org.cresset.story.assembly.Threshold;
import org.cresset.story.host.HostKernel;

/// Our engine as it is in operation: it hears of one thing after another, with a timer every minute that gives stories.
/// For one thread.
public final class Engine {

    private static final long MICROS = 1_000_000;
    private static final long TICK = 60;

    private final HostKernel kernel = new HostKernel();
    private final Assembler assembler;
    private final Shown shown;
    private long next = Long.MIN_VALUE;

    /// Takes the stories that a timer gives.
    @FunctionalInterface
    public interface Shown {

        /// A story was given.
        ///
        /// @param second when, since 1970
        /// @param mode what the threshold rested on then
        void story(long second, Story story, Threshold.Mode mode);
    }

    public Engine(Settings settings, Shown shown) {
        assembler = new Assembler(settings);
        this.shown = shown;
    }

    /// Hears of what happened. Nothing may be older than what was heard of before, but for the minute.
    public void happened(Activity activity) {
        until(activity.context().time() / MICROS);
        kernel.happened(activity);
    }

    /// Hears of what was found; as [#happened].
    public void found(Evidence evidence) {
        until(evidence.time() / MICROS);
        kernel.found(evidence);
    }

    /// Lets the timer run that is due.
    private void until(long second) {
        if (second >= next) {
            long minute = second - Math.floorMod(second, TICK);
            if (next > Long.MIN_VALUE) {
                tick(minute);
            }
            next = minute + TICK;
        }
    }

    private void tick(long second) {
        kernel.onTimer(second * MICROS, report -> assembler.onEvent(report, story -> {}));
        Threshold.Mode mode = assembler.threshold().mode();
        assembler.onTimer(second * MICROS, story -> shown.story(second, story, mode));
    }

    /// Lets the timer run a last time.
    public void end() {
        tick(next + TICK);
    }

    /// All that it remembers.
    public byte[] snapshot() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            kernel.snapshot(out);
            assembler.snapshot(out);
            out.writeLong(next);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// Goes on where another was.
    public void restore(byte[] snapshot) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(snapshot))) {
            kernel.restore(in);
            assembler.restore(in);
            next = in.readLong();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
