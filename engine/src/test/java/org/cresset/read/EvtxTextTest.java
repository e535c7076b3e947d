package org.cresset.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cresset.Shared;
import org.cresset.event.Event;
import org.cresset.event.FieldTable;
import org.cresset.event.Fields;
import org.cresset.read.evtx.EvtxFile;
import org.cresset.read.evtx.Tampering;
import org.junit.jupiter.api.Test;

/// A record shown as XML or JSON, read back, is the record: two ways through the same bytes that share no code.
final class EvtxTextTest {

    private static final FieldTable FIELDS = FieldTable.with(List.of());

    private record Shown(Map<String, String> event, String xml, String json) {}

    private static List<Path> logs() {
        try (Stream<Path> files = Files.walk(Shared.path("telemetry-dev/evtx"))) {
            return files.filter(file -> file.toString().endsWith(".evtx"))
                    .sorted()
                    .filter(file -> file.toFile().length() < 200_000)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Shown> read(Path log) {
        List<Shown> all = new ArrayList<>();
        EvtxFile file = new EvtxFile(FIELDS, Limits.DEFAULT, false);
        try (InputStream in = Files.newInputStream(log)) {
            file.read(in, "log", new EvtxFile.Visitor() {
                @Override
                public void record(Event event, boolean carved) {
                    all.add(new Shown(
                            fields(event), file.text().xml(), file.text().json()));
                }

                @Override
                public void damaged(long offset, String reason) {}

                @Override
                public void sign(Tampering sign, long offset, String what) {}
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    /// Values by name, but for elements that hold nothing themselves and what XML cannot hold.
    private static Map<String, String> fields(Event event) {
        Map<String, String> fields = new TreeMap<>();
        for (int entry = 0; entry < event.size(); entry++) {
            String value = event.value(entry)
                    .codePoints()
                    .map(point -> point < 32 && point != 9 && point != 10 && point != 13 ? 0xfffd : point)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            fields.merge(event.name(entry), value, (a, b) -> a + " | " + b);
        }
        return plain(fields);
    }

    private static Map<String, String> plain(Map<String, String> fields) {
        Map<String, String> plain = new TreeMap<>(fields);
        plain.keySet().removeIf(name -> name.startsWith("Event.") || name.contains("xmlns"));
        plain.values().removeIf(String::isBlank);
        return plain;
    }

    private static Map<String, String> readBack(String text) {
        Map<String, String> fields = new TreeMap<>(Collected.of(text).only().fields());
        fields.replaceAll((name, value) -> value.equals("<null>") ? "" : value);
        return plain(fields);
    }

    @Test
    void xml_of_a_record_reads_back_as_the_record() {
        for (Path log : logs()) {
            for (Shown shown : read(log)) {
                Map<String, String> back = readBack(shown.xml());
                assertThat(withoutAliases(back, shown))
                        .as(log + ": " + shown.xml())
                        .isEqualTo(shown.event());
            }
        }
    }

    @Test
    void json_of_a_record_reads_back_as_the_record() {
        for (Path log : logs()) {
            for (Shown shown : read(log)) {
                Map<String, String> back = readBack(shown.json().replaceAll("\\\\u00[01][0-9bcef]", "\uFFFD"));
                Map<String, String> other = withoutAliases(back, shown);
                assertThat(other.keySet())
                        .as(log + ": " + shown.json())
                        .isEqualTo(shown.event().keySet());
                assertThat(other.get(name(Fields.RECORD_ID)))
                        .isEqualTo(shown.event().get(name(Fields.RECORD_ID)));
            }
        }
    }

    private static String name(int slot) {
        return FIELDS.name(slot);
    }

    /// The second names that resolving the log source gave to fields.
    private static Map<String, String> withoutAliases(Map<String, String> back, Shown shown) {
        Map<String, String> rest = new TreeMap<>(back);
        rest.keySet()
                .removeIf(name -> !shown.event().containsKey(name)
                        && List.of(
                                        "Image",
                                        "ParentImage",
                                        "IntegrityLevel",
                                        "LogonId",
                                        "User",
                                        "Data",
                                        "Signature",
                                        "Filename")
                                .contains(name));
        return rest;
    }
}
