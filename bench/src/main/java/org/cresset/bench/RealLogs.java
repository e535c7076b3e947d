package org.cresset.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cresset.event.Event;
import org.cresset.event.FieldTable;
import org.cresset.event.LogSources;
import org.cresset.read.Limits;
import org.cresset.read.Unreadable;
import org.cresset.read.file.Contents;

/// Logs of a folder by their format, as far as it is one that evaluations of readers ask for.
final class RealLogs {

    /// Names of formats with how the plainest reader takes them; EVTX has none.
    static final Map<String, String> FORMATS = Map.of(
            "evtx", "",
            "windows_json", "json",
            "zeek_tsv", "split tab",
            "zeek_json", "json",
            "suricata_eve", "json",
            "auditd", "split space",
            "syslog", "split space",
            "apache_error", "split space");

    private static final int SMALLEST = 1000;

    /// A file of EVTX has chunks of a fixed size; in small files they are nearly empty.
    private static final int SMALLEST_EVTX = 1_000_000;
    private static final int LARGEST = 64 << 20;

    private RealLogs() {}

    /// The files of each format that are all of it and of which each piece can be read.
    static Map<String, List<byte[]>> in(Path folder, int most) throws IOException {
        Map<String, List<byte[]>> found = new TreeMap<>();
        FieldTable fields = FieldTable.with(List.of());
        Contents contents = new Contents(fields, new LogSources(fields), Limits.DEFAULT);
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                long size = Files.size(file);
                if (size < (file.toString().endsWith(".evtx") ? SMALLEST_EVTX : SMALLEST) || size > LARGEST) {
                    continue;
                }
                byte[] bytes = Files.readAllBytes(file);
                Look look = new Look(bytes);
                contents.read(new ByteArrayInputStream(bytes), file.toString(), look);
                List<byte[]> those = found.computeIfAbsent(look.format(), format -> new ArrayList<>());
                if (FORMATS.containsKey(look.format()) && sum(those) < most) {
                    those.add(bytes);
                }
            }
        }
        found.put("windows_json", List.of(windows(folder, most)));
        found.keySet().retainAll(FORMATS.keySet());
        found.values().removeIf(files -> sum(files) == 0);
        return found;
    }

    /// The first Windows events that stand in JSON, in archives too, each on a line.
    private static byte[] windows(Path folder, int most) throws IOException {
        Path scratch = Files.createTempDirectory("cresset-readers");
        Path file = Lane.windows(folder, scratch).file();
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(most);
            int end = bytes.length;
            while (end > 0 && bytes[end - 1] != '\n') {
                end--;
            }
            return Arrays.copyOf(bytes, end);
        } finally {
            Files.delete(file);
            Files.delete(scratch);
        }
    }

    static long sum(List<byte[]> files) {
        return files.stream().mapToLong(file -> file.length).sum();
    }

    /// Finds out what a file is, by all its events.
    private static final class Look extends EventsOnly {

        private final byte[] bytes;
        private String format = "";
        private boolean mixed;

        Look(byte[] bytes) {
            this.bytes = bytes;
        }

        String format() {
            return mixed ? "" : format;
        }

        @Override
        public void event(Event event) {
            String one = of(event);
            mixed |= !format.isEmpty() && !format.equals(one);
            format = one;
        }

        @Override
        public void unreadable(Unreadable piece) {
            mixed = true;
        }

        private String of(Event event) {
            if (bytes[0] == 'E' && bytes[1] == 'l') {
                return "evtx";
            }
            if (bytes[0] == 'P' || bytes[0] == 0x1f) {
                return "archive";
            }
            String product = event.source().product().orElse("");
            boolean json = event.raw()[event.rawFrom()] == '{';
            return switch (event.form()) {
                case "auditd", "syslog" -> event.form();
                case "apache error" -> "apache_error";
                case "" -> json ? ofJson(product) : bytes[0] == '#' && product.equals("zeek") ? "zeek_tsv" : "other";
                default -> "other";
            };
        }

        private static String ofJson(String product) {
            return switch (product) {
                case "windows" -> "windows_json";
                case "zeek" -> "zeek_json";
                case "suricata" -> "suricata_eve";
                default -> "other";
            };
        }
    }
}
