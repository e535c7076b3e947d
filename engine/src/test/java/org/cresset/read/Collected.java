package org.cresset.read;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.cresset.event.Event;
import org.cresset.event.FieldTable;
import org.cresset.event.Kind;
import org.cresset.event.LogSources;
import org.cresset.event.Timestamps;
import org.cresset.read.file.Contents;

/// A sink that keeps everything, as plain values that tests can compare.
public final class Collected implements Sink {

    /// An event as plain values; several values of a field are joined by ` | `, nulls are `<null>`.
    public record Plain(String time, String source, Map<String, String> fields, String path, long record) {}

    /// Fields and sources, which are made once for many readings.
    private record Known(FieldTable fields, LogSources sources) {

        static Known of(List<String> asked) {
            FieldTable fields = FieldTable.with(asked);
            return new Known(fields, new LogSources(fields));
        }
    }

    private static final Map<List<String>, Known> KNOWN = new ConcurrentHashMap<>();

    public final List<Plain> events = new ArrayList<>();
    public final List<Unreadable> unreadable = new ArrayList<>();
    public final List<Unreadable> skipped = new ArrayList<>();
    public long count;

    /// Of how many records of the log all events are made.
    public long records;

    @Override
    public void event(Event event) {
        count++;
        records += event.records();
        Map<String, String> fields = new TreeMap<>();
        for (int entry = 0; entry < event.size(); entry++) {
            String value = event.kind(entry) == Kind.NULL ? "<null>" : event.value(entry);
            fields.merge(event.name(entry), value, (a, b) -> a + " | " + b);
        }
        String time = event.time() == Event.NO_TIME ? "" : Timestamps.format(event.time());
        var source = event.source();
        String named = source.product().orElse("-") + "/" + source.service().orElse("-") + "/"
                + new java.util.TreeSet<>(source.categories());
        events.add(new Plain(
                time, named, fields, event.place().path(), event.place().record()));
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

    /// The only event.
    public Plain only() {
        if (events.size() != 1 || !unreadable.isEmpty()) {
            throw new AssertionError("not one event but " + events + ", unreadable " + unreadable);
        }
        return events.getFirst();
    }

    public static Collected of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    /// As for rules that ask for these fields.
    public static Collected of(String text, List<String> fields) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return of(new ByteArrayInputStream(bytes), "input", Limits.DEFAULT, fields);
    }

    public static Collected of(byte[] bytes) {
        return of(new ByteArrayInputStream(bytes), "input", Limits.DEFAULT);
    }

    public static Collected of(byte[] bytes, Limits limits) {
        return of(new ByteArrayInputStream(bytes), "input", limits);
    }

    public static Collected of(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return of(in, file.toString(), Limits.DEFAULT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Collected of(InputStream in, String path, Limits limits) {
        return of(in, path, limits, List.of());
    }

    private static Collected of(InputStream in, String path, Limits limits, List<String> asked) {
        Collected all = new Collected();
        Known known = KNOWN.computeIfAbsent(List.copyOf(asked), Known::of);
        try {
            new Contents(known.fields(), known.sources(), limits).read(in, path, all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }
}
