package org.cresset.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cresset.read.Collected.Plain;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// JSON records of other products than Windows: what they are, when they happened, and that rules find the fields that
/// they ask for. All are invented.
final class ProductsTest {

    /// What rules of these kinds ask for.
    private static final List<String> ASKED = List.of(
            "ParentImage",
            "ParentCommandLine",
            "TargetFilename",
            "TargetObject",
            "Details",
            "DestinationIp",
            "DestinationPort",
            "DestinationHostname",
            "SourceIp",
            "QueryName",
            "CurrentDirectory",
            "c-uri",
            "cs-host",
            "cs-method",
            "c-useragent",
            "sc-status",
            "query",
            "answer",
            "record_type",
            "src_ip",
            "dst_ip",
            "dst_port",
            "eventtype",
            "requestParameters",
            "userAgent",
            "gcp.audit.method_name",
            "properties.message",
            "ResultType",
            "type",
            "a0",
            "a1",
            "exe",
            "TargetUserName");

    private static Plain read(String record) {
        return Collected.of(record, ASKED).only();
    }

    private static String ecs(String os, String category, String type, String rest) {
        return """
            {"@timestamp":"2026-03-04T08:00:00.5Z","host":{"name":"h1.example.org","os":{"type":"%s"}},
            "event":{"category":["%s"],"type":["%s"],"kind":"event"},"user":{"name":"ada"},
            "process":{"pid":7,"executable":"/usr/bin/curl","command_line":"curl x","parent":{"executable":"/bin/sh",
            "command_line":"sh -c x"}},"agent":{"name":"a"}%s}
            """.formatted(os, category, type, rest);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            linux   | process  | start      |                                          | linux/-/[process_creation]
            macos   | process  | start      |                                          | macos/-/[process_creation]
            windows | process  | start      |                                          | windows/-/[process_creation]
            linux   | process  | end        |                                          | linux/-/[process_termination]
            macos   | file     | creation   | ,"file":{"path":"/tmp/x"}                | macos/-/[file_event]
            linux   | file     | deletion   | ,"file":{"path":"/tmp/x"}                | linux/-/[file_delete]
            linux   | network  | connection | ,"destination":{"ip":"192.0.2.7"}        | linux/-/[network_connection]
            macos   | network  | info       | ,"dns":{"question":{"name":"a.example"}} | macos/-/[dns_query]
            windows | registry | change     | ,"registry":{"path":"HKLM\\\\a"}         | windows/-/[registry_event, registry_set]
            windows | library  | start      | ,"dll":{"path":"C:\\\\a.dll"}            | windows/-/[image_load]
            linux   | session  | start      |                                          | linux/-/[]
            """)
    void an_event_of_the_elastic_common_schema(String os, String category, String type, String rest, String source) {
        Plain event = read(ecs(os, category, type, rest == null ? "" : rest));
        assertThat(event.source()).isEqualTo(source);
        assertThat(event.time()).isEqualTo("2026-03-04T08:00:00.500Z");
        assertThat(event.fields()).containsEntry("Computer", "h1.example.org").containsEntry("User", "ada");
    }

    @Test
    void rules_find_what_elastic_says_of_a_process() {
        assertThat(read(ecs("linux", "process", "start", "")).fields())
                .containsEntry("Image", "/usr/bin/curl")
                .containsEntry("CommandLine", "curl x")
                .containsEntry("ParentImage", "/bin/sh")
                .containsEntry("ParentCommandLine", "sh -c x")
                .containsEntry("ProcessId", "7");
    }

    @Test
    void a_command_line_is_put_together_from_its_words_where_it_is_not_given() {
        Plain event = read("""
            {"host":{"os":{"family":"debian"}},"event":{"category":"process","type":"start"},
            "process":{"pid":7,"args":["curl","-s","x"]}}
            """);
        assertThat(event.source()).isEqualTo("linux/-/[process_creation]");
        assertThat(event.fields()).containsEntry("CommandLine", "curl -s x");
    }

    @Test
    void a_start_of_a_process_that_eslogger_wrote() {
        Plain event = read("""
            {"mach_time":12345,"time":"2026-03-04T08:00:00.123456789Z","event_type":9,"process":{"audit_token":
            {"pid":70,"euid":501},"executable":{"path":"/bin/zsh"}},"event":{"exec":{"args":["osascript","-e","x"],
            "cwd":{"path":"/tmp"},"target":{"executable":{"path":"/usr/bin/osascript"},"audit_token":{"pid":71,"euid":501}}}}}
            """);
        assertThat(event.source()).isEqualTo("macos/-/[process_creation]");
        assertThat(event.time()).isEqualTo("2026-03-04T08:00:00.123456Z");
        assertThat(event.fields())
                .containsEntry("Image", "/usr/bin/osascript")
                .containsEntry("CommandLine", "osascript -e x")
                .containsEntry("ParentImage", "/bin/zsh")
                .containsEntry("ProcessId", "71");
    }

    @Test
    void the_windows_event_in_an_alert_of_wazuh_is_one() {
        Plain event = read("""
            {"timestamp":"2026-03-04T08:00:05.000+0000","rule":{"id":"60106","level":3},"agent":{"id":"001","name":"w"},
            "data":{"win":{"system":{"providerName":"Microsoft-Windows-Security-Auditing","eventID":"4624",
            "systemTime":"2026-03-04T08:00:00.0000000Z","channel":"Security","computer":"w1.example.org"},
            "eventdata":{"targetUserName":"ada","logonType":"3"}}},"location":"EventChannel"}
            """);
        assertThat(event.source()).isEqualTo("windows/security/[]");
        assertThat(event.time()).isEqualTo("2026-03-04T08:00:00.000Z");
        assertThat(event.fields())
                .containsEntry("EventID", "4624")
                .containsEntry("Computer", "w1.example.org")
                .containsEntry("TargetUserName", "ada")
                .containsEntry("LogonType", "3");
    }

    @Test
    void a_record_of_the_linux_audit_log_in_an_alert_of_wazuh() {
        Plain event = read("""
            {"timestamp":"2026-03-04T08:00:05.000+0000","rule":{"id":"80792","level":3},"agent":{"name":"l1"},
            "data":{"audit":{"type":"EXECVE","exe":"/usr/bin/curl","execve":{"a0":"curl","a1":"x"}}}}
            """);
        assertThat(event.source()).isEqualTo("linux/auditd/[]");
        assertThat(event.fields())
                .containsEntry("type", "EXECVE")
                .containsEntry("a0", "curl")
                .containsEntry("exe", "/usr/bin/curl")
                .containsEntry("Computer", "l1");
    }

    @Test
    void a_request_that_suricata_saw() {
        Plain event = read("""
            {"timestamp":"2026-03-04T10:00:00.250000+0200","flow_id":1,"event_type":"http","src_ip":"192.0.2.1",
            "dest_ip":"198.51.100.2","dest_port":80,"http":{"hostname":"a.example","url":"/x?y","http_user_agent":"u",
            "http_method":"GET","status":200}}
            """);
        assertThat(event.source()).isEqualTo("suricata/http/[proxy]");
        assertThat(event.time()).isEqualTo("2026-03-04T08:00:00.250Z");
        assertThat(event.fields())
                .containsEntry("c-uri", "/x?y")
                .containsEntry("cs-host", "a.example")
                .containsEntry("c-useragent", "u")
                .containsEntry("cs-method", "GET")
                .containsEntry("sc-status", "200")
                .containsEntry("dst_ip", "198.51.100.2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            suricata/alert/[]         | {"event_type":"alert","src_ip":"192.0.2.1","alert":{"signature_id":7}}
            suricata/dns/[dns]        | {"event_type":"dns","flow_id":1,"src_ip":"192.0.2.1","dns":{"type":"query"}}
            suricata/flow/[firewall]  | {"event_type":"flow","flow_id":1,"flow":{"pkts_toserver":1}}
            suricata/tls/[]           | {"event_type":"tls","flow_id":1,"src_ip":"192.0.2.1"}
            zeek/conn/[firewall]      | {"_path":"conn","uid":"C1","id.orig_h":"192.0.2.1","service":"dns"}
            zeek/conn/[firewall]      | {"uid":"C1","id_orig_h":"192.0.2.1","conn_state":"S0","product":"x","service":"y"}
            zeek/dns/[dns]            | {"uid":"C1","id.orig_h":"192.0.2.1","trans_id":5,"query":"a.example"}
            zeek/x509/[]              | {"certificate_subject":"CN=a","certificate_serial":"01"}
            azure/signinlogs/[]       | {"Type":"SigninLogs","ResultType":"0"}
            azure/signinlogs/[]       | {"operationName":"Sign-in activity","category":"SignInLogs"}
            azure/signinlogs/[]       | {"userPrincipalName":"a@example.org","conditionalAccessStatus":"success"}
            azure/riskdetection/[]    | {"riskEventType":"unfamiliarFeatures","riskLevel":"low"}
            gcp/google_workspace.login/[] | {"protoPayload":{"serviceName":"login.googleapis.com","methodName":"x"}}
            m365/threat_management/[] | {"eventSource":"SecurityComplianceCenter","eventName":"x","status":"success"}
            rpc_firewall/-/[application] | {"EventID":3,"Channel":"RPCFW","Computer":"dc-1"}
            opencanary/-/[application] | {"logtype":4002,"node_id":"n","src_host":"192.0.2.7","dst_port":22}
            bitbucket/audit/[]        | {"auditType":{"action":"x","category":"Permissions"}}
            onelogin/onelogin.events/[] | {"event_type_id":3,"account_id":7}
            kubernetes/audit/[application] | {"verb":"get","objectRef":{"resource":"secrets"}}
            -/-/[]                    | {"event_type":"page_view","src_ip":"192.0.2.1"}
            -/-/[]                    | {"verb":"get","path":"/x"}
            -/-/[]                    | {"eventType":"click","severity":"low"}
            """)
    void a_record_is_known_by_its_fields(String source, String record) {
        assertThat(read(record).source()).isEqualTo(source);
    }

    @Test
    void names_in_other_case_are_those_that_rules_ask_for() {
        Plain event = read("""
            {"eventname":"ConsoleLogin","eventsource":"signin.example.org","useragent":"u","eventtime":"2026-03-04T08:00:00Z"}
            """);
        assertThat(event.source()).isEqualTo("aws/cloudtrail/[]");
        assertThat(event.time()).isEqualTo("2026-03-04T08:00:00.000Z");
        assertThat(event.fields()).containsEntry("eventName", "ConsoleLogin").containsEntry("userAgent", "u");
    }

    @Test
    void a_name_in_other_case_stays_another_where_the_record_has_the_field_itself() {
        assertThat(read("{\"useragent\":\"x\",\"userAgent\":\"y\"}").fields())
                .containsEntry("userAgent", "y")
                .containsEntry("useragent", "x");
    }

    @Test
    void no_name_in_other_case_makes_a_record_a_windows_event() {
        Plain event =
                read("{\"channel\":\"Security\",\"eventId\":\"4624\",\"provider_name\":\"x\",\"CATEGORY\":\"dns\"}");
        assertThat(event.source()).isEqualTo("-/-/[]");
    }

    @Test
    void rules_may_ask_for_an_object_as_a_whole() {
        Plain event = read("""
            {"eventSource":"a","eventName":"b","requestParameters":{"key": [{"x":"y"}]}}
            """);
        assertThat(event.fields())
                .containsEntry("requestParameters", "{\"key\": [{\"x\":\"y\"}]}")
                .containsEntry("requestParameters.key.x", "y");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"CreationTime":"2026-03-04T08:00:00","Operation":"x","Workload":"y"}
            {"published":"2026-03-04T08:00:00.000Z","eventType":"user.session.start","outcome":{"result":"x"}}
            {"@timestamp":1772611200000,"action":"a","actor":"b","org":"c"}
            {"requestReceivedTimestamp":"2026-03-04T08:00:00.000000Z","auditID":"1","verb":"get"}
            {"ts":1772611200.0,"_path":"conn"}
            {"id":{"time":"2026-03-04T08:00:00.000Z","applicationName":"login"},"events":[{"name":"x"}]}
            {"_source":{"timestamp":"2026-03-04T10:00:00.000000+0200"}}
            {"createdDateTime":"2026-03-04T08:00:00Z"}
            """)
    void every_product_has_its_own_name_for_the_time(String record) {
        assertThat(read(record).time()).isEqualTo("2026-03-04T08:00:00.000Z");
    }
}
