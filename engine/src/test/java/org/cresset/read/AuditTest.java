package org.cresset.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.cresset.Shared;
import org.cresset.event.Event;
import org.cresset.event.FieldTable;
import org.cresset.event.Kind;
import org.cresset.event.LogSources;
import org.cresset.event.Timestamps;
import org.cresset.read.audit.AuditRecords;
import org.junit.jupiter.api.Test;

/// The audit log of Linux, with what its records say by hand.
final class AuditTest {

    private static final String ARCH = "arch=c000003e success=yes exit=0";

    private static String hex(String text) {
        return HexFormat.of().formatHex(Packed.text(text)).toUpperCase(Locale.ROOT);
    }

    private static String record(String type, String fields) {
        return "type=" + type + " msg=audit(1772611200.250:17): " + fields + "\n";
    }

    private static Collected.Plain only(String text) {
        return Collected.of(text).only();
    }

    @Test
    void the_records_of_a_program_start_become_one_process_creation() {
        Collected.Plain event = only("node=web1.example.org "
                + record(
                        "SYSCALL",
                        ARCH + " syscall=59 a0=55 a1=66 a2=77 a3=8 ppid=41 pid=42 uid=33 ses=7"
                                + " comm=\"ls\" exe=\"/usr/bin/ls\" key=\"exec\"")
                + "node=web1.example.org " + record("EXECVE", "argc=3 a0=\"ls\" a1=\"-l\" a2=" + hex("/srv/a b"))
                + "node=web1.example.org " + record("CWD", "cwd=\"/srv\"")
                + "node=web1.example.org "
                + record("PATH", "item=0 name=\"/usr/bin/ls\" mode=0100755 nametype=NORMAL")
                + "node=web1.example.org " + record("PROCTITLE", "proctitle=" + hex("ls\0-l\0/srv/a b")));
        assertThat(event.source()).isEqualTo("linux/auditd/[process_creation]");
        assertThat(event.time()).isEqualTo("2026-03-04T08:00:00.250Z");
        assertThat(event.fields())
                .containsEntry("type", "SYSCALL | EXECVE | CWD | PATH | PROCTITLE")
                .containsEntry("Computer", "web1.example.org")
                .containsEntry("syscall", "59 | execve")
                .containsEntry("SYSCALL", "execve")
                .containsEntry("SYSCALL.a0", "55")
                .containsEntry("a0", "ls")
                .containsEntry("a2", "/srv/a b")
                .containsEntry("CommandLine", "ls -l /srv/a b")
                .containsEntry("proctitle", "ls -l /srv/a b")
                .containsEntry("ID", "1772611200.250:17")
                .containsEntry("key", "exec");
    }

    @Test
    void what_an_enriched_record_says_goes_before_numbers() {
        String enriched = "\u001dARCH=x86_64 SYSCALL=mknod AUID=\"ann\" UID=\"root\"\n";
        String plain = record("SYSCALL", ARCH + " syscall=133 uid=0 comm=\"x\" key=(null)");
        assertThat(only(plain.strip() + enriched).fields())
                .containsEntry("SYSCALL", "mknod")
                .containsEntry("UID", "root")
                .containsEntry("key", "<null>");
        assertThat(only(plain.strip() + enriched.replace("\u001d", "#035")).fields())
                .containsEntry("SYSCALL", "mknod")
                .containsEntry("key", "<null>");
    }

    @Test
    void the_numbers_of_calls_are_those_of_the_processor() {
        assertThat(only(record("SYSCALL", "arch=40000003 syscall=11")).fields()).containsEntry("SYSCALL", "execve");
        assertThat(only(record("SYSCALL", "arch=c00000b7 syscall=221")).fields())
                .containsEntry("SYSCALL", "execve");
        assertThat(only(record("SYSCALL", "arch=c000003e syscall=321")).fields())
                .containsEntry("SYSCALL", "bpf");
        assertThat(only(record("SYSCALL", "arch=15 syscall=11")).fields()).doesNotContainKey("SYSCALL");
    }

    @Test
    void a_long_argument_in_parts_and_records_is_one() {
        String text = "ä".repeat(3);
        String digits = hex(text);
        Collected.Plain event = only(record("EXECVE", "argc=3 a0=\"sh\" a1_len=12 a1[0]=" + digits.substring(0, 6))
                + record("EXECVE", "a1[1]=" + digits.substring(6) + " a2=\"-x\""));
        assertThat(event.fields())
                .containsEntry("a1", text)
                .containsEntry("a1_len", "12")
                .containsEntry("CommandLine", "sh " + text + " -x");
    }

    @Test
    void more_arguments_than_fields_still_stand_in_the_command_line() {
        StringBuilder line = new StringBuilder("argc=30000 a0=\"rm\"");
        for (int i = 1; i < 30_000; i++) {
            line.append(" a").append(i).append("=\"f").append(i).append('"');
        }
        Collected.Plain event = only(record("EXECVE", line.toString()));
        assertThat(event.fields()).containsEntry("a255", "f255").doesNotContainKey("a256");
        assertThat(event.fields().get("CommandLine")).endsWith(" f29998 f29999");
    }

    @Test
    void what_a_program_says_in_quotes_is_fields() {
        Collected.Plain event = only("type=USER_CMD msg=audit(1772611200.250:18): pid=9 uid=1000 auid=1000 ses=3"
                + " msg='cwd=\"/home/ann\" cmd=" + hex("cat /etc/shadow")
                + " exe=\"/usr/bin/sudo\" terminal=pts/0 res=success'\u001dUID=\"ann\" AUID=\"ann\"\n");
        assertThat(event.fields())
                .containsEntry("cmd", "cat /etc/shadow")
                .containsEntry("terminal", "pts/0")
                .containsEntry("res", "success")
                .containsEntry("UID", "ann");
        assertThat(event.source()).isEqualTo("linux/auditd/[]");
    }

    @Test
    void the_brackets_and_commas_of_old_programs_are_no_part_of_values() {
        Collected.Plain event = only(
                "type=USER_LOGIN msg=audit(1772611200.250:18): user pid=9 uid=0"
                        + " msg='acct=\"ann\" : exe=\"/usr/sbin/sshd\" (hostname=?, addr=192.0.2.7, terminal=sshd res=failed)'\n");
        assertThat(event.fields())
                .containsEntry("hostname", "?")
                .containsEntry("addr", "192.0.2.7")
                .containsEntry("res", "failed")
                .containsEntry("msg", "user :");
    }

    @Test
    void the_words_of_a_denial_are_kept() {
        Collected.Plain event = only(record(
                "AVC", "avc:  denied  { read } for  pid=7 comm=\"httpd\" name=\"shadow\" tclass=file permissive=0"));
        assertThat(event.fields())
                .containsEntry("msg", "avc: denied { read } for")
                .containsEntry("name", "shadow");
    }

    @Test
    void several_keys_are_several_values() {
        assertThat(only(record("SYSCALL", "arch=c000003e syscall=59 key=" + hex("one\u0001two")))
                        .fields())
                .containsEntry("key", "one | two");
    }

    @Test
    void a_call_of_a_machine_is_a_network_connection() {
        Collected.Plain event = only(record("SYSCALL", ARCH + " syscall=42 pid=9 exe=\"/usr/bin/curl\"")
                + record("SOCKADDR", "saddr=020001BBC00002070000000000000000"));
        assertThat(event.source()).isEqualTo("linux/auditd/[network_connection]");
        assertThat(event.fields())
                .containsEntry("saddr_fam", "inet")
                .containsEntry("laddr", "192.0.2.7")
                .containsEntry("lport", "443")
                .containsEntry("Initiated", "true");
    }

    @Test
    void addresses_of_other_families_are_read_too() {
        assertThat(sockaddr("0A000050000000002001" + "0DB8" + "0000".repeat(4) + "00010002" + "00000000"))
                .containsEntry("laddr", "2001:db8::1:2")
                .containsEntry("lport", "80");
        assertThat(sockaddr("0A00005000000000" + "0000".repeat(5) + "FFFFC0000207" + "00000000"))
                .containsEntry("laddr", "192.0.2.7");
        assertThat(sockaddr("0A00005000000000" + "0000".repeat(7) + "0001")).containsEntry("laddr", "::1");
        assertThat(sockaddr("0A00005000000000" + "0000".repeat(8))).containsEntry("laddr", "::");
        assertThat(sockaddr("0100" + hex("/run/log\0"))).containsEntry("path", "/run/log");
        assertThat(sockaddr("010000" + hex("bus"))).containsEntry("path", "@bus");
        assertThat(sockaddr("0200")).containsEntry("saddr", "0200").doesNotContainKey("laddr");
    }

    private static Map<String, String> sockaddr(String digits) {
        return only(record("SYSCALL", ARCH + " syscall=49") + record("SOCKADDR", "saddr=" + digits))
                .fields();
    }

    private static Collected.Plain file(String call, String... paths) {
        StringBuilder text = new StringBuilder(record("SYSCALL", ARCH + " exe=\"/usr/bin/cp\" " + call));
        text.append(record("CWD", "cwd=\"/srv/www\""));
        for (String path : paths) {
            text.append(record("PATH", path));
        }
        return only(text + record("PROCTITLE", "proctitle=\"cp\""));
    }

    @Test
    void a_file_that_is_made_is_a_file_event_with_its_whole_path() {
        Collected.Plain event = file(
                "syscall=257 a0=ffffff9c a1=7f a2=241",
                "name=\"../\" mode=040755 nametype=PARENT",
                "name=\"../x/./shell.php\" mode=0100644 nametype=CREATE");
        assertThat(event.source()).isEqualTo("linux/auditd/[file_event]");
        assertThat(event.fields()).containsEntry("TargetFilename", "/srv/x/shell.php");
        assertThat(file("syscall=257 a0=5 a1=7f a2=241", "name=\"a\" mode=0100644 nametype=CREATE")
                        .fields())
                .as("relative to a directory that is not known")
                .containsEntry("TargetFilename", "a");
    }

    @Test
    void a_file_opened_to_be_made_where_missing_is_a_file_event_and_one_only_read_is_none() {
        String path = "name=\"/srv/a\" mode=0100644 nametype=NORMAL";
        assertThat(file("syscall=257 a0=ffffff9c a1=7f a2=241", path).fields())
                .containsEntry("TargetFilename", "/srv/a");
        assertThat(file("syscall=257 a0=ffffff9c a1=7f a2=0", path).source()).isEqualTo("linux/auditd/[]");
        assertThat(file("syscall=2 a0=7f a1=241", path).source()).isEqualTo("linux/auditd/[file_event]");
    }

    @Test
    void a_directory_and_a_failed_call_make_no_file() {
        assertThat(file("syscall=83 a0=7f", "name=\"/srv/d\" mode=040755 nametype=CREATE")
                        .source())
                .isEqualTo("linux/auditd/[]");
        assertThat(only(record("SYSCALL", "arch=c000003e syscall=2 success=no a1=241")
                                + record("PATH", "name=\"/srv/a\" nametype=CREATE"))
                        .source())
                .isEqualTo("linux/auditd/[]");
    }

    @Test
    void a_file_that_is_deleted_is_one() {
        Collected.Plain event = file("syscall=87 a0=7f", "name=\"log\" mode=0100644 nametype=DELETE");
        assertThat(event.source()).isEqualTo("linux/auditd/[file_delete]");
        assertThat(event.fields()).containsEntry("TargetFilename", "/srv/www/log");
    }

    @Test
    void records_in_lines_of_syslog_are_read_with_their_machine() {
        Collected all = Collected.of(
                "Mar  4 08:00:00 db1 audispd: type=SERVICE_STOP msg=audit(1772611200.250:1): pid=1"
                        + " msg='unit=ufw comm=\"systemd\" res=success'\n"
                        + "<14>2026-03-04T08:00:01+00:00 db2 kernel: [12.5] audit: type=1400 audit(1772611201.5:2):"
                        + " apparmor=\"DENIED\" operation=\"open\" name=\"/etc/x\"\n"
                        + "Mar  4 08:00:02 db1 audispd: node=db3 type=UNKNOWN[1334] msg=audit(1772611202.5:3): prog-id=4 op=LOAD\n");
        assertThat(all.unreadable).isEmpty();
        assertThat(all.events)
                .extracting(event ->
                        event.fields().get("type") + " " + event.fields().get("Computer"))
                .containsExactly("SERVICE_STOP db1", "AVC db2", "BPF db3");
    }

    @Test
    void a_record_of_the_azure_agent_is_a_whole_event() {
        Collected.Plain event = only(
                "type=AUOMS_EXECVE audit(1772611200.250:19): SchemaVersion=\"1\" node=VM7 arch=x86_64"
                        + " syscall=execve syscall_r=59 success=yes exit=0 a0=7f a1=80 ppid=1 pid=2 user=ann uid=1000 ses=\"-1\""
                        + " exe=\"/usr/bin/bash\" key=auoms,exec key_r=61756F6D730165786563 cwd=\"/\" name=\"/bin/bash\" nametype=NORMAL"
                        + " path_name=[\"/bin/bash\",\"/lib/ld b.so\"] path_nametype=[\"NORMAL\",\"NORMAL\"] path_mode=[\"\",\"\"]"
                        + " argc=3 cmdline=\"bash -c \"{echo,a b}|'c d'\"\" proctitle=bash -Dx=1 y redactors= containerid=\n");
        assertThat(event.source()).isEqualTo("linux/auditd/[process_creation]");
        assertThat(event.fields())
                .containsEntry("Computer", "VM7")
                .containsEntry("key", "auoms,exec | auoms | exec")
                .containsEntry("type", "AUOMS_EXECVE | SYSCALL | PATH | EXECVE")
                .containsEntry("name", "/bin/bash | /bin/bash | /lib/ld b.so")
                .containsEntry("cmdline", "bash -c \"{echo,a b}|'c d'\"")
                .containsEntry("a2", "{echo,a b}|'c d'")
                .containsEntry("CommandLine", "bash -c {echo,a b}|'c d'")
                .containsEntry("proctitle", "bash -Dx=1 y")
                .containsEntry("containerid", "");
    }

    @Test
    void a_line_that_another_record_carries_is_added_to_its_values() {
        FieldTable fields = FieldTable.with(List.of("User"));
        Event event = new Event(fields);
        RawRecord carrier = new RawRecord(event, new LogSources(fields), Limits.DEFAULT);
        Names names = new Names(fields, Limits.DEFAULT);
        AuditRecords records = new AuditRecords(names);
        byte[] line = Packed.text("type=AUOMS_EXECVE audit(1772611200.250:19): success=yes user=ann exe=\"/bin/ls\""
                + " cmdline=\"ls -l\" containerid=");
        carrier.clear();
        carrier.add(names.root().child("HostName"), Kind.TEXT, "VM7");
        assertThat(records.parse(line, 0, line.length, carrier)).isEmpty();
        carrier.fill();
        assertThat(event.get("HostName")).contains("VM7");
        assertThat(event.get("CommandLine")).contains("ls -l");
        assertThat(event.get("User")).contains("ann");
        assertThat(event.source().categories()).containsExactly("process_creation");
        assertThat(Timestamps.format(event.time())).isEqualTo("2026-03-04T08:00:00.250Z");
        assertThat(records.parse(line, 0, 20, carrier)).isEqualTo("not an audit record: no type= and audit(");
    }

    @Test
    void text_that_is_not_utf_8_is_kept_with_the_rest_of_the_record() {
        byte[] line = Packed.text(record("EXECVE", "argc=2 a0=\"sh\" a1=\"?\" ") + record("CWD", "cwd=FF41"));
        for (int i = 0; i < line.length; i++) {
            line[i] = line[i] == '?' ? (byte) 0xfe : line[i];
        }
        assertThat(Collected.of(line).only().fields())
                .containsEntry("a1", "\uFFFD")
                .containsEntry("cwd", "\uFFFDA");
    }

    @Test
    void the_log_of_a_server_is_read_whole() {
        Collected all = Collected.of(Shared.path("telemetry-dev/linux/ait-audit/audit_1k.log"));
        assertThat(all.unreadable).isEmpty();
        assertThat(all.records).isEqualTo(1000);
    }
}
