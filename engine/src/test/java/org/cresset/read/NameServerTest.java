package org.cresset.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.cresset.read.Collected.Plain;
import org.junit.jupiter.api.Test;

/// The logs of name servers.
final class NameServerTest {

    private static final String HEAD = """
        DNS Server log file creation at 3/4/2026 10:00:00 AM

        Message logging key (for packets - other items use a subset of these fields):
        \tField #  Information         Values
        \t-------  -----------         ------
        \t   1     Date
        \t   2     Time

        """;
    private static final String QUERY = "3/4/2026 10:02:22 PM 0D0C PACKET  000000E2B5A0 UDP Rcv 10.0.0.5        0002   "
            + "Q [0001   D   NOERROR] A      (3)www(7)example(3)org(0)\n";

    @Test
    void a_packet_of_a_windows_name_server_is_a_query() {
        Plain event = Collected.of(HEAD + QUERY).only();
        assertThat(event.source()).isEqualTo("windows/-/[dns]");
        assertThat(event.time()).isEqualTo("2026-03-04T22:02:22.000Z");
        assertThat(event.fields())
                .isEqualTo(Map.of(
                        "context", "PACKET",
                        "protocol", "UDP",
                        "direction", "Rcv",
                        "src_ip", "10.0.0.5",
                        "response_code", "NOERROR",
                        "record_type", "A",
                        "query", "www.example.org"));
    }

    @Test
    void the_details_of_a_packet_belong_to_it() {
        Collected all = Collected.of(QUERY.replace("Rcv", "Snd").replace("\n", "\r\n")
                + "UDP response info at 000000E2B5A0\r\n  Socket = 500\r\n    QUESTION SECTION:\r\n"
                + "    Offset = 0x000c\r\n    ANSWER SECTION:\r\n    Name      \"[C00C](3)www(7)example(3)org(0)\"\r\n"
                + "      DATA   192.0.2.7\r\n      DATA   (1)a(7)example(3)org(0)\r\n    AUTHORITY SECTION:\r\n"
                + "      DATA   192.0.2.8\r\n\r\n" + QUERY);
        assertThat(all.unreadable).isEmpty();
        assertThat(all.events).hasSize(2);
        assertThat(all.events.getFirst().fields())
                .containsEntry("dst_ip", "10.0.0.5")
                .containsEntry("query", "www.example.org")
                .containsEntry("answer", "192.0.2.7 | a.example.org");
    }

    @Test
    void a_clear_date_tells_the_order_of_those_behind_it() {
        Collected all = Collected.of(QUERY.replace("3/4/2026 10:02:22 PM", "04/03/2026 10:02:22")
                + QUERY.replace("3/4/", "3/14/")
                + QUERY
                + QUERY.replace("3/4/2026 10:02:22 PM", "2026-03-04 10:02:22")
                + QUERY.replace("3/4/2026 10:02:22 PM", "04.03.2026 10:02:22"));
        assertThat(all.events.stream().map(Plain::time))
                .containsExactly(
                        "2026-03-04T10:02:22.000Z",
                        "2026-03-14T22:02:22.000Z",
                        "2026-03-04T22:02:22.000Z",
                        "2026-03-04T10:02:22.000Z",
                        "2026-04-03T10:02:22.000Z");
    }

    @Test
    void what_a_name_server_says_beside_packets_is_a_message() {
        Plain event = Collected.of(QUERY + "3/4/2026 10:02:23 PM 0D0C EVENT   The server has started.\n")
                .events
                .getLast();
        assertThat(event.source()).isEqualTo("windows/-/[]");
        assertThat(event.fields()).containsEntry("message", "The server has started.");
    }

    @Test
    void a_damaged_packet_costs_only_itself() {
        Collected all = Collected.of(
                QUERY + "3/4/2026 10:02:22 PM 0D0C PACKET  000000E2B5A0 UDP Rcv 10.0.0.5\n" + "99/99/2026 x\n" + QUERY);
        assertThat(all.events).hasSize(2);
        assertThat(all.unreadable.stream().map(Unreadable::reason))
                .containsExactly(
                        "a packet of a name server without its flags", "a record of a name server without a time");
    }

    @Test
    void a_mark_of_utf8_before_the_first_packet_does_not_cost_it() {
        assertThat(Collected.of("\uFEFF" + QUERY + QUERY).events).hasSize(2);
    }

    @Test
    void bind_tells_who_asked_for_what() {
        Collected all = Collected.of("""
            04-Mar-2026 10:00:00.123 queries: info: client @0x7f12 10.0.0.9#1234 (www.example.org): query: www.example.org IN TXT +E(0)K (10.0.0.2)
            04-Mar-2026 10:00:00.124 client 10.0.0.9#1234: view inside: query: example.org IN A +
            2026-03-04T10:00:00.125Z security: info: client @0x7f12 2001:db8::9#99 (x): query (cache) 'x/A/IN' denied
            04-Mar-2026 10:00:01.000 general: info: managed-keys-zone: loaded serial 2
            and more
            """);
        assertThat(all.events.getFirst().source()).isEqualTo("bind/-/[dns]");
        assertThat(all.events.getFirst().time()).isEqualTo("2026-03-04T10:00:00.123Z");
        assertThat(all.events.getFirst().fields())
                .containsEntry("src_ip", "10.0.0.9")
                .containsEntry("src_port", "1234")
                .containsEntry("query", "www.example.org")
                .containsEntry("record_class", "IN")
                .containsEntry("record_type", "TXT")
                .containsEntry("dst_ip", "10.0.0.2")
                .containsEntry("log_category", "queries");
        assertThat(all.events.get(1).fields())
                .containsEntry("query", "example.org")
                .containsEntry("record_type", "A");
        assertThat(all.events.get(2).source()).isEqualTo("bind/-/[]");
        assertThat(all.events.get(2).fields()).containsEntry("src_ip", "2001:db8::9");
        assertThat(all.events).hasSize(4);
        assertThat(all.unreadable).hasSize(1);
    }
}
