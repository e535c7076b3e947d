package org.cresset.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cresset.read.Packed.text;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.cresset.Fuzz;
import org.junit.jupiter.api.Test;

/// Damaged input of every kind: it becomes events, pieces that could not be read, or is skipped, and nothing else
/// happens.
final class ReadersFuzzTest {

    private static final Limits LIMITS = new Limits(20_000, 16, 500, 200, 3, 50, 50, 1 << 20);

    private static final String JSON = """
        {"EventID":1,"Channel":"Microsoft-Windows-Sysmon/Operational","@timestamp":"2026-03-04T10:39:26.678Z",
        "Image":"C:\\\\Windows\\\\cmd.exe","n":1.5e3,"b":true,"none":null,"list":[1,{"a":"b"}],"ä":"\\u00e4\\ud83d\\ude00"}
        {"TimeGenerated":"2026-03-04 10:39:26","EventLog":"Security","EventID":4688,
        "EventData":"<EventData><Data Name=\\"a\\">b &amp; c</Data></EventData>"}
        {"EventID":4624,"EventLog":"Security","EventData":"{\\"a\\":{\\"b\\":[1,2]}}"}
        [{"Event":{"#attributes":{"xmlns":"x"},"System":{"Provider":{"#attributes":{"Name":"p"}},"EventID":
        {"#text":600},"Channel":"Windows PowerShell","TimeCreated":{"@SystemTime":"2026-03-04T10:39:26Z"}},
        "EventData":{"Data":[{"@Name":"x","#text":"y"},{"@Name":"z"}]},"UserData":{"u":{"v":1}}}},
        {"EventId":3,"UtcTime":"2026-03-04 10:39:26.674"},{"_source":{"winlog":{"event_id":1}}}]
        """;

    private static final String XML = """
        <?xml version='1.0' encoding='utf-8'?><Events>
        <Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='p' Guid='{G}'/>
        <EventID Qualifiers='0'>1</EventID><TimeCreated SystemTime='2026-03-04T10:39:26.6781234Z'/>
        <Channel>Security</Channel></System><EventData><Data Name='a b'>x &lt; &#65;&#1; y</Data><Data>z</Data>
        <Data Name='c'/><Binary>00</Binary></EventData></Event>
        <Event><!-- c --><System><EventID>2</EventID></System><UserData><u xmlns="q"><v w='1'><![CDATA[<]]></v></u>
        </UserData><RenderingInfo><Message>m</Message></RenderingInfo></Event></Events>
        """;

    private static void reads(byte[] bytes) {
        Collected all = Collected.of(bytes, LIMITS);
        assertThat(all.events.size() + all.unreadable.size() + all.skipped.size())
                .as("of " + bytes.length + " bytes something comes out")
                .isPositive();
        all.unreadable.forEach(piece -> {
            assertThat(piece.reason()).isNotBlank().doesNotEndWith(": null");
            assertThat(piece.offset()).isNotNegative();
        });
    }

    @Test
    void json() {
        Fuzz.run(
                3,
                List.of(text(JSON), text(JSON.replace("\n", "") + "\n"), text("\uFEFF" + JSON)),
                ReadersFuzzTest::reads);
    }

    @Test
    void json_of_other_products_in_envelopes() {
        String envelopes = """
            {"Records":[{"eventTime":"2026-03-04T08:00:00Z","eventName":"a","requestParameters":{"a":[{"b":"c"}]}},
            {"eventname":"b","awsregion":"c","Parameters":[[1,{"x":2}]]}],"more":{"a":"]}"}}
            {"took":3,"hits":{"total":1,"hits":[{"_source":{"event":{"category":["process"],"type":"start"},
            "process":{"pid":1,"args":["a","b"]},"host":{"os":{"type":"linux"}}}}]}}
            {"preview":false,"result":{"_raw":"{\\"event_type\\":\\"dns\\",\\"flow_id\\":1}","_time":"x"}}
            {"value":[{"createdDateTime":"2026-03-04T08:00:00Z","log":"{\\"message\\":\\"{}\\"}"}],"@odata.nextLink":"x"}
            {"timestamp":1,"rule":{"id":1},"data":{"win":{"system":{"eventID":"1","channel":"Security"},
            "eventdata":{"a":"b","":"c"}}}}
            """;
        Fuzz.run(3, List.of(text(envelopes), text(envelopes.replace("\n", ""))), ReadersFuzzTest::reads);
    }

    @Test
    void zeek() {
        String table = """
            #separator \\x09
            #set_separator\t,
            #empty_field\t(empty)
            #unset_field\t-
            #path\tdns
            #fields\tts\tuid\tid.orig_h\tquery\tqtype\tanswers
            #types\ttime\tstring\taddr\tstring\tcount\tvector[string]
            1772611200.25\tC1\t10.0.0.9\texample.org\t1\t192.0.2.1,192.0.2.2
            1772611201.5\tC2\t10.0.0.9\t-\t-\t(empty)
            #close\t2026-03-04-09-00-00
            """;
        Fuzz.run(3, List.of(text(table), text(table.replace("\n", "\r\n"))), ReadersFuzzTest::reads);
    }

    @Test
    void xml() {
        Fuzz.run(
                3,
                List.of(text(XML), text(XML.replace("\n", "")), XML.getBytes(StandardCharsets.UTF_16LE)),
                bytes -> reads(bytes));
    }

    @Test
    void archives() {
        Map<String, byte[]> files = Map.of("a.json", text(JSON), "b/c.xml", text(XML), "d", new byte[100]);
        byte[] zip = Packed.zip(files);
        byte[] tar = Packed.tar(files);
        Fuzz.run(
                3,
                List.of(
                        zip,
                        tar,
                        Packed.gzip(tar),
                        Packed.bzip2(tar),
                        Packed.zstd(tar),
                        Packed.tarWithLinks("x", Packed.gzip(text(JSON))),
                        Packed.zip(Map.of("z.zip", zip, "t.tgz", Packed.gzip(tar), "b", Packed.bzip2(text(XML))))),
                ReadersFuzzTest::reads);
    }
}
