package org.cresset.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The tables of Zeek.
final class ZeekTest {

    private static final String HEAD = """
        #separator \\x09
        #set_separator\t,
        #empty_field\t(empty)
        #unset_field\t-
        #path\tconn
        #open\t2026-03-04-08-00-00
        #fields\tts\tuid\tid.orig_h\tid.resp_p\tproto\tservice\tconn_state\ttunnel_parents
        #types\ttime\tstring\taddr\tport\tenum\tstring\tstring\tset[string]
        """;

    /// The values of a field, several joined.
    private static String values(Collected all, int event, String field) {
        return all.events.get(event).fields().getOrDefault(field, "nothing");
    }

    @Test
    void columns_are_fields_under_the_names_that_the_head_gives() {
        Collected all = Collected.of(HEAD + "1772611200.25\tC1\t10.0.0.9\t445\ttcp\t-\tS0\t(empty)\n"
                + "1772611201\tC2\t10.0.0.9\t443\ttcp\tssl\tSF\tA,B\n#close\t2026-03-04-09-00-00\n");
        assertThat(all.unreadable).isEmpty();
        assertThat(all.events).hasSize(2);
        assertThat(values(all, 0, "id.orig_h")).isEqualTo("10.0.0.9");
        assertThat(values(all, 0, "_path")).isEqualTo("conn");
        assertThat(values(all, 0, "service")).isEqualTo("nothing");
        assertThat(values(all, 0, "tunnel_parents")).isEmpty();
        assertThat(values(all, 1, "tunnel_parents")).isEqualTo("A | B");
        assertThat(all.events.get(0).time()).isEqualTo("2026-03-04T08:00:00.250Z");
        assertThat(all.events.get(1).source()).isEqualTo("zeek/conn/[firewall]");
    }

    @Test
    void a_row_with_other_columns_costs_only_itself() {
        Collected all = Collected.of(HEAD + "1\tC1\t10.0.0.9\n1772611201\tC2\t10.0.0.9\t443\ttcp\tssl\tSF\t-\n");
        assertThat(all.events).hasSize(1);
        assertThat(all.unreadable)
                .singleElement()
                .satisfies(piece -> assertThat(piece.reason()).isEqualTo("3 columns where #fields names 8"));
    }

    @Test
    void a_second_head_in_the_file_holds_from_there_on() {
        Collected all = Collected.of(HEAD + "1\tC1\t10.0.0.9\t1\ttcp\t-\tS0\t-\n"
                + "#separator |\n#fields|ts|uid|query\n2|C3|example.org\n");
        assertThat(all.unreadable).isEmpty();
        assertThat(values(all, 1, "query")).isEqualTo("example.org");
    }

    @Test
    void an_empty_separator_does_not_hold() {
        Collected all = Collected.of(HEAD + "#set_separator\t\n#separator \n1\tC1\t10.0.0.9\t1\ttcp\t-\tS0\tA,B\n");
        assertThat(values(all, 0, "tunnel_parents")).isEqualTo("A | B");
    }

    @Test
    void the_head_of_a_log_alone_is_told_and_is_no_damage() {
        Collected all = Collected.of(HEAD);
        assertThat(all.unreadable).isEmpty();
        assertThat(all.skipped)
                .singleElement()
                .satisfies(piece -> assertThat(piece.reason()).isEqualTo("only the head of a log"));
    }

    @Test
    void a_line_longer_than_allowed_costs_only_itself() {
        Limits limits = new Limits(1000, 16, 500, 200, 3, 50, 50, 1 << 20);
        String row = "1772611201\tC2\t10.0.0.9\t443\ttcp\tssl\tSF\t-\n";
        Collected all = Collected.of(Packed.text(HEAD + "x".repeat(5000) + "\n" + row), limits);
        assertThat(all.events).hasSize(1);
        assertThat(all.unreadable)
                .singleElement()
                .satisfies(piece -> assertThat(piece.reason()).isEqualTo("a record is longer than 1000 bytes"));
        assertThat(Collected.of(Packed.text(HEAD + row.strip()), limits).events).hasSize(1);
    }

    @Test
    void other_text_is_no_format_that_is_read() {
        Collected all = Collected.of("just a few words\nand more\n");
        assertThat(all.events).isEmpty();
        assertThat(all.unreadable)
                .singleElement()
                .satisfies(piece -> assertThat(piece.reason()).isEqualTo("not a format that Cresset reads"));
    }
}
