package org.cresset.story;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.cresset.activity.ProcessRef;
import org.cresset.event.Utf8;
import org.cresset.rule.Level;

/// How kernels write down what they remember. What is read is trusted: it was written by this version.
public final class Pack {

    private Pack() {}

    /// Writes one of many.
    ///
    /// @param <T> what it is
    @FunctionalInterface
    public interface Writer<T> {
        void write(T one, DataOutput out) throws IOException;
    }

    /// Reads one of many.
    ///
    /// @param <T> what it is
    @FunctionalInterface
    public interface Reader<T> {
        T read(DataInput in) throws IOException;
    }

    public static void text(String text, DataOutput out) throws IOException {
        Utf8.write(text, out);
    }

    public static String text(DataInput in) throws IOException {
        return Utf8.read(in);
    }

    public static <T> void all(Collection<T> all, Writer<T> writer, DataOutput out) throws IOException {
        out.writeInt(all.size());
        for (T each : all) {
            writer.write(each, out);
        }
    }

    public static <T> List<T> all(Reader<T> reader, DataInput in) throws IOException {
        int size = in.readInt();
        List<T> all = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            all.add(reader.read(in));
        }
        return all;
    }

    public static void signature(Signature signature, DataOutput out) throws IOException {
        text(signature.id(), out);
        text(signature.title(), out);
        out.writeByte(List.of(Level.values()).indexOf(signature.level()));
        text(signature.status(), out);
        all(signature.techniques(), Pack::text, out);
        all(signature.tactics(), Pack::text, out);
        all(signature.software(), Pack::text, out);
    }

    public static Signature signature(DataInput in) throws IOException {
        return new Signature(
                text(in),
                text(in),
                List.of(Level.values()).get(in.readByte()),
                text(in),
                all(Pack::text, in),
                all(Pack::text, in),
                all(Pack::text, in));
    }

    public static void subject(Subject subject, DataOutput out) throws IOException {
        text(subject.process().guid(), out);
        out.writeLong(subject.process().pid());
        text(subject.process().image(), out);
        text(subject.user(), out);
        text(subject.session(), out);
        text(subject.commandLine(), out);
        text(subject.file(), out);
        all(subject.hashes(), Pack::text, out);
        text(subject.shown(), out);
    }

    public static Subject subject(DataInput in) throws IOException {
        ProcessRef process = new ProcessRef(text(in), in.readLong(), text(in));
        return new Subject(process, text(in), text(in), text(in), text(in), all(Pack::text, in), text(in));
    }
}
