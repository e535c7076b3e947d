package org.cresset.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.cresset.Shared;
import org.cresset.read.Collected.Plain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tables whose first line names the columns.
final class CsvTest {

    private static final List<String> ASKED =
            List.of("destination.port", "src_ip", "dst_port", "ResultType", "userAgent", "properties.message", "Image");

    private static final String FLOWS = """
        StartTime,Dur,Proto,SrcAddr,Sport,Dir,DstAddr,Dport,State,sTos,dTos,TotPkts,TotBytes,SrcBytes,Label
        2026/03/04 10:00:01.362768,1.5,tcp,10.0.0.9,50000,  <?>,192.0.2.7,21,CON,16,16,35,3766,1224,From-Botnet
        """;

    @Test
    void flows_of_argus_are_netflow_without_the_answers_of_a_data_set() {
        Plain event = Collected.of(FLOWS, ASKED).only();
        assertThat(event.source()).isEqualTo("argus/netflow/[]");
        assertThat(event.time()).isEqualTo("2026-03-04T10:00:01.362768Z");
        assertThat(event.fields())
                .containsEntry("destination.port", "21")
                .containsEntry("src_ip", "10.0.0.9")
                .containsEntry("State", "CON")
                .doesNotContainKey("Label")
                .doesNotContainValue("From-Botnet");
    }

    @Test
    void an_export_of_the_event_viewer_is_a_windows_log() {
        Plain event = Collected.of("\uFEFFLevel,Date and Time,Source,Event ID,Task Category\r\n"
                        + "Information,3/14/2026 10:00:01 PM,Microsoft-Windows-Security-Auditing,4624,Logon,"
                        + "\"An account was logged on.\r\n\r\nSubject:\r\n\tName: \"\"x\"\"\"\r\n")
                .only();
        assertThat(event.source()).isEqualTo("windows/-/[]");
        assertThat(event.time()).isEqualTo("2026-03-14T22:00:01.000Z");
        assertThat(event.fields())
                .containsEntry("EventID", "4624")
                .containsEntry("Provider_Name", "Microsoft-Windows-Security-Auditing")
                .containsEntry("Message", "An account was logged on.\r\n\r\nSubject:\r\n\tName: \"x\"");
    }

    @Test
    void an_export_of_power_shell_is_a_windows_log() {
        Plain event = Collected.of("""
                #TYPE System.Diagnostics.Eventing.Reader.EventLogRecord
                "Message","Id","ProviderName","LogName","ProcessId","MachineName","TimeCreated"
                "x","4625","Microsoft-Windows-Security-Auditing","Security","700","h.example.org","14.03.2026 10:00:01"
                """).only();
        assertThat(event.source()).isEqualTo("windows/security/[]");
        assertThat(event.time()).isEqualTo("2026-03-14T10:00:01.000Z");
        assertThat(event.fields())
                .containsEntry("EventID", "4625")
                .containsEntry("Channel", "Security")
                .containsEntry("Computer", "h.example.org")
                .containsEntry("Execution_ProcessID", "700");
    }

    @Test
    void an_export_of_evtx_ecmd_has_its_fields_in_a_document() {
        Plain event = Collected.of("""
                RecordNumber,EventRecordId,TimeCreated,EventId,Level,Provider,Channel,ProcessId,Computer,Payload
                1,7,2026-03-04 10:00:01.1234567,4688,LogAlways,Microsoft-Windows-Security-Auditing,Security,4,h,"{""EventData"":{""Data"":[{""@Name"":""NewProcessName"",""#text"":""C:\\\\a.exe""},{""@Name"":""X""}]}}"
                """).only();
        assertThat(event.source()).isEqualTo("windows/security/[process_creation]");
        assertThat(event.time()).isEqualTo("2026-03-04T10:00:01.123456Z");
        assertThat(event.fields())
                .containsEntry("Image", "C:\\a.exe")
                .containsEntry("Provider_Name", "Microsoft-Windows-Security-Auditing")
                .containsEntry("EventRecordID", "7")
                .containsEntry("Execution_ProcessID", "4");
    }

    @Test
    void an_export_of_m365_has_its_fields_in_a_document() {
        Plain event = Collected.of("""
                RecordId;CreationDate;RecordType;Operation;UserId;AuditData
                1;2026-03-04T10:00:01Z;1;New-InboxRule;a@example.org;"{""Workload"":""Exchange"",""ClientIP"":""192.0.2.7""}"
                """).only();
        assertThat(event.source()).isEqualTo("m365/audit/[]");
        assertThat(event.time()).isEqualTo("2026-03-04T10:00:01.000Z");
        assertThat(event.fields()).containsEntry("ClientIP", "192.0.2.7").containsEntry("Operation", "New-InboxRule");
    }

    @Test
    void exports_of_entra_are_known() {
        Plain signIn = Collected.of("""
                Date (UTC),Request ID,User agent,Correlation ID,Username,IP address,Sign-in error code,Failure reason
                2026-03-04T10:00:01Z,1,x,2,a@example.org,192.0.2.7,50126,Error validating credentials
                """, ASKED).only();
        assertThat(signIn.source()).isEqualTo("azure/signinlogs/[]");
        assertThat(signIn.time()).isEqualTo("2026-03-04T10:00:01.000Z");
        assertThat(signIn.fields()).containsEntry("ResultType", "50126").containsEntry("userAgent", "x");
        Plain audit = Collected.of("""
                Date (UTC),CorrelationId,Service,Category,Activity,Result,ActorType
                2026-03-04T10:00:01Z,1,Core Directory,UserManagement,Add user,success,User
                """, ASKED).only();
        assertThat(audit.source()).isEqualTo("azure/auditlogs/[]");
        assertThat(audit.fields()).containsEntry("properties.message", "Add user");
    }

    @Test
    void flows_of_aws_have_blanks_between_and_a_header() {
        Collected all = Collected.of("""
            version account-id interface-id srcaddr dstaddr srcport dstport protocol packets bytes start end action log-status
            2 123456789010 eni-1 10.0.0.9 192.0.2.7 50000 21 6 20 4249 1772611200 1772611260 ACCEPT OK
            2 123456789010 eni-1 - - - - - - - 1772611200 1772611260 - NODATA
            """, ASKED);
        assertThat(all.unreadable).isEmpty();
        assertThat(all.events.getFirst().source()).isEqualTo("aws/vpcflow/[firewall]");
        assertThat(all.events.getFirst().time()).isEqualTo("2026-03-04T08:00:00.000Z");
        assertThat(all.events.getFirst().fields())
                .containsEntry("dst_port", "21")
                .containsEntry("action", "ACCEPT");
        assertThat(all.events.get(1).fields()).doesNotContainKey("srcaddr");
    }

    @Test
    void zeek_and_sysmon_as_tables_are_what_they_are() {
        Collected zeek = Collected.of("ts\tuid\tid.orig_h\tquery\tqtype\n1772611200.25\tC1\t10.0.0.9\ta.org\t1\n");
        assertThat(zeek.only().source()).isEqualTo("zeek/dns/[dns]");
        Collected sysmon = Collected.of("EventID,UtcTime,Image\n1,2026-03-04 10:00:00.250,C:\\a.exe\n");
        assertThat(sysmon.only().source()).isEqualTo("windows/sysmon/[process_creation]");
    }

    @Test
    void the_header_may_come_again_and_a_bad_row_costs_only_itself() {
        String[] lines = FLOWS.split("\n", -1);
        String row = lines[1];
        Collected all = Collected.of(FLOWS + lines[0] + "\na,b\n" + row + ",x,y\n\"" + row + "\n" + row + ",\n" + row);
        assertThat(all.events).hasSize(3);
        assertThat(all.unreadable.stream().map(Unreadable::reason))
                .containsExactly(
                        "2 columns where the header names 15",
                        "more columns than the header names",
                        "a quote is opened and not closed");
    }

    @Test
    void a_header_beyond_ascii_may_come_again_too() {
        String table = FLOWS.replace("sTos", "Gr\u00f6\u00dfe");
        assertThat(Collected.of(table + table).events).hasSize(2);
    }

    @Test
    void many_open_quotes_do_not_take_ever_so_long() {
        Collected all = Collected.of(FLOWS + "a,\"b\n".repeat(200_000) + FLOWS.split("\n", -1)[1] + "\n");
        assertThat(all.unreadable).hasSize(200_000);
        assertThat(all.events).hasSize(2);
    }

    @Test
    void open_quotes_between_good_rows_do_not_take_ever_so_long_either() {
        String row = FLOWS.split("\n", -1)[1] + "\n";
        Collected all = Collected.of(FLOWS + ("a,\"b\n" + row).repeat(100_000));
        assertThat(all.unreadable).hasSize(100_000);
        assertThat(all.events).hasSize(100_001);
    }

    @Test
    void a_header_beyond_measure_names_no_columns() {
        Collected all = Collected.of("StartTime,SrcAddr,DstAddr,TotBytes" + ",a".repeat(100_000) + "\n1,2\n");
        assertThat(all.events).isEmpty();
        assertThat(all.unreadable.stream().map(Unreadable::reason))
                .containsExactly("the header is longer than 65536 characters");
        Collected w3c = Collected.of("#Fields: date" + " a".repeat(100_000) + "\n1 2\n");
        assertThat(w3c.unreadable.stream().map(Unreadable::reason))
                .containsExactly("#Fields is longer than 65536 characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "product,category,price\nshoes,clothes,10\n",
                "name,date,amount\na,2026-03-04,10\n",
                "Date and Time;Event;Place\n3/4/2026 10:00;Party;Here\n",
                "scenario\tutc\thost\tuser\n1\t2026-03-04T10:00:00Z\th\ta\n",
                "a,b\n1,2\n",
                ",,,\n1,2,3,4\n"
            })
    void a_table_of_anything_else_is_no_telemetry(String table) {
        Collected all = Collected.of(table);
        assertThat(all.events).isEmpty();
        assertThat(all.unreadable)
                .singleElement()
                .satisfies(piece -> assertThat(piece.reason()).isEqualTo("not a format that Cresset reads"));
    }

    @Test
    void a_header_alone_is_told_and_is_no_damage() {
        Collected all = Collected.of(FLOWS.split("\n", -1)[0] + "\n");
        assertThat(all.unreadable).isEmpty();
        assertThat(all.skipped)
                .singleElement()
                .satisfies(piece -> assertThat(piece.reason()).isEqualTo("only the head of a log"));
    }

    @Test
    void every_row_of_real_flows_is_an_event() {
        Path file = Shared.path("telemetry-dev/network/slips/test4-malicious.binetflow");
        Collected all = Collected.of(file);
        assertThat(all.unreadable).isEmpty();
        assertThat(all.events).hasSize(394).allSatisfy(event -> {
            assertThat(event.source()).isEqualTo("argus/netflow/[]");
            assertThat(event.time()).startsWith("2018-09-2");
            assertThat(event.fields()).containsKeys("SrcAddr", "DstAddr").doesNotContainKey("Label");
        });
    }

    @Test
    void the_tables_beside_real_telemetry_are_none() throws java.io.IOException {
        Path root = Shared.path("telemetry-dev");
        try (var files = java.nio.file.Files.walk(root)) {
            assertThat(files.filter(file -> file.toString().matches(".*\\.[ct]sv")))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(Collected.of(file).events)
                            .as(file.toString())
                            .isEmpty());
        }
    }
}
