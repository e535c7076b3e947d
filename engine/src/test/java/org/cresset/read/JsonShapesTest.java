package org.cresset.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.cresset.read.Collected.Plain;
import org.junit.jupiter.api.Test;

/// The shapes in which exporters write Windows events as JSON, each with an invented record.
final class JsonShapesTest {

    private static final String PROCESS_START = "windows/sysmon/[process_creation]";

    private static void isProcessStart(Plain event) {
        assertThat(event.source()).isEqualTo(PROCESS_START);
        assertThat(event.fields())
                .containsEntry("EventID", "1")
                .containsEntry("Channel", "Microsoft-Windows-Sysmon/Operational")
                .containsEntry("Provider_Name", "Microsoft-Windows-Sysmon")
                .containsEntry("Computer", "ws-17.example.org")
                .containsEntry("EventRecordID", "77")
                .containsEntry("Image", "C:\\Windows\\cmd.exe");
    }

    @Test
    void nxlog_writes_a_flat_record() {
        Plain event = Collected.of("""
            {"EventTime":"2026-03-04 05:39:26","Hostname":"ws-17.example.org","EventID":1,
            "SourceName":"Microsoft-Windows-Sysmon","Channel":"Microsoft-Windows-Sysmon/Operational",
            "RecordNumber":77,"ExecutionProcessID":2916,"ThreadID":4476,"UserID":"S-1-5-18",
            "UtcTime":"2026-03-04 10:39:26.674","ProcessGuid":"{A}","Image":"C:\\\\Windows\\\\cmd.exe",
            "host":"collector","port":1514,"tags":["x"],"@version":"1","SourceModuleName":"eventlog",
            "@timestamp":"2026-03-04T10:39:27.001Z"}
            """).only();
        isProcessStart(event);
        assertThat(event.time()).isEqualTo("2026-03-04T10:39:26.674Z");
        assertThat(event.fields())
                .containsEntry("Execution_ProcessID", "2916")
                .containsEntry("Execution_ThreadID", "4476")
                .containsEntry("Security_UserID", "S-1-5-18")
                .doesNotContainKeys("host", "port", "tags", "@version", "SourceModuleName", "Hostname", "SourceName");
    }

    @Test
    void a_flat_export_has_its_time_under_another_name() {
        Plain event = Collected.of("""
            {"TimeCreated":"2026-03-04T10:39:26.678Z","EventID":4624,"Channel":"security",
            "Hostname":"ws-17.example.org","Level":"0","TargetUserName":"j.doe","Logon ID":"0x3e7"}
            """).only();
        assertThat(event.source()).isEqualTo("windows/security/[]");
        assertThat(event.time()).isEqualTo("2026-03-04T10:39:26.678Z");
        assertThat(event.fields()).containsEntry("TargetUserName", "j.doe").containsEntry("LogonID", "0x3e7");
    }

    @Test
    void winlogbeat_6_nests_the_data() {
        Plain event = Collected.of("""
            {"@timestamp":"2026-03-04T10:39:26.678Z","event_id":1,"record_number":"77","level":"Information",
            "log_name":"Microsoft-Windows-Sysmon/Operational","source_name":"Microsoft-Windows-Sysmon",
            "computer_name":"ws-17.example.org","process_id":2916,"beat":{"name":"b"},
            "event_data":{"Image":"C:\\\\Windows\\\\cmd.exe","ProcessGuid":"{A}"},"message":"Process Create"}
            """).only();
        isProcessStart(event);
        assertThat(event.fields())
                .containsEntry("Message", "Process Create")
                .containsEntry("Execution_ProcessID", "2916")
                .doesNotContainKey("beat.name");
    }

    @Test
    void winlogbeat_7_nests_everything() {
        Plain event = Collected.of("""
            {"@timestamp":"2026-03-04T10:39:26.678Z","winlog":{"event_id":1,"record_id":77,
            "channel":"Microsoft-Windows-Sysmon/Operational","provider_name":"Microsoft-Windows-Sysmon",
            "computer_name":"ws-17.example.org","process":{"pid":2916,"thread":{"id":5}},
            "event_data":{"Image":"C:\\\\Windows\\\\cmd.exe","SourceProcessGuid":"{B}"},
            "user_data":{"Extra":{"Key":"v"}}},"agent":{"type":"winlogbeat"},"ecs":{"version":"1"},
            "host":{"name":"collector"}}
            """).only();
        isProcessStart(event);
        assertThat(event.fields())
                .containsEntry("SourceProcessGUID", "{B}")
                .containsEntry("Key", "v")
                .doesNotContainKeys("agent.type", "ecs.version", "host.name");
    }

    @Test
    void log_analytics_puts_the_data_into_a_text_of_json() {
        Plain event = Collected.of("""
            {"TenantId":"t","TimeGenerated":"2026-03-04T10:39:26.678Z","Computer":"ws-17.example.org",
            "EventLog":"Microsoft-Windows-Sysmon/Operational","Source":"Microsoft-Windows-Sysmon","EventID":1,
            "EventData":"{\\"Image\\":\\"C:\\\\\\\\Windows\\\\\\\\cmd.exe\\",\\"User\\":null,\\"N\\":7}"}
            """).only();
        assertThat(event.source()).isEqualTo(PROCESS_START);
        assertThat(event.time()).isEqualTo("2026-03-04T10:39:26.678Z");
        assertThat(event.fields())
                .containsEntry("Image", "C:\\Windows\\cmd.exe")
                .containsEntry("User", "<null>")
                .containsEntry("N", "7")
                .doesNotContainKey("TenantId");
    }

    @Test
    void log_analytics_puts_the_data_into_a_text_of_xml() {
        Plain event = Collected.of("""
            {"TimeGenerated":"2026-03-04T10:39:26.678Z","Computer":"ws-17.example.org",
            "EventLog":"Microsoft-Windows-Sysmon/Operational","EventID":1,"EventData":
            "<DataItem><EventData><Data Name=\\"Image\\">C:\\\\Windows\\\\cmd.exe</Data><Data Name=\\"Threat Name\\">a&amp;b</Data><Data>loose</Data></EventData></DataItem>"}
            """).only();
        assertThat(event.source()).isEqualTo(PROCESS_START);
        assertThat(event.fields())
                .containsEntry("Image", "C:\\Windows\\cmd.exe")
                .containsEntry("ThreatName", "a&b")
                .containsEntry("Data", "loose");
    }

    @Test
    void event_data_that_is_only_text_stays_text() {
        for (String text : List.of("{not json", "<not xml", "words", "")) {
            Plain event = Collected.of("{\"EventID\":1,\"Channel\":\"Security\",\"EventData\":\"" + text + "\"}")
                    .only();
            assertThat(event.fields()).containsEntry("EventData", text);
        }
    }

    @Test
    void a_row_of_defender_is_known_by_its_action() {
        Plain event = Collected.of("""
            {"Timestamp":"2026-03-04T10:39:26.6781234Z","DeviceName":"ws-17.example.org",
            "ActionType":"ProcessCreated","FolderPath":"C:\\\\Windows\\\\cmd.exe","FileName":"cmd.exe",
            "ProcessCommandLine":"cmd /c x","InitiatingProcessFolderPath":"C:\\\\p.exe"}
            """).only();
        assertThat(event.source()).isEqualTo("windows/-/[process_creation]");
        assertThat(event.time()).isEqualTo("2026-03-04T10:39:26.678123Z");
        assertThat(event.fields())
                .containsEntry("Computer", "ws-17.example.org")
                .containsEntry("CommandLine", "cmd /c x");
    }

    @Test
    void evtx_dump_writes_attributes_under_a_name_of_their_own() {
        Plain event = Collected.of("""
            {"Event":{"#attributes":{"xmlns":"http://schemas.microsoft.com/win/2004/08/events/event"},
            "System":{"Provider":{"#attributes":{"Name":"Microsoft-Windows-Sysmon","Guid":"{G}"}},
            "EventID":{"#attributes":{"Qualifiers":0},"#text":1},"Channel":"Microsoft-Windows-Sysmon/Operational",
            "TimeCreated":{"#attributes":{"SystemTime":"2026-03-04T10:39:26.678Z"}},"EventRecordID":77,
            "Execution":{"#attributes":{"ProcessID":2916,"ThreadID":4}},"Computer":"ws-17.example.org"},
            "EventData":{"Image":"C:\\\\Windows\\\\cmd.exe","Hashes":null}}}
            """).only();
        isProcessStart(event);
        assertThat(event.time()).isEqualTo("2026-03-04T10:39:26.678Z");
        assertThat(event.fields())
                .containsEntry("Provider_Guid", "{G}")
                .containsEntry("EventID_Qualifiers", "0")
                .containsEntry("Hashes", "<null>");
    }

    @Test
    void evtx_dump_writes_unnamed_data_as_a_list_of_texts() {
        Plain event = Collected.of("""
            {"Event":{"System":{"Provider":{"#attributes":{"Name":"p"}},"EventID":600,
            "Channel":"Windows PowerShell"},"EventData":{"Data":{"#text":["one","two"]}}}}
            """).only();
        assertThat(event.source()).isEqualTo("windows/powershell-classic/[ps_classic_provider_start]");
        assertThat(event.fields()).containsEntry("Data", "one | two");
    }

    @Test
    void user_data_loses_the_name_of_its_element() {
        Plain event = Collected.of("""
            {"Event":{"System":{"Provider":{"#attributes":{"Name":"Microsoft-Windows-Eventlog"}},"EventID":1102,
            "Channel":"Security"},"UserData":{"LogFileCleared":{"SubjectUserName":"j.doe"}}}}
            """).only();
        assertThat(event.fields()).containsEntry("SubjectUserName", "j.doe");
    }

    @Test
    void a_converter_of_xml_writes_attributes_with_an_at_sign_behind_a_byte_order_mark() {
        Plain event = Collected.of("""
            \uFEFF[{"Event":{"@xmlns":"x","System":{"Provider":{"@Name":"Microsoft-Windows-Sysmon"},"EventID":"1",
            "TimeCreated":{"@SystemTime":"2026-03-04T10:39:26.678Z"},"EventRecordID":"77",
            "Channel":"Microsoft-Windows-Sysmon/Operational","Computer":"ws-17.example.org"},
            "EventData":{"Data":[{"@Name":"Image","#text":"C:\\\\Windows\\\\cmd.exe"},
            {"@Name":"Empty"},{"@Name":"Parent Image","#text":"p"}]}}}]
            """).only();
        isProcessStart(event);
        assertThat(event.time()).isEqualTo("2026-03-04T10:39:26.678Z");
        assertThat(event.fields()).containsEntry("ParentImage", "p").containsEntry("Empty", "");
    }

    @Test
    void records_of_sysmon_may_name_neither_channel_nor_provider() {
        Collected all = Collected.of("""
            [{"EventId":1,"UtcTime":"2026-03-04 10:39:26.674","ProcessGuid":"{A}","Image":"C:\\\\Windows\\\\cmd.exe"},
             {"EventId":3,"UtcTime":"2026-03-04 10:39:27.000","DestinationIp":"192.0.2.1"}]
            """);
        assertThat(all.events.stream().map(Plain::source))
                .containsExactly(PROCESS_START, "windows/sysmon/[network_connection]");
        assertThat(all.events.getFirst().time()).isEqualTo("2026-03-04T10:39:26.674Z");
        assertThat(all.events.getFirst().fields()).containsEntry("Provider_Name", "Microsoft-Windows-Sysmon");
    }

    @Test
    void a_hit_of_a_search_engine_is_its_source() {
        Plain event = Collected.of("""
            {"_index":"i","_id":"1","_source":{"@timestamp":"2026-03-04T10:39:26.678Z",
            "winlog":{"event_id":1,"channel":"Microsoft-Windows-Sysmon/Operational","record_id":77,
            "provider_name":"Microsoft-Windows-Sysmon","computer_name":"ws-17.example.org",
            "event_data":{"Image":"C:\\\\Windows\\\\cmd.exe"}}}}
            """).only();
        isProcessStart(event);
        assertThat(event.time()).isEqualTo("2026-03-04T10:39:26.678Z");
    }

    @Test
    void the_answers_of_a_data_set_are_dropped_in_any_record() {
        Map<String, String> fields = Collected.of("""
            {"product":"zeek","ts":"1591757456.5","id_orig_h":"10.0.0.1","label":"Malicious",
            "detailed-label":"C&C","labels":{"a":1},"is_attack":true,"ground_truth":"x"}
            """).only().fields();
        assertThat(fields).containsOnlyKeys("product", "ts", "id_orig_h");
        Plain windows = Collected.of("{\"EventID\":1,\"Channel\":\"Security\",\"attack_technique\":\"T1\",\"Label\":1}")
                .only();
        assertThat(windows.fields()).containsOnlyKeys("EventID", "Channel");
    }

    @Test
    void other_records_keep_the_names_of_their_paths() {
        Plain event = Collected.of("""
            {"eventTime":"2026-03-04T10:39:26Z","eventSource":"iam.amazonaws.com","userIdentity":{"type":"Root",
            "session":{"mfa":false}},"resources":[{"arn":"a"},{"arn":"b"}],"n":1.50,"none":null}
            """).only();
        assertThat(event.time()).isEqualTo("2026-03-04T10:39:26.000Z");
        assertThat(event.source()).isEqualTo("-/-/[]");
        assertThat(event.fields())
                .containsEntry("userIdentity.type", "Root")
                .containsEntry("userIdentity.session.mfa", "false")
                .containsEntry("resources.arn", "a | b")
                .containsEntry("n", "1.50")
                .containsEntry("none", "<null>");
    }

    @Test
    void the_best_time_wins_wherever_it_stands() {
        Plain event = Collected.of("""
            {"EventID":1,"Channel":"Security","date":"2020-01-01T00:00:00Z","EventTime":"2021-01-01 00:00:00",
            "@timestamp":"2022-01-01T00:00:00Z"}
            """).only();
        assertThat(event.time()).isEqualTo("2022-01-01T00:00:00.000Z");
        assertThat(Collected.of("{\"EventID\":1,\"Channel\":\"Security\",\"@timestamp\":\"soon\","
                                + "\"EventTime\":\"2021-01-01 00:00:00\"}")
                        .only()
                        .time())
                .isEqualTo("2021-01-01T00:00:00.000Z");
    }

    @Test
    void a_device_that_an_event_of_windows_names_is_not_its_host() {
        assertThat(Collected.of(
                                "{\"EventID\":6,\"Channel\":\"System\",\"DeviceName\":\"filter\",\"Hostname\":\"ws-1\"}")
                        .only()
                        .fields())
                .containsEntry("Computer", "ws-1")
                .containsEntry("DeviceName", "filter");
    }

    @Test
    void fluent_bit_names_the_provider_in_one_word() {
        Collected.Plain event = Collected.of("""
            {"date":1772611201.5,"ProviderName":"Service Control Manager","EventID":7045,"Channel":"System",\
            "TimeCreated":"2026-03-04 09:00:01 +0100","Computer":"srv-1","StringInserts":["s"]}
            """).only();
        assertThat(event.source()).startsWith("windows/system/");
        assertThat(event.fields()).containsEntry("Provider_Name", "Service Control Manager");
        assertThat(event.time()).isEqualTo("2026-03-04T08:00:01.000Z");
    }
}
