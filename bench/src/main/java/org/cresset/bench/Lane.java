package org.cresset.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cresset.event.Event;
import org.cresset.event.FieldTable;
import org.cresset.event.LogSources;
import org.cresset.read.Limits;
import org.cresset.read.file.Contents;

/// Events of one kind, one JSON object a line.
record Lane(String name, Path file, long events, long bytes) {

    private static final Pattern LANE = Pattern.compile("(.+)\\.(?:ndjson|jsonl|json)");

    /// The lanes of a folder, in the order of their names.
    static List<Lane> in(Path folder) throws IOException {
        List<Lane> lanes = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                Matcher named = LANE.matcher(file.getFileName().toString());
                if (named.matches()) {
                    lanes.add(of(named.group(1), file));
                }
            }
        }
        return lanes;
    }

    static Lane of(String name, Path file) throws IOException {
        long lines = 0;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            for (int b = in.read(); b >= 0; b = in.read()) {
                lines += b == '\n' ? 1 : 0;
            }
        }
        return new Lane(name, file, lines, Files.size(file));
    }

    /// The same lane so many times over, in a file of its own.
    Lane times(int count, Path folder) throws IOException {
        Path longer = folder.resolve(name + "-" + count + ".ndjson");
        byte[] once = Files.readAllBytes(file);
        try (OutputStream out = Files.newOutputStream(longer)) {
            for (int i = 0; i < count; i++) {
                out.write(once);
            }
        }
        return new Lane(name, longer, events * count, bytes * count);
    }

    /// A lane made of every Windows event that stands in JSON anywhere below a folder.
    static Lane windows(Path telemetry, Path folder) throws IOException {
        Path file = folder.resolve("windows_json.ndjson");
        FieldTable fields = FieldTable.with(List.of());
        Contents contents = new Contents(fields, new LogSources(fields), Limits.DEFAULT);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20);
                Stream<Path> logs = Files.walk(telemetry)) {
            Lines lines = new Lines(out);
            for (Path log : logs.filter(Files::isRegularFile).sorted().toList()) {
                try (InputStream in = Files.newInputStream(log)) {
                    contents.read(in, log.toString(), lines);
                }
            }
        }
        return of("windows_json", file);
    }

    /// Writes the events of Windows that are JSON, each on a line.
    private static final class Lines extends EventsOnly {

        private final OutputStream out;

        Lines(OutputStream out) {
            this.out = out;
        }

        @Override
        public void event(Event event) {
            boolean windows = event.source().product().equals(Optional.of("windows"));
            if (!windows || event.raw()[event.rawFrom()] != '{') {
                return;
            }
            byte[] raw = event.rawCopy();
            for (int i = 0; i < raw.length; i++) {
                raw[i] = raw[i] == '\n' || raw[i] == '\r' ? (byte) ' ' : raw[i];
            }
            try {
                out.write(raw);
                out.write('\n');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
