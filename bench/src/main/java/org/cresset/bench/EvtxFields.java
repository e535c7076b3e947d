package org.cresset.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.cresset.event.Event;
import org.cresset.event.FieldTable;
import org.cresset.event.LogSources;
import org.cresset.read.Limits;
import org.cresset.read.file.Contents;
import org.cresset.report.form.JsonText;

/// Every field of every record beside what `evtxexport -f xml` (libevtx) says, over all logs below a folder.
///
/// Differences are sorted into kinds that are explained, and counted; what fits no kind is a `difference`.
final class EvtxFields {

    private final Map<String, Long> kinds = new TreeMap<>();
    private final List<String> differences = new ArrayList<>();
    private long files;
    private long records;
    private long fields;
    private long unreadByPeer;

    private EvtxFields() {}

    static String figures(Path folder) throws IOException, InterruptedException {
        EvtxFields all = new EvtxFields();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.filter(path -> path.toString().endsWith(".evtx"))
                    .sorted()
                    .toList()) {
                all.compare(file);
            }
        }
        return JsonText.page(out -> out.number("files", all.files)
                .number("files_the_peer_cannot_read", all.unreadByPeer)
                .number("records", all.records)
                .number("fields", all.fields)
                .number("differences", all.differences.size())
                .texts("first_differences", all.differences.stream().limit(20).toList())
                .object("explained", explained -> all.kinds.forEach(explained::number)));
    }

    private void compare(Path file) throws IOException, InterruptedException {
        Process peer = new ProcessBuilder("evtxexport", "-f", "xml", file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        byte[] xml = peer.getInputStream().readAllBytes();
        peer.waitFor();
        String text = new String(xml, StandardCharsets.UTF_8);
        int start = text.indexOf("<Event");
        if (start < 0) {
            unreadByPeer++;
            return;
        }
        files++;
        Map<String, Map<String, String>> theirs = new HashMap<>();
        read(new ByteArrayInputStream(text.substring(start).getBytes(StandardCharsets.UTF_8)))
                .forEach(record -> theirs.put(key(record), record));
        try (InputStream in = Files.newInputStream(file)) {
            for (Map<String, String> ours : read(in)) {
                records++;
                Map<String, String> other = theirs.get(key(ours));
                if (other == null) {
                    kinds.merge("record that the peer does not export", 1L, Long::sum);
                } else {
                    compare(file, ours, other);
                }
            }
        }
    }

    /// A record of a log, also where several logs were put together.
    private static String key(Map<String, String> record) {
        return record.getOrDefault("Channel", "") + " " + record.getOrDefault("EventRecordID", "");
    }

    private void compare(Path file, Map<String, String> ours, Map<String, String> theirs) {
        Set<String> names = new TreeSet<>(ours.keySet());
        names.addAll(theirs.keySet());
        for (String name : names) {
            String a = ours.getOrDefault(name, "");
            String b = theirs.getOrDefault(name, "");
            fields++;
            if (a.equals(b)) {
                continue;
            }
            String kind = kind(name, a, b);
            if (kind.isEmpty()) {
                differences.add(
                        file.getFileName() + " #" + ours.get("EventRecordID") + " " + name + ": " + a + " <> " + b);
            } else {
                kinds.merge(kind, 1L, Long::sum);
            }
        }
    }

    /// Why two values differ without either being wrong; empty where that is not known.
    private static String kind(String name, String a, String b) {
        if (a.contains("0x") && a.equals(b.replaceAll("0x0+(?=[0-9a-f])", "0x"))) {
            return "hexadecimal numbers: Windows shows them without leading zeros, the peer with";
        }
        if (a.endsWith("Z") && b.endsWith("00Z") && b.startsWith(a.substring(0, a.length() - 1))) {
            return "times: Windows shows 7 decimals, the peer 9";
        }
        if (a.replace("\r\n", "\n")
                .replace('\r', '\n')
                .equals(b.replace("\r\n", "\n").replace('\r', '\n'))) {
            return "line breaks: XML makes them one character";
        }
        if (a.codePoints().anyMatch(point -> point < 32) && b.equals(replaced(a))) {
            return "control characters: XML does not allow them";
        }
        if (name.contains("xmlns") || name.startsWith("#attributes.auto-ns")) {
            return "namespaces of elements";
        }
        if (a.startsWith("-") && isNegative(a, b)) {
            return "negative numbers: the peer shows them without their sign";
        }
        return "";
    }

    private static String replaced(String text) {
        StringBuilder out = new StringBuilder();
        text.codePoints()
                .forEach(point ->
                        out.appendCodePoint(point < 32 && point != 9 && point != 10 && point != 13 ? 0xfffd : point));
        return out.toString();
    }

    /// libevtx prints the number of a negative 32-bit value as if its highest bit alone were the sign.
    private static boolean isNegative(String a, String b) {
        return a.matches("-[0-9]{1,10}") && b.matches("-?[0-9]{1,20}") && a.length() < b.length();
    }

    private static List<Map<String, String>> read(InputStream in) throws IOException {
        FieldTable table = FieldTable.with(List.of());
        List<Map<String, String>> all = new ArrayList<>();
        new Contents(table, new LogSources(table), Limits.DEFAULT).read(in, "log", new EventsOnly() {
            @Override
            public void event(Event event) {
                Map<String, String> record = new TreeMap<>();
                for (int entry = 0; entry < event.size(); entry++) {
                    record.merge(event.name(entry), event.value(entry), (a, b) -> a + " | " + b);
                }
                all.add(record);
            }
        });
        return all;
    }
}
