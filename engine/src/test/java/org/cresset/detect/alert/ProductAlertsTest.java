package org.cresset.detect.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cresset.detect.Detection;
import org.cresset.detect.Scanned;
import org.cresset.event.Timestamps;
import org.cresset.rule.Level;
import org.junit.jupiter.api.Test;

/// Alerts of known products, invented in their forms; what is expected was written by hand.
final class ProductAlertsTest {

    private static final String SSH = """
        {"timestamp":"2026-03-04T08:00:05.000+0000","rule":{"level":10,"description":"sshd: brute force trying to get access",
        "id":"5712","mitre":{"id":["T1110.001","T1110"],"tactic":["Credential Access"],"technique":["Password Guessing"]},
        "groups":["syslog","sshd","authentication_failures"]},"agent":{"id":"003","name":"mail"},
        "manager":{"name":"wazuh"},"decoder":{"name":"sshd"},"data":{"srcip":"192.0.2.9","srcuser":"eve"},
        "full_log":"Failed password","location":"/var/log/auth.log"}
        """;

    @Test
    void an_alert_of_wazuh() {
        Raised raised = Raised.of(SSH);
        Detection found = raised.one();
        assertThat(Raised.told(found))
                .isEqualTo("wazuh:5712 | sshd: brute force trying to get access | medium | T1110.001 |"
                        + " credential-access");
        assertThat(found.rule().kind()).isEqualTo("alert");
        assertThat(found.host()).contains("mail");
        assertThat(Timestamps.format(found.time())).isEqualTo("2026-03-04T08:00:05.000Z");
        assertThat(found.matched())
                .containsEntry("rule.description", "sshd: brute force trying to get access")
                .containsEntry("rule.id", "5712")
                .containsEntry("rule.level", "10")
                .containsEntry("src_ip", "192.0.2.9")
                .containsEntry("User", "eve");
        assertThat(raised.sources()).containsExactly("wazuh/alerts");
        assertThat(raised.account().alerts()).isEqualTo(1);
        assertThat(raised.account().detections(Level.MEDIUM)).isEqualTo(1);
    }

    @Test
    void an_event_that_wazuh_wraps_reaches_the_rules_and_is_an_alert_too() {
        Raised raised = Raised.of("""
            {"timestamp":"2026-03-04T08:00:05.000+0000","rule":{"id":"60106","level":3,"description":"Windows logon success"},
            "agent":{"id":"001","name":"w"},"decoder":{"name":"windows_eventchannel"},
            "data":{"win":{"system":{"providerName":"Microsoft-Windows-Security-Auditing","eventID":"4624",
            "systemTime":"2026-03-04T08:00:00.0000000Z","channel":"Security","computer":"w1.example.org"},
            "eventdata":{"targetUserName":"ada","logonType":"3"}}},"location":"EventChannel"}
            """);
        assertThat(raised.sources()).containsExactly("windows/security");
        assertThat(raised.others()).hasSize(1);
        assertThat(raised.others().getFirst().rule().kind()).isEqualTo("sigma");
        Detection alert = raised.one();
        assertThat(Raised.told(alert)).startsWith("wazuh:60106 | Windows logon success | informational |");
        assertThat(alert.host()).contains("w1.example.org");
        assertThat(alert.id()).isNotEqualTo(raised.others().getFirst().id());
    }

    @Test
    void what_wazuh_ignores_is_no_alert() {
        Raised raised = Raised.of(SSH.replace("\"level\":10", "\"level\":0"));
        assertThat(raised.alerts()).isEmpty();
        assertThat(raised.account().alerts()).isZero();
    }

    @Test
    void an_alert_of_suricata_says_its_severity_better_in_its_metadata() {
        String alert = """
            {"timestamp":"2026-03-04T10:00:00.250000+0200","flow_id":1,"event_type":"alert","src_ip":"192.0.2.1",
            "dest_ip":"198.51.100.2","dest_port":80,"alert":{"action":"allowed","gid":1,"signature_id":2024364,
            "signature":"ET SCAN Possible Nmap User-Agent Observed","category":"Web Application Attack","severity":1%s}}
            """;
        assertThat(Raised.told(Raised.of(alert.formatted("")).one()))
                .isEqualTo("suricata:2024364 | ET SCAN Possible Nmap User-Agent Observed | high | T1046 | discovery");
        Detection rich = Raised.of(alert.formatted(
                        ",\"metadata\":{\"signature_severity\":[\"Informational\"],\"mitre_technique_id\":[\"T1595\"],"
                                + "\"mitre_tactic_id\":[\"TA0043\"],\"mitre_tactic_name\":[\"Reconnaissance\"]}"))
                .one();
        assertThat(Raised.told(rich)).endsWith("| informational | T1595 | reconnaissance");
        assertThat(rich.matched()).containsEntry("src_ip", "192.0.2.1").containsEntry("dst_ip", "198.51.100.2");
        assertThat(rich.host()).isEmpty();
    }

    @Test
    void an_alert_of_suricata_in_one_of_wazuh_is_that_of_suricata() {
        assertThat(Raised.told(Raised.of("""
            {"timestamp":"2026-03-04T08:00:05.000+0000","rule":{"id":"86601","level":3,"description":"Suricata: Alert - X"},
            "agent":{"id":"001","name":"fw"},"decoder":{"name":"json"},"data":{"event_type":"alert","src_ip":"192.0.2.1",
            "alert":{"signature_id":"17","signature":"X","category":"Misc","severity":"2"}}}
            """).one())).isEqualTo("suricata:17 | X | medium |  | ");
    }

    @Test
    void alerts_of_elastic_new_and_old() {
        Detection found = Raised.of("""
            {"_source":{"@timestamp":"2026-03-04T08:00:00.000Z","kibana.alert.rule.name":"Odd parent","kibana.alert.rule.rule_id":"abc",
            "kibana.alert.severity":"critical","kibana.alert.risk_score":99,"kibana.alert.rule.threat":[{"framework":"MITRE ATT&CK",
            "tactic":{"id":"TA0002","name":"Execution"},"technique":[{"id":"T1059","subtechnique":[{"id":"T1059.003"}]}]}],
            "host":{"name":"ws1","os":{"type":"windows"}},"user":{"name":"ada"},"event":{"category":["process"],"type":["start"]},
            "process":{"pid":42,"executable":"C:\\\\a.exe","command_line":"a.exe -x","entity_id":"e1"}}}
            """).one();
        assertThat(Raised.told(found)).isEqualTo("elastic:abc | Odd parent | critical | T1059.003 | execution");
        assertThat(found.host()).contains("ws1");
        assertThat(found.process().orElseThrow().commandLine()).contains("a.exe -x");
        Detection old = Raised.of("""
            {"@timestamp":"2026-03-04T08:00:00.000Z","signal":{"rule":{"name":"Old","rule_id":"o1","severity":"low",
            "threat":[{"tactic":{"id":"TA0011"},"technique":[{"id":"T1071"}]}]}},"host":{"name":"ws2"},"process":{"pid":7}}
            """).one();
        assertThat(Raised.told(old)).isEqualTo("elastic:o1 | Old | low | T1071 | command-and-control");
        assertThat(old.host()).contains("ws2");
        assertThat(old.process().orElseThrow().pid()).contains(7L);
    }

    @Test
    void what_defender_found_on_a_host() {
        Detection found = Raised.of("""
            {"EventID":1116,"Channel":"Microsoft-Windows-Windows Defender/Operational","Provider_Name":"Microsoft-Windows-Windows Defender",
            "Computer":"ws3","TimeCreated":"2026-03-04T08:00:00Z","Threat ID":"2147","Threat Name":"Trojan:Win32/Odd.A",
            "Severity ID":"5","Severity Name":"严重","Category Name":"Trojan","Detection User":"X\\\\ada","Process Name":"a.exe"}
            """).one();
        assertThat(Raised.told(found)).isEqualTo("windefend:2147 | Trojan:Win32/Odd.A | high | T1204.002 | execution");
        assertThat(found.host()).contains("ws3");
        assertThat(found.matched()).containsEntry("User", "X\\ada");
    }

    @Test
    void alerts_of_microsoft_365_and_sentinel() {
        assertThat(Raised.told(Raised.of("""
            {"Timestamp":"2026-03-04T08:00:00Z","AlertId":"da1","Title":"Odd sign-ins","Category":"CredentialAccess","Severity":"Medium",
            "ServiceSource":"Microsoft Defender XDR","DetectionSource":"x","AttackTechniques":"[\\"Brute Force (T1110)\\",\\"X (T1078.004)\\"]"}
            """).one()))
                .endsWith("| Odd sign-ins | medium | T1110 T1078.004 | credential-access");
        Detection graph = Raised.of("""
            {"value":[{"id":"da2","createdDateTime":"2026-03-04T08:00:00Z","title":"Odd file","severity":"high","category":"LateralMovement",
            "serviceSource":"microsoftDefenderForEndpoint","detectionSource":"antivirus","detectorId":"d9","mitreTechniques":["T1021.002"],
            "evidence":[{"deviceDnsName":"ws4.example.org","userAccount":{"accountName":"ada"}}]}]}
            """).one();
        assertThat(Raised.told(graph)).isEqualTo("m365:d9 | Odd file | high | T1021.002 | lateral-movement");
        assertThat(graph.host()).contains("ws4.example.org");
        assertThat(Raised.told(Raised.of("""
            {"TimeGenerated":"2026-03-04T08:00:00Z","AlertName":"Odd","AlertSeverity":"Low","AlertType":"t1","Tactics":"InitialAccess, Persistence",
            "Techniques":"[\\"T1078\\"]","CompromisedEntity":"ws5"}
            """).one()))
                .isEqualTo("sentinel:t1 | Odd | low | T1078 | initial-access persistence");
    }

    @Test
    void an_alert_without_name_id_or_severity_is_still_one() {
        assertThat(Raised.told(Raised.of("{\"rule\":{\"id\":\"7\",\"level\":\"?\"},\"agent\":{\"name\":\"a\"}}")
                        .one()))
                .isEqualTo("wazuh:7 | wazuh 7 | low |  | ");
        assertThat(Raised.told(Raised.of(
                                "{\"rule\":{\"id\":\"\",\"level\":99,\"description\":null},\"agent\":{\"name\":\"a\"}}")
                        .one()))
                .isEqualTo("wazuh:unnamed | Alert of wazuh without a name | low |  | ");
        assertThat(Raised.told(
                        Raised.of("{\"kibana.alert.rule.name\":\"Web shell found\",\"kibana.alert.severity\":\"odd\"}")
                                .one()))
                .matches("elastic:[0-9a-f]{12} \\| Web shell found \\| high \\| T1505.003 \\| persistence");
    }

    @Test
    void alerts_below_the_level_asked_for_are_left_out_and_exceptions_silence_others() {
        Raised left = Raised.of(AlertForms.bundled(Level.HIGH), "log", SSH);
        assertThat(left.alerts()).isEmpty();
        String exceptions = "[{rule: 'wazuh:57*', condition: {agent.name: mail}, reason: known}]";
        AlertForms forms = AlertForms.bundled(Level.LOW);
        String rule = Scanned.rule(1, "windows", "a: b");
        Raised silenced = Raised.of(forms, exceptions, "log", SSH, rule);
        assertThat(silenced.alerts()).isEmpty();
        assertThat(silenced.account().silencedAlerts()).isEqualTo(1);
        assertThat(silenced.account().alerts()).isZero();
        assertThat(Raised.of(forms, exceptions, "log", SSH.replace("\"mail\"", "\"web\""), rule)
                        .alerts())
                .hasSize(1);
    }

    @Test
    void what_is_no_alert_is_none() {
        assertThat(List.of(
                        "{\"rule\":{\"id\":\"7\"},\"agent\":{\"name\":\"a\"}}",
                        "{\"rule\":{\"id\":null,\"level\":3},\"agent\":{\"name\":\"a\"}}",
                        "{\"event_type\":\"flow\",\"flow_id\":1,\"flow\":{\"pkts_toserver\":1}}",
                        "{\"EventID\":1117,\"Channel\":\"Security\",\"ThreatName\":\"x\"}"))
                .allSatisfy(log -> assertThat(Raised.of(log).alerts()).isEmpty());
    }

    @Test
    void hostile_values_cost_nothing_but_their_end() {
        String name = "\\u001b[31m\\u202e=1+1<script>" + "x".repeat(100_000);
        Detection found = Raised.of(
                        "{\"rule\":{\"id\":\"" + "9".repeat(5_000) + "\",\"level\":12,\"description\":\"" + name
                                + "\",\"mitre\":{\"id\":[" + "\"T1110 T9999 T12345 xT1059\",".repeat(50)
                                + "\"T1\"],\"tactic\":[\"TA9999\",\"../..\"]}},\"agent\":{\"name\":\"a\"}}")
                .one();
        assertThat(found.rule().id()).matches("wazuh:[0-9a-f]{12}");
        assertThat(found.rule().title()).hasSize(201);
        assertThat(found.rule().techniques()).containsExactly("T1110", "T9999");
        assertThat(found.rule().tactics()).isEmpty();
        assertThat(found.rule().level()).isEqualTo(Level.HIGH);
    }
}
