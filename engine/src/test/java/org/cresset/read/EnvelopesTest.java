package org.cresset.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.cresset.event.Event;
import org.cresset.event.FieldTable;
import org.cresset.event.LogSources;
import org.cresset.read.json.JsonReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Objects around lists of records, and records that only look like them.
final class EnvelopesTest {

    private static List<String> sources(String text) {
        Collected all = Collected.of(text);
        assertThat(all.unreadable).isEmpty();
        return all.events.stream().map(Collected.Plain::source).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Records     | {"Records":[%s,%s]}
            records     | {"records": [ %s , %s ] }
            value       | {"@odata.context":"https://graph.example.org/$metadata#x","value":[%s,%s],"@odata.nextLink":"n"}
            events      | {"events":[%s,%s],"nextToken":"f/3"}
            logs        | {"cursor":{"next":"a"},"logs":[%s,%s]}
            data        | {"meta":{"count":2},"data":[%s,%s],"more":{"a":["]}",{"b":1}]}}
            Items       | {"Items":[%s,%s],"Count":2}
            entries     | {"chunk_size":2,"next_stream_position":"7","entries":[%s,%s]}
            hits        | {"took":3,"timed_out":false,"hits":{"total":{"value":2},"hits":[{"_source":%s},{"_source":%s}]}}
            hits events | {"took":3,"hits":{"events":[{"_source":%s},{"_source":%s}]}}
            """)
    void the_records_in_an_envelope_count_and_not_the_envelope(String name, String envelope) {
        String record = """
            {"eventTime":"2026-03-04T08:00:00Z","eventSource":"iam.example.org","eventName":"List ]}\\" Users"}\
            """;
        String text = envelope.formatted(record, record);
        assertThat(sources(text)).as(name).containsExactly("aws/cloudtrail/[]", "aws/cloudtrail/[]");
        assertThat(sources(text + "\n" + text)).as("two of " + name).hasSize(4);
        assertThat(sources(text.replace("[{", "[\n{").replace(",\"", ",\n\"")))
                .as(name + " over lines")
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            an activity of Google Workspace | {"kind":"admin#reports#activity","id":{"time":"2026-03-04T08:00:00Z",\
            "applicationName":"login"},"actor":{"email":"a@example.org"},"events":[{"type":"login","name":"login_failure"}]}
            a time behind the list          | {"events":[{"time":"2026-03-04T08:00:01Z","a":1}],"eventTime":"2026-03-04T08:00:00Z"}
            parts without times             | {"name":"a","data":[{"key":"b","value":"c"}]}
            a list of words                 | {"records":["a","b"]}
            no list                         | {"records":{"a":{"time":1}}}
            """)
    void a_record_with_a_list_stays_whole(String what, String record) {
        assertThat(Collected.of(record + "\n").events).as(what).hasSize(1);
    }

    @Test
    void damage_in_an_envelope_costs_one_record() {
        Collected all = Collected.of("""
            {"Records":[
            {"eventTime":"2026-03-04T08:00:00Z","eventSource":"a","eventName":"one"},
            {"eventTime":"2026-03-04T08:00:00Z","eventSource":"a,"eventName":"two"},
            {"eventTime":"2026-03-04T08:00:00Z","eventSource":"a","eventName":"three"}
            ]}
            """);
        assertThat(all.events.stream().map(event -> event.fields().get("eventName")))
                .containsExactly("one", "three");
        assertThat(all.unreadable).hasSize(1);
    }

    @Test
    void an_envelope_that_is_cut_off_is_told() {
        Collected all = Collected.of("{\"Records\":[{\"eventSource\":\"a\",\"eventName\":\"one\"},\n");
        assertThat(all.events).hasSize(1);
        assertThat(all.unreadable)
                .extracting(Unreadable::reason)
                .containsExactly("the file ends inside the object around its records");
    }

    @Test
    void an_envelope_far_larger_than_the_longest_record_is_read_piece_by_piece() throws IOException {
        Limits limits = new Limits(20_000, 16, 500, 200, 3, 50, 50, 1 << 20);
        FieldTable fields = FieldTable.with(List.of());
        String record = "{\"eventTime\":\"2026-03-04T08:00:00Z\",\"eventSource\":\"a\",\"eventName\":\"b\"},";
        List<InputStream> parts = IntStream.range(0, 10_000)
                .mapToObj(i -> bytes(i == 0 ? "{\"Records\":[" + record : record))
                .toList();
        long[] count = new long[1];
        Sink sink = new Sink() {
            @Override
            public void event(Event event) {
                count[0]++;
            }

            @Override
            public void remark(Event event) {}

            @Override
            public void unreadable(Unreadable piece) {
                throw new AssertionError(piece);
            }

            @Override
            public void skipped(Unreadable piece) {}
        };
        InputStream end = bytes("{}],\"more\":{}}");
        new JsonReader(fields, new LogSources(fields), limits)
                .read(new SequenceInputStream(new SequenceInputStream(Collections.enumeration(parts)), end), "f", sink);
        assertThat(count[0]).isEqualTo(10_001);
    }

    private static InputStream bytes(String text) {
        return new java.io.ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Docker       | {"log":"%s\\n","stream":"stdout","time":"2026-03-04T08:00:01Z"}
            Filebeat     | {"@timestamp":"2026-03-04T08:00:01Z","message":"%s","host":{"name":"n"}}
            Splunk       | {"_raw":"%s","sourcetype":"x"}
            ECS          | {"event":{"original":"%s"}}
            CloudWatch   | {"messageType":"DATA_MESSAGE","logGroup":"g","logEvents":[{"id":"1","timestamp":1,"message":"%s"}]}
            """)
    void a_record_that_a_shipper_wrapped_as_text_is_read(String shipper, String wrapped) {
        String record = """
            {\\"eventTime\\":\\"2026-03-04T08:00:00Z\\",\\"eventSource\\":\\"a\\",\\"eventName\\":\\"b\\"}\
            """;
        assertThat(sources(wrapped.formatted(record) + "\n")).as(shipper).containsExactly("aws/cloudtrail/[]");
    }

    @Test
    void text_in_a_record_of_a_known_kind_adds_nothing_to_it() {
        Collected.Plain event = Collected.of("""
            {"eventSource":"a","eventName":"b","message":"{\\"eventName\\":\\"forged\\"}"}
            """).only();
        assertThat(event.fields()).containsEntry("eventName", "b");
    }

    @Test
    void what_a_splunk_search_wraps_in_result_is_a_record() {
        assertThat(sources("""
            {"preview":false,"offset":0,"lastrow":true,"result":{"eventSource":"a","eventName":"b"}}
            """)).containsExactly("aws/cloudtrail/[]");
    }
}
