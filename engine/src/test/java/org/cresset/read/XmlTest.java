package org.cresset.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cresset.Property;
import org.cresset.read.Collected.Plain;
import org.junit.jupiter.api.Test;

/// Windows events as XML, whole and damaged.
final class XmlTest {

    private static final Limits SMALL = new Limits(1000, 6, 20, 60, 2, 5, 10, 1000);

    private static String event(int number, String data) {
        return """
            <Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System>\
            <Provider Name='Microsoft-Windows-Sysmon' Guid='{G}'/><EventID Qualifiers='0'>1</EventID>\
            <TimeCreated SystemTime='2026-03-04T10:39:26.6781234Z'/><EventRecordID>%d</EventRecordID>\
            <Execution ProcessID='29' ThreadID='4'/><Channel>Microsoft-Windows-Sysmon/Operational</Channel>\
            <Computer>ws-17.example.org</Computer><Security UserID='S-1-5-18'/></System>\
            <EventData>%s</EventData></Event>\
            """.formatted(number, data);
    }

    private static String event(int number) {
        return event(number, "<Data Name='Image'>C:\\a.exe</Data>");
    }

    private static List<String> numbers(Collected all) {
        return all.events.stream()
                .map(event -> event.fields().getOrDefault("EventRecordID", "?"))
                .toList();
    }

    @Test
    void a_record_has_the_names_that_rules_know() {
        Plain event = Collected.of(event(7)).only();
        assertThat(event.source()).isEqualTo("windows/sysmon/[process_creation]");
        assertThat(event.time()).isEqualTo("2026-03-04T10:39:26.678123Z");
        assertThat(event.fields())
                .containsEntry("EventID", "1")
                .containsEntry("EventID_Qualifiers", "0")
                .containsEntry("Provider_Name", "Microsoft-Windows-Sysmon")
                .containsEntry("Provider_Guid", "{G}")
                .containsEntry("Execution_ProcessID", "29")
                .containsEntry("Security_UserID", "S-1-5-18")
                .containsEntry("Computer", "ws-17.example.org")
                .containsEntry("EventRecordID", "7")
                .containsEntry("Image", "C:\\a.exe");
    }

    @Test
    void data_may_be_named_with_blanks_or_unnamed_or_empty_or_escaped() {
        Plain event = Collected.of(event(
                        1,
                        "<Data Name='New Value'>a &lt;b&gt; &amp;</Data><Data Name='Gone'/>"
                                + "<Data>one</Data><Data>two</Data><Data Name='Raw'><![CDATA[<x>]]></Data>"))
                .only();
        assertThat(event.fields())
                .containsEntry("NewValue", "a <b> &")
                .containsEntry("Gone", "")
                .containsEntry("Data", "one | two")
                .containsEntry("Raw", "<x>");
    }

    @Test
    void user_data_loses_the_name_of_its_element() {
        String text = event(1).replace(
                        "<EventData>", "<UserData><Cleared xmlns='x'><SubjectUserName>j.doe</SubjectUserName>")
                .replaceAll("<Data .*", "</Cleared></UserData></Event>");
        assertThat(Collected.of(text).only().fields()).containsEntry("SubjectUserName", "j.doe");
    }

    @Test
    void records_stand_in_a_document_or_one_after_another_or_one_a_line() {
        for (String text : List.of(
                "<?xml version='1.0' encoding='utf-8'?>\r\n<Events>" + event(1) + event(2) + "</Events>\n",
                event(1) + event(2),
                event(1) + "\r\n" + event(2) + "\r\n",
                "\uFEFF<?xml version='1.0'?><Events>\n  " + event(1) + "\n <!-- x -->\n" + event(2) + "\n</Events>")) {
            Collected all = Collected.of(text);
            assertThat(numbers(all)).as(text).containsExactly("1", "2");
            assertThat(all.unreadable).isEmpty();
        }
    }

    @Test
    void comments_between_records_are_passed_over_whatever_they_hold() {
        Collected all =
                Collected.of("<Events><!-- a > b -> <c> --><!---->" + event(1) + "<!-- x -->" + event(2) + "</Events>");
        assertThat(numbers(all)).containsExactly("1", "2");
        assertThat(all.unreadable).isEmpty();
    }

    @Test
    void utf_16_is_read_in_both_byte_orders() {
        String text = "\uFEFF<?xml version='1.0' encoding='utf-16'?><Events>"
                + event(1, "<Data Name='Image'>Ж\uD83D\uDE00</Data>") + "</Events>";
        for (var charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
            assertThat(Collected.of(text.getBytes(charset)).only().fields()).containsEntry("Image", "Ж\uD83D\uDE00");
        }
    }

    @Test
    void characters_that_xml_forbids_are_replaced_and_cost_no_record() {
        Collected all = Collected.of(
                event(1, "<Data Name='a'>x\u0001y</Data>") + event(2, "<Data Name='a'>x&#1;&#x1F;&#65;y</Data>"));
        assertThat(all.events.get(0).fields()).containsEntry("a", "x\uFFFDy");
        assertThat(all.events.get(1).fields()).containsEntry("a", "x\uFFFD\uFFFDAy");
        assertThat(all.unreadable).isEmpty();
    }

    @Test
    void a_record_cut_off_anywhere_costs_only_itself() {
        String before = event(1) + "\n";
        for (int cut = 7; cut < event(2).length(); cut += 3) {
            Collected all = Collected.of(before + event(2).substring(0, cut) + "\n" + event(3));
            assertThat(numbers(all)).as("cut at " + cut).containsExactly("1", "3");
            assertThat(all.unreadable).as("cut at " + cut).hasSize(1);
            assertThat(all.unreadable.getFirst().offset()).isEqualTo(before.length());
        }
    }

    @Test
    void a_record_whose_beginning_is_lost_is_counted() {
        Collected all = Collected.of(event(1) + event(2).substring(3) + event(3));
        assertThat(numbers(all)).containsExactly("1", "3");
        assertThat(all.unreadable).hasSize(1);
    }

    @Test
    void a_record_that_is_not_well_formed_costs_only_itself() {
        Collected all = Collected.of(event(1) + event(2, "<Data>open") + event(3, "<Data Name=x>y</Data>") + event(4));
        assertThat(numbers(all)).containsExactly("1", "4");
        assertThat(all.unreadable)
                .hasSize(2)
                .allSatisfy(piece -> assertThat(piece.reason()).startsWith("not XML: "));
    }

    @Test
    void limits_cost_only_the_record_beyond_them() {
        for (String data : List.of(
                "<Data Name='a'>" + "x".repeat(2000) + "</Data>",
                "<a>".repeat(9) + "</a>".repeat(9),
                "<Data>1</Data>".repeat(30),
                "<Data Name='" + "n".repeat(70) + "'>1</Data>")) {
            Collected all =
                    Collected.of((event(1) + event(2, data) + event(3)).getBytes(StandardCharsets.UTF_8), SMALL);
            assertThat(numbers(all)).as(data).containsExactly("1", "3");
            assertThat(all.unreadable).as(data).hasSize(1);
            assertThat(all.unreadable.getFirst().offset()).isEqualTo(event(1).length());
        }
    }

    @Test
    void entities_and_document_types_are_not_carried_out() {
        String bomb = "<?xml version='1.0'?><!DOCTYPE Events [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>"
                + "<!ENTITY f SYSTEM 'file:///etc/passwd'>]><Events>";
        Collected all = Collected.of(bomb + event(1, "<Data Name='a'>x&b;&f;y</Data>") + event(2) + "</Events>");
        assertThat(numbers(all)).endsWith("2");
        assertThat(all.events.toString()).doesNotContain("aaaa").doesNotContain("root:");
    }

    @Test
    void whatever_is_damaged_the_records_around_it_survive() {
        Property.holds(300, chance -> {
            String bad = event(2);
            int from = chance.nextInt(bad.length());
            int to = from + 1 + chance.nextInt(Math.min(20, bad.length() - from));
            String put = Property.text(chance, 4, "<", ">", "'", "/", "&", "x", "\0");
            String text = event(1) + "\n" + bad.substring(0, from) + put + bad.substring(to) + "\n" + event(3);
            Collected all = Collected.of(text);
            assertThat(numbers(all)).as(text).startsWith("1").endsWith("3");
            assertThat(all.events.size() + all.unreadable.size()).as(text).isGreaterThanOrEqualTo(3);
        });
    }

    @Test
    void an_encoding_that_is_none_is_unreadable_and_says_which() {
        for (String encoding : List.of("-8", "_x", ".", "no-such-encoding")) {
            Collected all = Collected.of("<?xml version='1.0' encoding='" + encoding + "'?><Events>" + event(1));
            assertThat(all.events).isEmpty();
            assertThat(all.unreadable)
                    .singleElement()
                    .satisfies(
                            piece -> assertThat(piece.reason()).isEqualTo("XML in the unknown encoding " + encoding));
        }
    }
}
