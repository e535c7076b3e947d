package org.cresset.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.cresset.Fuzz;
import org.cresset.Property;
import org.cresset.event.FieldTable;
import org.cresset.event.LogSources;
import org.cresset.read.json.JsonReader;
import org.junit.jupiter.api.Test;

/// JSON that comes at once is read on the fast way, JSON that trickles in is never wholly in view and read on the slow
/// way: what comes out is the same.
final class JsonTwoWaysTest {

    private static final FieldTable FIELDS =
            FieldTable.with(List.of("Payload", "a.b", "Parameters", "requestParameters"));
    private static final LogSources SOURCES = new LogSources(FIELDS);

    private static final Limits TIGHT = new Limits(4096, 8, 60, 40, 2, 10, 100, 1000);

    private static Collected read(byte[] bytes, boolean trickling) {
        return read(bytes, trickling, TIGHT);
    }

    private static Collected read(byte[] bytes, boolean trickling, Limits limits) {
        JsonReader reader = new JsonReader(FIELDS, SOURCES, limits);
        Collected all = new Collected();
        try {
            ByteArrayInputStream in = new ByteArrayInputStream(bytes);
            reader.read(trickling ? new Trickle(in) : in, "f", all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private static void bothWays(byte[] bytes) {
        Collected fast = read(bytes, false);
        Collected slow = read(bytes, true);
        assertThat(fast.events).isEqualTo(slow.events);
        assertThat(fast.unreadable).isEqualTo(slow.unreadable);
    }

    @Test
    void objects_that_rules_ask_for_as_a_whole_and_envelopes() {
        for (String text : List.of(
                "{\"Records\":[{\"requestParameters\":{\"a\" : [1,{\"b\":\"\u00e4\"}]},\"eventName\":\"x\"}],\"n\":{}}",
                "{\"Parameters\":[[{\"Name\":\"a\"}],{\"Parameters\":{\"c\":1}}],\"requestParameters\":\"plain\"}",
                "{\"preview\":true,\"result\":{\"requestParameters\":{}},\"x\":1}\n{\"preview\":true,\"result\":{}}")) {
            bothWays(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void documents_by_chance() {
        int[] events = new int[1];
        Property.holds(3000, chance -> {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i <= chance.nextInt(4); i++) {
                text.append(object(chance, 3)).append(chance.nextBoolean() ? "\n" : " , ");
            }
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            events[0] += read(bytes, false).events.size();
            bothWays(bytes);
        });
        assertThat(events[0]).isGreaterThan(3000);
    }

    private static String object(RandomGenerator chance, int depth) {
        List<String> members = new ArrayList<>();
        for (int i = chance.nextInt(5); i > 0; i--) {
            String name =
                    Property.text(chance, 2, "a", "b", "EventID", "é", "\\u0061", "UtcTime", "EventData", " ", ".");
            members.add("\"" + name + "\"" + space(chance) + ":" + space(chance) + value(chance, depth));
        }
        return "{" + space(chance) + String.join("," + space(chance), members) + "}";
    }

    private static String space(RandomGenerator chance) {
        return Property.text(chance, 1, " ", "", "", "\n", "\t", "\r");
    }

    private static String value(RandomGenerator chance, int depth) {
        return switch (chance.nextInt(depth > 0 ? 12 : 9)) {
            case 0 -> "null";
            case 1 -> chance.nextBoolean() ? "true" : "false";
            case 2 -> Property.text(chance, 4, "1", "0", "-", ".", "e", "E5", "+", "12");
            case 3 ->
                List.of("12", "-0", "1.5e-3", "0", "01", "1.", ".5", "NaN", "-", "nul", "True")
                        .get(chance.nextInt(11));
            case 9, 10 -> object(chance, depth - 1);
            case 11 -> "[" + value(chance, depth - 1) + "," + value(chance, depth - 1) + "]";
            default ->
                "\""
                        + Property.text(
                                chance,
                                6,
                                "a",
                                "abcdefgh",
                                "\\\\",
                                "\\\"",
                                "\\/",
                                "\\n",
                                "\\u00e9",
                                "\\ud83d\\ude00",
                                "\\ud83d",
                                "\\ude00",
                                "\\u",
                                "\\x",
                                "é",
                                "日本",
                                "😀",
                                "\t",
                                "2026-03-04 10:39:26.674",
                                "<Data Name='x'>y</Data>",
                                "\u007f")
                        + "\"";
        };
    }

    @Test
    void deep_nesting_within_the_limits() {
        for (int depth = 58; depth < 67; depth++) {
            for (String inner : List.of("{\"b\":1},{\"b\":2}", "1,{\"b\":[2]}", "{\"b\":{\"c\":3}}")) {
                byte[] bytes = ("{\"a\":" + "[".repeat(depth) + inner + "]".repeat(depth) + "}")
                        .getBytes(StandardCharsets.UTF_8);
                Collected fast = read(bytes, false, Limits.DEFAULT);
                Collected slow = read(bytes, true, Limits.DEFAULT);
                assertThat(fast.events).as("depth " + depth).isEqualTo(slow.events);
                assertThat(fast.unreadable).isEqualTo(slow.unreadable);
            }
        }
    }

    @Test
    void ever_new_beginnings_of_objects_are_not_looked_through_over_and_over() {
        byte[] bytes = "{\"a\":\n".repeat(200_000).getBytes(StandardCharsets.UTF_8);
        Collected all = read(bytes, false, Limits.DEFAULT);
        assertThat(all.events).isEmpty();
        assertThat(all.unreadable).hasSize(200_000);
    }

    @Test
    void damaged_documents() {
        List<byte[]> good = Stream.of("""
                        {"EventID":1,"Image":"C:\\\\a\\u00e4\\ud83d\\ude00","n":1.5e3,"b":true,"none":null,"l":[1,{"a":"b"}]}
                        {"a":{"b":{"c":[[],{},[{}]]}},"EventData":"<EventData><Data Name=\\"a\\">b</Data></EventData>"}
                        """, "[{\"a\":\"日本é\"},{\"a\":-0.0e1}]")
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
        Fuzz.run(4, good, JsonTwoWaysTest::bothWays);
    }

    @Test
    void limits_are_the_same_on_both_ways() {
        for (String text : List.of(
                "{\"a\":" + "[".repeat(7) + "1" + "]".repeat(7) + "}",
                "{\"a\":" + "[".repeat(8) + "1" + "]".repeat(8) + "}",
                "{\"" + "n".repeat(40) + "\":1}",
                "{\"" + "n".repeat(41) + "\":1}",
                "{\"a\":" + "1".repeat(1000) + "}",
                "{\"a\":" + "1".repeat(1001) + "}",
                "{\"a\":[" + "1,".repeat(59) + "1]}",
                "{\"a\":[" + "1,".repeat(60) + "1]}",
                "{\"a\":\"" + "x".repeat(4000) + "\"}",
                "{\"a\":\"" + "x".repeat(5000) + "\"}{\"a\":1}")) {
            bothWays(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /// Gives one byte at a time.
    private static final class Trickle extends FilterInputStream {

        Trickle(ByteArrayInputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            return super.read(bytes, from, Math.min(length, 1));
        }
    }
}
