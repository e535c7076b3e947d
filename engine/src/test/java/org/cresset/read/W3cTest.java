package org.cresset.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.cresset.read.Collected.Plain;
import org.junit.jupiter.api.Test;

/// Logs in the extended format of the W3C.
final class W3cTest {

    private static final List<String> ASKED = List.of(
            "cs-user-agent",
            "cs-referer",
            "cs-uri-stem",
            "c-ip",
            "sc-status",
            "c-useragent",
            "src_ip",
            "dst_ip",
            "dst_port");

    private static final String IIS = """
        #Software: Microsoft Internet Information Services 10.0
        #Version: 1.0
        #Date: 2026-03-04 10:00:00
        #Fields: date time s-ip cs-method cs-uri-stem cs-uri-query s-port c-ip cs(User-Agent) cs(Referer) sc-status
        2026-03-04 10:00:01 10.0.0.2 GET /a/b.aspx c=d+e 443 192.0.2.7 Mozilla/5.0+(x;+y) - 200
        """;

    @Test
    void a_line_of_iis_is_a_request_to_a_web_server() {
        Plain event = Collected.of(IIS, ASKED).only();
        assertThat(event.source()).isEqualTo("windows/iis/[webserver]");
        assertThat(event.time()).isEqualTo("2026-03-04T10:00:01.000Z");
        assertThat(event.fields())
                .containsEntry("cs-uri-query", "c=d+e | /a/b.aspx?c=d+e")
                .containsEntry("cs-uri-stem", "/a/b.aspx")
                .containsEntry("cs-user-agent", "Mozilla/5.0 (x; y)")
                .containsEntry("c-ip", "192.0.2.7")
                .containsEntry("sc-status", "200")
                .doesNotContainKey("cs-referer");
    }

    @Test
    void new_columns_hold_from_where_they_are_named() {
        Collected all = Collected.of(IIS + "#Fields: time cs-method cs-uri-stem\n10:00:02 PUT /x\n");
        assertThat(all.unreadable).isEmpty();
        assertThat(all.events.get(1).fields())
                .containsEntry("cs-method", "PUT")
                .containsEntry("cs-uri-query", "/x")
                .doesNotContainKey("c-ip");
        assertThat(all.events.get(1).time()).isEqualTo("2026-03-04T10:00:02.000Z");
    }

    @Test
    void a_line_with_other_columns_costs_only_itself() {
        Collected all = Collected.of(IIS + "2026-03-04 10:00:01 10.0.0.2\n2026-03-04 10:00:01 10.0.0.2 GET / - 443 "
                + "192.0.2.7 - - 200 0 0\n");
        assertThat(all.events).hasSize(1);
        assertThat(all.unreadable.stream().map(Unreadable::reason))
                .containsExactly("3 columns where #Fields names 11", "more columns than #Fields names");
    }

    @Test
    void the_firewall_of_windows_is_a_firewall_with_local_times() {
        Collected all = Collected.of("""
            #Version: 1.5
            #Software: Microsoft Windows Firewall
            #Time Format: Local
            #Fields: date time action protocol src-ip dst-ip src-port dst-port size tcpflags path

            2026-03-04 10:00:01 ALLOW TCP 10.0.0.9 192.0.2.7 50000 21 0 - SEND
            2026-03-04 10:00:02 DROP ICMP 10.0.0.9 192.0.2.7 - - 60 - RECEIVE
            """, ASKED);
        assertThat(all.unreadable).isEmpty();
        assertThat(all.events.get(0).source()).isEqualTo("windows/-/[firewall]");
        assertThat(all.events.get(0).fields())
                .containsEntry("src_ip", "10.0.0.9")
                .containsEntry("dst_ip", "192.0.2.7")
                .containsEntry("dst_port", "21")
                .containsEntry("action", "ALLOW")
                .containsEntry("blocked", "false");
        assertThat(all.events.get(1).fields()).containsEntry("blocked", "true").doesNotContainKey("dst_port");
    }

    @Test
    void a_proxy_may_quote_and_has_the_whole_address_in_parts() {
        Plain event = Collected.of("""
                #Software: SGOS 6.7
                #Fields: date time c-ip cs-method cs-uri-scheme cs-host cs-uri-port cs-uri-path cs-uri-query cs(User-Agent) s-action
                2026-03-04 10:00:01 10.0.0.9 GET http www.example.org 80 /a/b.exe ?c=d "Tool ""x"" 1+2" TCP_NC_MISS
                """, ASKED).only();
        assertThat(event.source()).isEqualTo("-/-/[proxy]");
        assertThat(event.fields())
                .containsEntry("c-uri", "http://www.example.org/a/b.exe?c=d | /a/b.exe?c=d")
                .containsEntry("c-uri-extension", "exe")
                .containsEntry("c-useragent", "Tool \"x\" 1+2")
                .containsEntry("cs-host", "www.example.org");
    }

    @Test
    void a_proxy_that_writes_the_address_whole_gives_its_parts() {
        Plain event = Collected.of("""
                #Fields: date\ttime\tc-ip\tr-host\tcs-uri
                2026-03-04\t10:00:01\t10.0.0.9\twww.example.org\thttp://www.example.org/x?y
                """).only();
        assertThat(event.fields())
                .containsEntry("cs-uri", "http://www.example.org/x?y | /x?y")
                .containsEntry("c-uri-query", "y");
    }

    @Test
    void the_tracking_of_messages_has_commas_and_quotes() {
        Plain event = Collected.of("""
                \uFEFF#Software: Microsoft Exchange Server
                #Version: 15.0
                #Log-type: Message Tracking Log
                #Fields: date-time,client-ip,event-id,message-id,recipient-address,message-subject
                2026-03-04T10:00:01.250Z,192.0.2.7,RECEIVE,<1@example.org>,a@example.org,"x, ""y\"""
                """).only();
        assertThat(event.source()).isEqualTo("exchange/messagetracking/[]");
        assertThat(event.time()).isEqualTo("2026-03-04T10:00:01.250Z");
        assertThat(event.fields()).containsEntry("message-subject", "x, \"y\"").containsEntry("event-id", "RECEIVE");
    }

    @Test
    void the_front_door_of_exchange_is_a_web_server() {
        Plain event = Collected.of("""
                DateTime,RequestId,Method,UrlHost,UrlStem,UserAgent,ClientIpAddress,HttpStatus
                #Software: Microsoft Exchange Server
                #Log-type: HttpProxy Logs
                #Fields: DateTime,RequestId,Method,UrlHost,UrlStem,UserAgent,ClientIpAddress,HttpStatus
                2026-03-04T10:00:01.250Z,1,POST,mail.example.org,/ecp/y.js,python-requests/2,192.0.2.7,241
                """, ASKED).only();
        assertThat(event.source()).isEqualTo("exchange/-/[webserver]");
        assertThat(event.fields())
                .containsEntry("cs-uri-stem", "/ecp/y.js")
                .containsEntry("cs-uri-query", "/ecp/y.js")
                .containsEntry("cs-user-agent", "python-requests/2")
                .containsEntry("sc-status", "241");
    }

    @Test
    void without_columns_no_line_can_be_read() {
        Collected all = Collected.of("x y\n#Fields:\n1 2\n#Fields: a b\n1 2\n");
        assertThat(all.events.stream().map(Plain::fields)).containsExactly(Map.of("a", "1", "b", "2"));
        assertThat(all.unreadable.stream().map(Unreadable::reason))
                .containsExactly("a line before #Fields says what its columns are", "#Fields names no columns");
    }
}
