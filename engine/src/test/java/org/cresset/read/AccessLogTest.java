package org.cresset.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.cresset.Shared;
import org.cresset.read.Collected.Plain;
import org.junit.jupiter.api.Test;

/// The logs of web servers and of the proxy Squid.
final class AccessLogTest {

    private static final String COMBINED =
            "192.0.2.7 - - [04/Mar/2026:10:00:00 +0100] \"GET /a/b.php?c=d HTTP/1.1\" 200 512 \"-\" \"curl/8.0\"\n";

    private static Plain only(String line) {
        return Collected.of(line).only();
    }

    @Test
    void the_combined_form_is_a_request_to_a_web_server() {
        Plain event = only(COMBINED);
        assertThat(event.source()).isEqualTo("-/-/[webserver]");
        assertThat(event.time()).isEqualTo("2026-03-04T09:00:00.000Z");
        assertThat(event.fields())
                .isEqualTo(Map.of(
                        "c-ip", "192.0.2.7",
                        "cs-method", "GET",
                        "cs-uri", "/a/b.php?c=d",
                        "cs-uri-stem", "/a/b.php",
                        "cs-uri-query", "c=d | /a/b.php?c=d",
                        "cs-version", "HTTP/1.1",
                        "sc-status", "200",
                        "sc-bytes", "512",
                        "cs-user-agent", "curl/8.0"));
    }

    @Test
    void the_common_form_has_neither_referrer_nor_agent() {
        Plain event = only("2001:db8::1 - ann [04/Mar/2026:10:00:00 -0130] \"POST / HTTP/1.0\" 302 -\n");
        assertThat(event.time()).isEqualTo("2026-03-04T11:30:00.000Z");
        assertThat(event.fields())
                .containsEntry("c-ip", "2001:db8::1")
                .containsEntry("cs-username", "ann")
                .doesNotContainKeys("sc-bytes", "cs-referer", "cs-user-agent");
    }

    @Test
    void a_virtual_host_may_stand_before_the_client_and_a_user_may_have_blanks() {
        assertThat(only("www.example.org:443 " + COMBINED).fields())
                .containsEntry("cs-host", "www.example.org")
                .containsEntry("c-ip", "192.0.2.7");
        assertThat(only("www.example.org " + COMBINED).fields()).containsEntry("cs-host", "www.example.org");
        Plain event = Collected.of(COMBINED + COMBINED.replace("- - [", "- ann b lee ["))
                .events
                .getLast();
        assertThat(event.fields()).containsEntry("cs-username", "ann b lee").containsEntry("c-ip", "192.0.2.7");
    }

    @Test
    void a_date_in_the_name_of_a_user_does_not_hide_the_request() {
        String faked = COMBINED.replace("- - [", "- x [01/Jan/2001:00:00:00 +0000] \\\"GET /ok HTTP/1.1\\\" 200 1 [");
        Plain event = Collected.of(COMBINED + faked).events.getLast();
        assertThat(event.time()).isEqualTo("2026-03-04T09:00:00.000Z");
        assertThat(event.fields()).containsEntry("cs-uri-stem", "/a/b.php");
    }

    @Test
    void escapes_are_undone_but_for_what_cannot_be_seen() {
        Plain event = only("192.0.2.7 - - [04/Mar/2026:10:00:00 +0000] \"GET /\\\"\\x3cb\\\\ HTTP/1.1\" 400 0 "
                + "\"http://example.org/\\\"x\" \"a\\x16\\x03z\"\n");
        assertThat(event.fields())
                .containsEntry("cs-uri", "/\"<b\\")
                .containsEntry("cs-referer", "http://example.org/\"x")
                .containsEntry("cs-user-agent", "a\\x16\\x03z");
    }

    @Test
    void a_request_that_is_none_is_still_seen_by_rules() {
        assertThat(only(COMBINED.replace("GET /a/b.php?c=d HTTP/1.1", "\\x16\\x03\\x01 x"))
                        .fields())
                .containsEntry("cs-uri-query", "\\x16\\x03\\x01 x")
                .doesNotContainKeys("cs-method", "cs-version");
        assertThat(only(COMBINED.replace("GET /a/b.php?c=d HTTP/1.1", "-")).fields())
                .doesNotContainKeys("cs-method", "cs-uri")
                .containsEntry("sc-status", "200");
        assertThat(only(COMBINED.replace("GET /a/b.php?c=d HTTP/1.1", "GET /a b c"))
                        .fields())
                .containsEntry("cs-method", "GET")
                .containsEntry("cs-uri", "/a b c");
    }

    @Test
    void a_line_that_is_cut_off_costs_only_itself() {
        Collected all = Collected.of(COMBINED + "192.0.2.7 - - [04/Mar/2026:10:00:00 +0000] \"GET /\n"
                + "192.0.2.7 - - [04/Mar/2026:10:00:00 +0000] \"GET /\" \n192.0.2.7 - -\n" + COMBINED);
        assertThat(all.events).hasSize(2);
        assertThat(all.unreadable.stream().map(Unreadable::reason))
                .containsExactly(
                        "the request has no closing quote",
                        "no status behind the request",
                        "a line of an access log without a date and a request behind it");
    }

    @Test
    void bytes_that_are_no_text_are_replaced() {
        byte[] bytes = COMBINED.replace("/a/b", "/\u00e4~").getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(Collected.of(bytes).only().fields()).containsEntry("cs-uri-stem", "/\ufffd~.php");
    }

    @Test
    void the_error_log_of_apache_is_read_in_its_old_and_its_new_form() {
        Collected all = Collected.of("""
            [Wed Mar 04 10:00:00 2026] [error] [client 192.0.2.7] File does not exist: /srv/x
            [Wed Mar 04 10:00:00.250000 2026] [core:error] [pid 7:tid 9] [client 192.0.2.7:5000] AH00126: bad [x] y
            [Wed Mar  4 10:00:01 2026] [notice] child pid 8 exit signal Segmentation fault (11)
            httpd: tpp.c:62: an assertion failed
            """);
        assertThat(all.unreadable).isEmpty();
        assertThat(all.events).allSatisfy(event -> assertThat(event.source()).isEqualTo("apache/apache/[]"));
        assertThat(all.events.get(0).fields())
                .isEqualTo(Map.of("level", "error", "c-ip", "192.0.2.7", "message", "File does not exist: /srv/x"));
        assertThat(all.events.get(1).time()).isEqualTo("2026-03-04T10:00:00.250Z");
        assertThat(all.events.get(1).fields())
                .containsEntry("module", "core")
                .containsEntry("pid", "7")
                .containsEntry("tid", "9")
                .containsEntry("c-ip", "192.0.2.7")
                .containsEntry("message", "AH00126: bad [x] y");
        assertThat(all.events.get(2).time()).isEqualTo("2026-03-04T10:00:01.000Z");
        assertThat(all.events.get(3).fields()).isEqualTo(Map.of("message", "httpd: tpp.c:62: an assertion failed"));
        assertThat(all.events.get(3).time()).isEmpty();
    }

    @Test
    void the_error_log_of_nginx_names_client_and_request() {
        Plain event = only("2026/03/04 10:00:00 [error] 7#9: *5 open() \"/srv/a, client: 192.0.2.99, b\" failed "
                + "(2: No such file), client: 192.0.2.7, server: _, request: \"GET /a?b HTTP/1.1\", host: \"h\"\n");
        assertThat(event.source()).isEqualTo("nginx/nginx/[]");
        assertThat(event.time()).isEqualTo("2026-03-04T10:00:00.000Z");
        assertThat(event.fields())
                .containsEntry("level", "error")
                .containsEntry("pid", "7")
                .containsEntry("c-ip", "192.0.2.7")
                .containsEntry("server", "_")
                .containsEntry("cs-method", "GET")
                .containsEntry("cs-uri-stem", "/a")
                .containsEntry("cs-host", "h");
    }

    @Test
    void squid_is_a_proxy() {
        Collected all = Collected.of("""
            1772611200.250    180 10.0.0.9 TCP_MISS/200 507 GET http://www.example.org:8080/a/b.exe?c - DIRECT/192.0.2.1 text/html
            1772611201.000      1 10.0.0.9 TCP_TUNNEL/200 39 CONNECT www.example.org:443 ann HIER_DIRECT/192.0.2.1 - "more of it"
            1772611201.000      1 10.0.0.9 NONE/400
            """);
        assertThat(all.events).hasSize(2);
        Plain event = all.events.getFirst();
        assertThat(event.source()).isEqualTo("squid/-/[proxy]");
        assertThat(event.time()).isEqualTo("2026-03-04T08:00:00.250Z");
        assertThat(event.fields())
                .containsEntry("c-uri", "http://www.example.org:8080/a/b.exe?c | /a/b.exe?c")
                .containsEntry("c-uri-extension", "exe")
                .containsEntry("c-uri-query", "c")
                .containsEntry("cs-host", "www.example.org")
                .containsEntry("sc-status", "200")
                .containsEntry("s-action", "TCP_MISS")
                .containsEntry("r-ip", "192.0.2.1");
        assertThat(all.events.get(1).fields())
                .containsEntry("cs-host", "www.example.org")
                .containsEntry("c-uri", "www.example.org:443")
                .containsEntry("rest", "\"more of it\"")
                .containsEntry("cs-username", "ann");
        assertThat(all.unreadable)
                .singleElement()
                .satisfies(piece -> assertThat(piece.reason()).isEqualTo("4 columns where a line of Squid has 10"));
    }

    @Test
    void every_line_of_a_real_error_log_is_an_event_with_a_time() {
        Collected all = Collected.of(Shared.path("telemetry-dev/linux/loghub/Apache_2k.log"));
        assertThat(all.unreadable).isEmpty();
        assertThat(all.events).hasSize(2000).allSatisfy(event -> {
            assertThat(event.time()).startsWith("2005-12-0");
            assertThat(event.fields()).containsKeys("level", "message");
        });
    }
}
