package org.cresset.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.cresset.Property;
import org.junit.jupiter.api.Test;

/// JSON that is damaged or beyond a limit: it costs the record it is in and no other, and is counted.
final class JsonDamageTest {

    private static final Limits SMALL = new Limits(200, 8, 20, 30, 2, 5, 10, 1000);

    private static String record(int number) {
        return "{\"n\":%d,\"text\":\"a {b} \\\"c\\\"\",\"in\":{\"list\":[1,{\"x\":null}]}}".formatted(number);
    }

    private static List<String> numbers(Collected all) {
        return all.events.stream()
                .map(event -> event.fields().getOrDefault("n", "?"))
                .toList();
    }

    private static List<Long> offsets(Collected all) {
        return all.unreadable.stream().map(Unreadable::offset).toList();
    }

    @Test
    void records_may_stand_in_lines_in_a_list_or_one_after_another() {
        for (String text : List.of(
                record(1) + "\n" + record(2) + "\r\n\n" + record(3) + "\n",
                "[" + record(1) + "," + record(2) + " ,\n" + record(3) + "]",
                record(1) + record(2) + "\t" + record(3),
                "[" + record(1) + "]\n[" + record(2) + "]\n[" + record(3) + "]",
                "\uFEFF" + record(1) + "\u001e" + record(2) + "\0\0" + record(3))) {
            Collected all = Collected.of(text);
            assertThat(numbers(all)).as(text).containsExactly("1", "2", "3");
            assertThat(all.unreadable).isEmpty();
            assertThat(all.events.stream().map(Collected.Plain::record)).containsExactly(1L, 2L, 3L);
        }
    }

    @Test
    void a_line_cut_off_anywhere_costs_only_itself() {
        String before = record(1) + "\n";
        for (int cut = 2; cut < record(2).length(); cut++) {
            String text = before + record(2).substring(0, cut) + "\n" + record(3) + "\n" + record(4) + "\n";
            Collected all = Collected.of(text);
            assertThat(numbers(all)).as(text).containsExactly("1", "3", "4");
            assertThat(offsets(all)).as(text).containsExactly((long) before.length());
        }
    }

    @Test
    void the_last_line_cut_off_anywhere_is_counted() {
        String before = record(1) + "\n";
        for (int cut = 1; cut < record(2).length(); cut++) {
            Collected all = Collected.of(before + record(2).substring(0, cut));
            assertThat(numbers(all)).containsExactly("1");
            assertThat(offsets(all)).containsExactly((long) before.length());
        }
    }

    @Test
    void a_line_without_its_first_brace_costs_only_itself() {
        Collected all = Collected.of(record(1) + "\n" + record(2).substring(1) + "\n" + record(3) + "\n");
        assertThat(numbers(all)).containsExactly("1", "3");
        assertThat(offsets(all)).containsExactly(record(1).length() + 1L);
        assertThat(all.unreadable.getFirst().reason()).startsWith("not JSON: \"n\":2");
    }

    @Test
    void lines_of_garbage_are_one_piece_with_its_place() {
        Collected all = Collected.of(record(1) + "\nERROR: disk full\nat line 7\n" + record(2) + "\n");
        assertThat(numbers(all)).containsExactly("1", "2");
        assertThat(all.unreadable)
                .containsExactly(new Unreadable("input", record(1).length() + 1L, "not JSON: ERROR: disk full"));
    }

    @Test
    void a_broken_record_in_a_list_laid_out_for_people_costs_only_itself() {
        String good = "  {\n    \"n\": %d,\n    \"in\": {\n      \"x\": [ 1, 2 ]\n    }\n  }";
        for (String bad : List.of(
                "  {\n    \"n\": 2,\n    \"in\": {\n      \"x\": [ 1, 2 ]\n    }\n",
                "  {\n    \"n\": 2,\n    \"in: {\n      \"x\": 1 }\n  }",
                "  {\n    \"n\" 2\n  }",
                "  {\n    n: 2\n  }",
                "  {\n    \"n\": 2,,\n  }")) {
            String text = "[\n" + good.formatted(1) + ",\n" + bad + ",\n" + good.formatted(3) + "\n]\n";
            Collected all = Collected.of(text);
            assertThat(numbers(all)).as(text).startsWith("1").endsWith("3");
            assertThat(all.unreadable).as(text).isNotEmpty();
            assertThat(all.events).as(text).hasSize(2);
        }
    }

    @Test
    void records_beyond_the_limit_are_counted_once_and_their_neighbours_survive() {
        for (String filling : List.of("x".repeat(500), "\\\"".repeat(250))) {
            String text = record(1) + "\n{\"n\":2,\"long\":\"" + filling + "\"}\n" + record(3) + "\n";
            Collected all = Collected.of(text.getBytes(StandardCharsets.UTF_8), SMALL);
            assertThat(numbers(all)).containsExactly("1", "3");
            assertThat(all.unreadable.getFirst().reason()).isEqualTo("a record is longer than 200 bytes");
            assertThat(offsets(all).getFirst()).isEqualTo(record(1).length() + 1L);
        }
    }

    @Test
    void the_inside_of_a_record_beyond_the_limit_is_no_event() {
        String inner = IntStream.range(0, 100).mapToObj(i -> "{\"n\":\"in\"}").collect(Collectors.joining(","));
        for (int shift = 0; shift < 20; shift++) {
            String text = "{\"n\":2," + " ".repeat(shift) + "\"long\":[" + inner + "]}\n" + record(3) + "\n";
            Collected all = Collected.of(text.getBytes(StandardCharsets.UTF_8), SMALL);
            assertThat(numbers(all)).as("shifted by " + shift).containsExactly("3");
        }
    }

    @Test
    void a_record_as_long_as_the_limit_is_read() {
        String head = "{\"n\":1,\"long\":\"";
        String text = head + "x".repeat(200 - head.length() - 2) + "\"}";
        assertThat(text).hasSize(200);
        assertThat(numbers(Collected.of(text.getBytes(StandardCharsets.UTF_8), SMALL)))
                .containsExactly("1");
    }

    @Test
    void deep_nesting_many_values_and_long_names_are_refused_each_by_its_name() {
        assertThat(reason("{\"a\":" + "[".repeat(20) + "]".repeat(20) + "}")).contains("nest");
        assertThat(reason("{\"a\":[" + "1,".repeat(20) + "1]}")).isEqualTo("the record has more than 20 values");
        assertThat(reason("{\"" + "n".repeat(31) + "\":1}")).isEqualTo("a field name is longer than 30 characters");
        assertThat(reason("{\"" + "n".repeat(20) + "\":{\"" + "m".repeat(20) + "\":1}}"))
                .contains("longer than 30");
        assertThat(reason("{\"EventData\":\"{\\\"a\\\":[" + "1,".repeat(30) + "1]}\"}"))
                .contains("more than 20 values");
    }

    private static String reason(String text) {
        Collected all = Collected.of((text + "\n{\"n\":1}\n").getBytes(StandardCharsets.UTF_8), SMALL);
        assertThat(numbers(all)).containsExactly("1");
        assertThat(all.unreadable).hasSize(1);
        return all.unreadable.getFirst().reason();
    }

    @Test
    void a_key_that_stands_twice_gives_the_field_two_values() {
        assertThat(Collected.of("{\"a\":1,\"b\":2,\"a\":3}").only().fields()).containsEntry("a", "1 | 3");
    }

    @Test
    void bytes_that_are_no_utf_8_are_replaced_and_cost_no_record() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes("{\"n\":1,\"a\":\"x".getBytes(StandardCharsets.UTF_8));
        bytes.write(0xE4);
        bytes.write(0xFF);
        bytes.writeBytes("y\"}\n{\"n\":2}\n".getBytes(StandardCharsets.UTF_8));
        Collected all = Collected.of(bytes.toByteArray());
        assertThat(numbers(all)).containsExactly("1", "2");
        assertThat(all.events.getFirst().fields()).containsEntry("a", "x\uFFFD\uFFFDy");
    }

    @Test
    void control_characters_and_halves_of_characters_cost_no_record() {
        Collected all = Collected.of("{\"n\":1,\"a\":\"x\u0001\ty\",\"b\":\"\\ud800\"}\n{\"n\":2}\n");
        assertThat(numbers(all)).containsExactly("1", "2");
        assertThat(all.events.getFirst().fields())
                .containsEntry("a", "x\u0001\ty")
                .containsEntry("b", "?");
    }

    @Test
    void an_empty_list_holds_no_records_and_an_empty_object_is_one() {
        assertThat(Collected.of("[]").unreadable).containsExactly(new Unreadable("input", 0, "no records in it"));
        assertThat(Collected.of("[]").events).isEmpty();
        assertThat(Collected.of("{\"n\":1}\n{}").events).hasSize(2);
    }

    @Test
    void whatever_is_damaged_the_records_around_it_survive() {
        Property.holds(500, chance -> {
            String bad = record(2);
            int from = chance.nextInt(bad.length());
            int to = from + 1 + chance.nextInt(Math.min(9, bad.length() - from));
            String put = Property.text(chance, 4, "{", "}", "[", "]", "\"", ":", ",", "\\", "x", " ");
            String text = record(1) + "\n" + bad.substring(0, from) + put + bad.substring(to) + "\n" + record(3) + "\n"
                    + record(4) + "\n";
            assertThat(numbers(Collected.of(text))).as(text).startsWith("1").endsWith("4");
        });
    }

    @Test
    void open_lists_between_good_records_do_not_take_ever_so_long() {
        String text = "{\"a\":[\n{\"b\":1},\n".repeat(40_000);
        Collected all = assertTimeoutPreemptively(Duration.ofSeconds(10), () -> Collected.of(text));
        assertThat(all.events).hasSize(40_000);
        assertThat(all.unreadable).hasSize(40_000);
    }
}
