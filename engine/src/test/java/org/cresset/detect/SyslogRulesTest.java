package org.cresset.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.cresset.Shared;
import org.cresset.read.Collected;
import org.cresset.rule.Placeholders;
import org.cresset.rule.RuleReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rules of other people on syslog: each fires on a line that fits it, and on no other of these.
final class SyslogRulesTest {

    private static final String OTHER = """
        Mar  4 08:00:00 h1 systemd[1]: Started Session 4 of user bob.
        Mar  4 08:00:00 192.0.2.10 6705: %SYS-5-RESTART: System restarted --
        """;

    private static String rule(String name) throws IOException {
        Path corpus = Shared.path("sigmahq-2026-08-05");
        try (Stream<Path> files = Files.walk(corpus)) {
            Path found = files.filter(file -> file.endsWith(name))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no rule " + name));
            return Files.readString(found);
        }
    }

    private static Scanned scanned(String name, String log) throws IOException {
        return Scanned.of(new RuleReader(Placeholders.NONE).read(rule(name), name), "", log);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            lnx_sshd_susp_ssh.yml                             | h1 sshd[7]: fatal: buffer_get_string: bad string length 9
            lnx_sudo_exploit_cve_2019_14287.yml               | h1 sudo:  bob : TTY=pts/0 ; PWD=/ ; USER=#-1 ; COMMAND=/bin/id
            lnx_cron_crontab_file_modification.yml            | h1 crontab[7]: (bob) REPLACE (bob)
            lnx_vsftpd_susp_error_messages.yml                | h1 vsftpd[7]: Connection refused: tcp_wrappers denial.
            lnx_clamav_relevant_message.yml                   | h1 clamd[7]: /tmp/x: Trojan.Generic-1 FOUND
            lnx_guacamole_susp_guacamole.yml                  | h1 guacd[7]: User "@x" joined connection "$y" (2 users now present)
            lnx_syslog_security_tools_disabling_syslog.yml    | h1 systemd[1]: Stopping firewalld - dynamic firewall daemon...
            lnx_syslog_susp_named.yml                         | h1 named[7]: client 192.0.2.7#53: view x: zone transfer denied AXFR from y
            lnx_auth_exploit_cve_2021_4034_pwnkit_lpe.yml     | h1 pkexec[7]: bob: The value for environment variable XAUTHORITY contains suspicious content [USER=root] [TTY=/dev/pts/0] [CWD=/]
            lnx_privileged_user_creation.yml                  | h1 useradd[7]: new user: name=x, UID=0, GID=0, home=/x, shell=/bin/sh
            lnx_shell_susp_log_entries.yml                    | h1 kernel: [1.5] device eth0 entered promiscuous mode
            lnx_shellshock.yml                                | h1 httpd[7]: 192.0.2.7 "() { :;}; /bin/x"
            cisco_bgp_md5_auth_failed.yml                     | 192.0.2.10 6: %IP-TCP-3-BADAUTH: Invalid MD5 digest from 192.0.2.1:51000 to 192.0.2.2:179
            cisco_ldp_md5_auth_failed.yml                     | 192.0.2.10 6: %LDP-4-SOCKET_TCP_PACKET_MD5_AUTHEN_FAIL: x
            cisco_cli_clear_logs.yml                          | 192.0.2.10 6: %PARSER-5-CFGLOG_LOGGEDCMD: User:bob  logged command:clear logging
            huawei_bgp_auth_failed.yml                        | h1 %%01BGP/3/BGP_AUTH_FAILED(l)[2]:(PeerSession=192.0.2.2:179)
            juniper_bgp_missing_md5.yml                       | h1 rpd[7]: tcp_auth_ok: Packet from 192.0.2.1:179 missing MD5 digest
            fortinet_fortigate_new_admin_account_created.yml  | h1 date=2026-03-04 devid="F" logid="1" type="event" action="Add" cfgpath="system.admin"
            """)
    void a_rule_fires_on_a_line_that_fits(String name, String line) throws IOException {
        Scanned found = scanned(name, OTHER + "Mar  4 08:00:01 " + line + "\n" + OTHER);
        assertThat(found.problems()).isEmpty();
        assertThat(found.rules().rules()).hasSize(1);
        assertThat(found.detections()).hasSize(1);
    }

    @Test
    void a_rule_sees_the_lines_that_follow_a_head() throws IOException {
        assertThat(scanned("lnx_shellshock.yml", "Mar  4 08:00:01 h1 app: x\n\tat x\n\tat () { :;}; y\n")
                        .detections())
                .hasSize(1);
    }

    @Test
    void a_recorded_line_of_a_device_fires_its_rule() throws IOException {
        Path folder = Shared.path("telemetry-dev/sigma-regression/rules/cisco/aaa/cisco_cli_dot1x_disabled");
        try (Stream<Path> files = Files.list(folder)) {
            Path raw = files.filter(file -> file.toString().endsWith(".raw"))
                    .findFirst()
                    .orElseThrow();
            Scanned found = scanned("cisco_cli_dot1x_disabled.yml", Files.readString(raw));
            assertThat(found.problems()).isEmpty();
            assertThat(found.detections()).hasSize(1);
        }
    }

    @Test
    void every_line_of_a_recorded_log_is_a_record_of_a_host() throws IOException {
        Path log = Shared.path("telemetry-dev/linux/loghub/Linux_2k.log");
        Scanned found = scanned("lnx_shellshock.yml", Files.readString(log));
        assertThat(found.problems()).isEmpty();
        assertThat(found.account().events()).isEqualTo(Files.readAllLines(log).size());
        assertThat(found.account().unknownSource()).isZero();
        assertThat(found.account().hosts()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "syslog_sysmon_log4shell_cve2021_44228_jndi_reference.zip, linux/sysmon/[process_creation]",
        "syslog_auoms_auditd_log4shell_cve2021_44228_jndi_reference.zip, linux/auditd/[]"
    })
    void sysmon_and_audit_in_records_of_azure_are_known(String file, String source) {
        Collected all = Collected.of(Shared.path("telemetry-dev/scenarios/Log4Shell_linux/" + file));
        assertThat(all.unreadable).isEmpty();
        assertThat(all.events)
                .extracting(Collected.Plain::source)
                .contains(source)
                .allSatisfy(known -> assertThat(known).startsWith("linux/"));
        assertThat(all.events).allSatisfy(event -> assertThat(event.time()).isNotEmpty());
    }
}
