package org.cresset.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the messages of syslog carry, and what their sources are.
final class SyslogPayloadTest {

    private static final String HEAD = "<13>1 2026-03-04T08:00:01Z h1 app - - - ";

    private static final String SYSMON =
            "<Event><System><Provider Name=\"Linux-Sysmon\" Guid=\"{G}\"/><EventID>1</EventID>"
                    + "<TimeCreated SystemTime=\"2026-03-04T07:59:59.5Z\"/><Channel>Linux-Sysmon/Operational</Channel>"
                    + "<Computer>h1</Computer></System><EventData><Data Name=\"UtcTime\">2026-03-04 07:59:59.500</Data>"
                    + "<Data Name=\"Image\">/usr/bin/id</Data><Data Name=\"CommandLine\">id &amp;&amp; x</Data>"
                    + "</EventData></Event>";

    private static Collected.Plain read(String message) {
        return Collected.of(HEAD + message + "\n").only();
    }

    private static Map<String, String> fields(String message) {
        return read(message).fields();
    }

    @Test
    void the_fields_of_json_are_fields_of_the_event() {
        assertThat(fields("{\"a\":{\"b\":\"c\\n\"},\"n\":1}"))
                .containsEntry("a.b", "c\n")
                .containsEntry("n", "1")
                .containsEntry("Computer", "h1")
                .doesNotContainKey("message");
        assertThat(fields("@cee: {\"a\":\"b\"} ")).containsEntry("a", "b");
        assertThat(fields("{\"a\":")).containsEntry("message", "{\"a\":").doesNotContainKey("a");
        assertThat(fields("{\"a\":1} and more"))
                .containsEntry("message", "{\"a\":1} and more")
                .doesNotContainKey("a");
    }

    @Test
    void an_event_of_windows_in_json_is_one() {
        Collected.Plain event = read(
                "{\"EventID\":4688,\"Channel\":\"Security\",\"Hostname\":\"w1\",\"EventTime\":\"2026-03-04 07:00:00\"}");
        assertThat(event.source()).isEqualTo("windows/security/[process_creation]");
        assertThat(event.fields()).containsEntry("Computer", "w1").containsEntry("hostname", "h1");
        assertThat(event.time()).isEqualTo("2026-03-04T07:00:00.000Z");
    }

    @Test
    void sysmon_for_linux_is_known_in_syslog_in_xml_and_in_json() {
        String json = "{\"Computer\":\"h1\",\"TimeGenerated\":\"2026-03-04T08:00:00Z\",\"ProcessName\":\"sysmon\","
                + "\"SyslogMessage\":\"" + SYSMON.replace("\"", "\\\"") + "\",\"Facility\":\"user\"}";
        String parts = "{\"Event\":{\"System\":{\"EventID\":1,\"Channel\":\"Linux-Sysmon/Operational\",\"TimeCreated\":"
                + "{\"#attributes\":{\"SystemTime\":\"2026-03-04T07:59:59.5Z\"}}},\"EventData\":"
                + "{\"Image\":\"/usr/bin/id\",\"CommandLine\":\"id && x\"}}}";
        for (String text : new String[] {HEAD + SYSMON, SYSMON, json, parts}) {
            Collected.Plain event = Collected.of(text + "\n").only();
            assertThat(event.source()).isEqualTo("linux/sysmon/[process_creation]");
            assertThat(event.fields())
                    .containsEntry("CommandLine", "id && x")
                    .containsEntry("Image", "/usr/bin/id")
                    .doesNotContainKeys("message", "SyslogMessage");
            assertThat(event.time()).isEqualTo("2026-03-04T07:59:59.500Z");
        }
    }

    @ParameterizedTest
    @CsvSource({"3,network_connection", "5,process_termination", "11,file_event", "23,file_delete"})
    void the_event_id_of_sysmon_for_linux_tells_the_category(String id, String category) {
        String xml = SYSMON.replace("<EventID>1<", "<EventID>" + id + "<");
        assertThat(read(xml).source()).isEqualTo("linux/sysmon/[" + category + "]");
    }

    @Test
    void xml_that_is_no_event_is_a_message() {
        assertThat(fields("<Event><a></Event>")).containsEntry("message", "<Event><a></Event>");
        assertThat(fields("<Event><a>b</a></Event>"))
                .containsEntry("message", "<Event><a>b</a></Event>")
                .doesNotContainKey("Event.a");
    }

    @Test
    void the_escapes_of_cef_are_undone() {
        Map<String, String> fields = fields("CEF:0|V\\|x|P\\\\|1.0|100|n = m|7|src=192.0.2.7 msg=a\\=b c\\nd e\\\\ "
                + "cs1Label=Rule Name cs1=two words act=");
        assertThat(fields)
                .containsEntry("deviceVendor", "V|x")
                .containsEntry("deviceProduct", "P\\")
                .containsEntry("deviceEventClassId", "100")
                .containsEntry("name", "n = m")
                .containsEntry("deviceSeverity", "7")
                .containsEntry("src", "192.0.2.7")
                .containsEntry("msg", "a=b c\nd e\\")
                .containsEntry("cs1Label", "Rule Name")
                .containsEntry("cs1", "two words")
                .containsEntry("act", "");
        assertThat(fields("CEF:0|only|three|cells")).containsEntry("message", "CEF:0|only|three|cells");
    }

    @Test
    void leef_has_the_delimiter_that_it_names() {
        assertThat(fields("LEEF:1.0|V|P|1|id9|src=192.0.2.7\tmsg=a b=c"))
                .containsEntry("deviceVendor", "V")
                .containsEntry("deviceEventClassId", "id9")
                .containsEntry("src", "192.0.2.7")
                .containsEntry("msg", "a b=c");
        assertThat(fields("LEEF:2.0|V|P|1|id9|^|src=192.0.2.7^msg=a\tb")).containsEntry("msg", "a\tb");
        assertThat(fields("LEEF:2.0|V|P|1|id9|x5E|src=192.0.2.7^msg=x")).containsEntry("msg", "x");
        assertThat(fields("LEEF:2.0|V|P|1|id9||src=192.0.2.7\tmsg=x")).containsEntry("msg", "x");
        assertThat(fields("LEEF:2.0|V|P|1|id9|src=192.0.2.7\tmsg=x|y")).containsEntry("msg", "x|y");
    }

    @Test
    void pairs_end_where_the_next_begins_or_with_their_quote() {
        assertThat(fields("a=1 b=two words, c=\"q \\\"w\\\" x=y\" d= e='s p' f=z"))
                .containsEntry("a", "1")
                .containsEntry("b", "two words")
                .containsEntry("c", "q \"w\" x=y")
                .containsEntry("d", "")
                .containsEntry("e", "s p")
                .containsEntry("f", "z")
                .doesNotContainKey("x");
    }

    @Test
    void files_of_pairs_need_no_head() {
        String line = "date=2026-03-04 time=10:00:01 devid=\"FG1\" logid=\"0100044547\" type=\"event\" action=\"Add\" "
                + "cfgpath=\"system.admin\" tz=\"+0100\"";
        for (String text : new String[] {line, "<189>" + line, "Mar  4 10:00:01 fw1 " + line}) {
            Collected.Plain event = Collected.of(text + "\n").only();
            assertThat(event.source()).isEqualTo("fortigate/event/[]");
            assertThat(event.time()).isEqualTo("2026-03-04T09:00:01.000Z");
            assertThat(event.fields()).containsEntry("cfgpath", "system.admin");
        }
        Collected cef = Collected.of("CEF:0|V|P|1|2|n|3|rt=1772611201250 a=b\nCEF:0|V|P|1|2|n|3|\nnonsense\n");
        assertThat(cef.events).hasSize(2);
        assertThat(cef.events.getFirst().time()).isEqualTo("2026-03-04T08:00:01.250Z");
        assertThat(cef.unreadable)
                .singleElement()
                .satisfies(piece ->
                        assertThat(piece.reason()).isEqualTo("a line that is neither CEF nor LEEF nor key=value"));
    }

    @Test
    void what_a_message_says_it_is_does_not_move_it_to_another_source() {
        String line = "a=1 Channel=Security EventID=4688 product=windows category=process_creation";
        assertThat(read(line).source()).isEqualTo("linux/syslog/[]");
        assertThat(Collected.of(line + "\n").only().source()).isEqualTo("-/-/[]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sshd[1]: x                                                                  | linux/sshd/[]
            sudo: bob : TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/bin/sh                 | linux/sudo/[]
            CRON[1]: (root) CMD (x)                                                     | linux/cron/[]
            vsftpd[1]: x                                                                | linux/vsftpd/[]
            clamd[1]: x                                                                 | linux/clamav/[]
            guacd[1]: x                                                                 | linux/guacamole/[]
            pkexec[1]: x                                                                | linux/auth/[]
            systemd[1]: Stopping iptables.                                              | linux/syslog/[]
            rpd[1]: tcp_auth_ok: Packet from 192.0.2.1:179 missing MD5 digest           | juniper/bgp/[]
            %IP-TCP-3-BADAUTH: Invalid MD5 digest from 192.0.2.1:179                    | cisco/bgp/[]
            %LDP-5-TCPMD5AuthenFail: x                                                  | cisco/ldp/[]
            %WEBUI-6-INSTALL_OPERATION_INFO: x                                          | cisco/syslog/[]
            %ASA-6-302013: Built inbound TCP connection                                 | cisco/asa/[]
            %%01BGP/3/BGP_AUTH_FAILED(l)[2]:(PeerSession=192.0.2.2:179)                 | huawei/bgp/[]
            1,2026/03/04 08:00:00,007,GLOBALPROTECT,0,2,2026/03/04 08:00:00,x           | paloalto/globalprotect/[appliance]
            kernel: [1.5] DROP IN=eth0 OUT= SRC=192.0.2.7 DST=192.0.2.8 PROTO=TCP DPT=22 | linux/-/[firewall]
            """)
    void a_source_is_known_by_program_or_by_mark(String line, String source) {
        assertThat(Collected.of("Mar  4 08:00:01 h1 " + line + "\n").only().source())
                .isEqualTo(source);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Wed Mar  4 08:00:01 2026 [pid 7] [ftp] OK LOGIN: Client "192.0.2.7" | linux/vsftpd/[]
            Wed Mar  4 08:00:01 2026 -> /tmp/x: Eicar-Test FOUND                 | linux/clamav/[]
            """)
    void logs_that_programs_write_themselves_are_known(String line, String source) {
        Collected.Plain event = Collected.of(line + "\n").only();
        assertThat(event.source()).isEqualTo(source);
        assertThat(event.time()).isEqualTo("2026-03-04T08:00:01.000Z");
        assertThat(event.fields()).containsOnlyKeys("message").containsEntry("message", line.substring(25));
    }

    @Test
    void columns_of_palo_alto_are_fields() {
        Collected.Plain event = Collected.of("Mar  4 08:00:01 fw1 1,2026/03/04 08:00:00,007,TRAFFIC,end,2049,"
                        + "2026/03/04 07:59:00,192.0.2.7,198.51.100.8,0.0.0.0,0.0.0.0,\"a, b\",u1,,ssl,vsys1,in,out,"
                        + "e1,e2,log,x,77,1,51000,443,0,0,0x0,tcp,allow,1\n")
                .only();
        assertThat(event.source()).isEqualTo("paloalto/traffic/[firewall]");
        assertThat(event.time()).isEqualTo("2026-03-04T07:59:00.000Z");
        assertThat(event.fields())
                .containsEntry("src", "192.0.2.7")
                .containsEntry("dport", "443")
                .containsEntry("rule", "a, b")
                .containsEntry("action", "allow");
    }

    @Test
    void what_sudo_ran_and_for_whom_is_told() {
        assertThat(fields("x").get("appname")).isEqualTo("app");
        Map<String, String> fields = Collected.of(
                        "Mar  4 08:00:01 h1 sudo:   bob : TTY=pts/0 ; PWD=/home/bob ; USER=#-1 ; COMMAND=/bin/sh -c a ; b=c\n")
                .only()
                .fields();
        assertThat(fields)
                .containsEntry("user", "bob")
                .containsEntry("TTY", "pts/0")
                .containsEntry("USER", "#-1")
                .containsEntry("PWD", "/home/bob");
        assertThat(fields.get("COMMAND")).startsWith("/bin/sh -c a");
    }

    @Test
    void a_failed_login_has_its_host() {
        assertThat(Collected.of("Mar  4 08:00:01 h1 sshd[1]: pam_unix(sshd:auth): authentication failure; logname= "
                                + "uid=0 euid=0 tty=ssh ruser= rhost=192.0.2.7  user=root\n")
                        .only()
                        .fields())
                .containsEntry("rhost", "192.0.2.7")
                .containsEntry("user", "root")
                .containsEntry("ruser", "");
    }

    @Test
    void a_mail_can_be_followed() {
        Collected all = Collected.of("""
            Mar  4 08:00:01 mx1 postfix/smtpd[1]: 4F1A2B: client=a.example.org[192.0.2.7]
            Mar  4 08:00:01 mx1 postfix/cleanup[2]: 4F1A2B: message-id=<1@example.org>
            Mar  4 08:00:01 mx1 postfix/qmgr[3]: 4F1A2B: from=<a@example.org>, size=99, nrcpt=1 (queue active)
            Mar  4 08:00:02 mx1 postfix/local[4]: 4F1A2B: to=<b@example.net>, relay=local, dsn=2.0.0, status=sent (250, ok)
            Mar  4 08:00:03 mx1 postfix/smtpd[1]: NOQUEUE: reject: RCPT from x[192.0.2.8]: 554 no; from=<s@example.org> to=<b@example.net> proto=ESMTP helo=<x>
            Mar  4 08:00:04 mx1 sendmail[5]: 224A1b: from=<a@example.org>, size=9, msgid=<2@example.org>, relay=a [192.0.2.7]
            Mar  4 08:00:05 mx1 sendmail[5]: 224A1b: to=<b@example.net>, delay=00:00:01, stat=Sent (ok)
            Mar  4 08:00:06 mx1 dovecot: imap-login: Login: user=<bob>, method=PLAIN, rip=192.0.2.9, lip=192.0.2.1
            Mar  4 08:00:07 mx1 dovecot: lda(bob): msgid=<1@example.org>: saved mail to INBOX
            """);
        assertThat(all.unreadable).isEmpty();
        assertThat(all.events).hasSize(9);
        assertThat(all.events.get(0).fields()).containsEntry("client", "a.example.org[192.0.2.7]");
        assertThat(all.events.get(1).fields()).containsEntry("message-id", "1@example.org");
        assertThat(all.events.get(2).fields())
                .containsEntry("queue_id", "4F1A2B")
                .containsEntry("from", "a@example.org")
                .containsEntry("nrcpt", "1");
        assertThat(all.events.get(3).fields())
                .containsEntry("to", "b@example.net")
                .containsEntry("status", "sent")
                .containsEntry("status_detail", "250, ok");
        assertThat(all.events.get(4).fields())
                .containsEntry("queue_id", "NOQUEUE")
                .containsEntry("from", "s@example.org")
                .containsEntry("to", "b@example.net");
        assertThat(all.events.get(5).fields()).containsEntry("message-id", "2@example.org");
        assertThat(all.events.get(6).fields()).containsEntry("status", "Sent");
        assertThat(all.events.get(7).fields()).containsEntry("user", "bob").containsEntry("rip", "192.0.2.9");
        assertThat(all.events.get(8).fields())
                .containsEntry("user", "bob")
                .containsEntry("message-id", "1@example.org");
    }

    @Test
    void audit_lines_of_azures_agent_are_records_of_the_audit_log() {
        String audit = "type=AUOMS_EXECVE audit(1772611201.986:8): arch=x86_64 syscall=execve exe=\\\"/bin/id\\\" "
                + "proctitle=id -u -n redactors= key=x";
        Collected.Plain json = Collected.of("{\"Facility\":\"user\",\"ProcessName\":\"auoms\",\"SyslogMessage\":\""
                        + audit + "\",\"TimeGenerated\":\"2026-03-04T08:00:00Z\"}\n")
                .only();
        Collected.Plain line = Collected.of("Mar  4 08:00:01 h1 auoms: " + audit.replace("\\", "") + "\n")
                .only();
        for (Collected.Plain event : new Collected.Plain[] {json, line}) {
            assertThat(event.source()).isEqualTo("linux/auditd/[]");
            assertThat(event.time()).isEqualTo("2026-03-04T08:00:01.986Z");
            assertThat(event.fields())
                    .containsEntry("type", "AUOMS_EXECVE | SYSCALL")
                    .containsEntry("arch", "x86_64")
                    .containsEntry("exe", "/bin/id")
                    .containsEntry("proctitle", "id -u -n")
                    .containsEntry("redactors", "");
        }
    }

    @Test
    void more_values_than_allowed_leave_the_message() {
        Collected all = Collected.of(
                Packed.text(HEAD + "a=1 ".repeat(600) + "\n"), new Limits(20_000, 16, 500, 200, 3, 50, 50, 1 << 20));
        assertThat(all.only().fields())
                .containsEntry("incomplete", "the record has more than 500 values")
                .containsKey("message")
                .doesNotContainKey("a");
    }
}
