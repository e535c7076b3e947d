package org.cresset.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What users and clients get into a log as names or words does not make it the log of another program or host.
final class InjectionTest {

    private static Collected.Plain read(String line) {
        return Collected.of(line + "\n").only();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vsftpd: pam_unix(vsftpd:auth): authentication failure; logname= uid=0 euid=0 tty=ftp "
                        + "ruser=x appname=sudo Computer=dc1 facility=kern rhost=192.0.2.7",
                "postfix/smtpd[3]: NOQUEUE: reject: RCPT from x[192.0.2.7]: 554 5.7.1 <a@example.org>: no; "
                        + "from=<x appname=sudo Computer=dc1 y@example.net> to=<a@example.org> proto=ESMTP",
                "app: a=b appname=sudo Computer=dc1 c=d",
            })
    void words_of_a_user_change_neither_program_nor_host(String message) {
        Collected.Plain event = read("Mar  4 08:00:01 h1 " + message);
        assertThat(event.fields().get("Computer")).isEqualTo("h1");
        assertThat(event.fields().get("appname"))
                .isEqualTo(message.substring(0, message.indexOf(':')).replaceFirst("\\[.*", ""));
        assertThat(event.source()).doesNotContain("sudo");
        assertThat(event.fields()).doesNotContainKey("facility");
    }

    @Test
    void what_a_user_ran_with_sudo_is_told_to_its_end_and_is_nothing_else() {
        Map<String, String> fields = read("Mar  4 08:00:01 h1 sudo:   bob : TTY=pts/0 ; PWD=/home/bob ; USER=root ; "
                        + "COMMAND=/bin/sh -c x ; USER=guest ; curl http://192.0.2.7/a")
                .fields();
        assertThat(fields)
                .containsEntry("USER", "root")
                .containsEntry("COMMAND", "/bin/sh -c x ; USER=guest ; curl http://192.0.2.7/a");
    }

    @Test
    void the_extension_of_cef_does_not_name_another_product_or_time() {
        Collected.Plain event = read("Mar  4 08:00:01 h1 CEF:0|V|P|1|2|n|5|rt=1772611201000 src=192.0.2.7 "
                + "msg=x deviceVendor=Fortinet deviceProduct=Fortigate cat=event rt=1577836800000 Computer=dc1");
        assertThat(event.source()).isEqualTo("-/-/[]");
        assertThat(event.time()).isEqualTo("2026-03-04T08:00:01.000Z");
        assertThat(event.fields())
                .containsEntry("deviceVendor", "V")
                .containsEntry("deviceProduct", "P")
                .containsEntry("Computer", "h1");
        event = read("Mar  4 08:00:01 h1 LEEF:2.0|V|P|1|2|^|devTime=1772611201000^deviceVendor=Palo Alto Networks"
                + "^devTime=1577836800000");
        assertThat(event.source()).isEqualTo("-/-/[]");
        assertThat(event.time()).isEqualTo("2026-03-04T08:00:01.000Z");
    }

    @Test
    void a_time_in_the_message_of_a_program_is_not_when_it_happened() {
        Collected.Plain event =
                read("2026-03-04T08:00:01 h1 app: agent=x date=2020-01-01 time=00:00:00 tz=\"+0000\" a=b");
        assertThat(event.time()).isEqualTo("2026-03-04T08:00:01.000Z");
    }
}
