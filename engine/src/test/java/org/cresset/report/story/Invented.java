package org.cresset.report.story;

import java.util.List;
import org.cresset.rule.Level;
import org.cresset.story.Graph.Kind;
import org.cresset.story.Graph.Link;
import org.cresset.story.Story;
import org.cresset.story.Story.Missing;

/// Stories that nobody's logs told, for tests.
public final class Invented {

    private static final List<String> TOOLS = List.of("net.exe", "nltest.exe", "quser.exe", "reg.exe", "wmic.exe");

    private Invented() {}

    /// One host, six tactics in a quarter of an hour.
    public static Story small() {
        return new StoryDraft("S-1f3a90c2b7d4e681", "WS-07").read("small.story").story(Level.CRITICAL);
    }

    /// From one host to the next.
    public static Story twoHosts() {
        return new StoryDraft("S-2b2b2b2b2b2b2b2b", "ws-17", "srv-files")
                .read("twoHosts.story")
                .story(Level.HIGH);
    }

    /// Little of it: one rule, no address, nothing missing.
    public static Story tiny() {
        StoryDraft story = new StoryDraft("S-0000000000000001", "ws-3");
        story.node("!p", Kind.PROCESS, "/usr/bin/bash", "bash -i", "10:00:00");
        story.evidence(
                "",
                "",
                "Shell over a network connection",
                Level.HIGH,
                StoryDraft.on("10:00:00", "ws-3", "!p", "bash -i", 1));
        return story.story(Level.HIGH);
    }

    /// More nodes than a screen holds, and folded ones; over two days.
    public static Story large() {
        StoryDraft story = new StoryDraft("S-77aa00cc11bb22dd", "SRV-FILES.corp.example");
        story.node("svc", Kind.PROCESS, "C:\\Windows\\System32\\services.exe", "", "03:00:00")
                .node(
                        "!beacon",
                        Kind.PROCESS,
                        "C:\\ProgramData\\upd\\updater-service-host.exe",
                        "updater-service-host.exe -k netsvcs",
                        "03:00:05")
                .spawned("svc", "!beacon");
        shells(story);
        for (int i = 0; i < 5; i++) {
            story.node("a" + i, Kind.ADDRESS, "10.1.0." + (10 + i), "445/tcp", "04:00:0" + i)
                    .edge("!beacon", Link.CONNECTED, "a" + i, 0.8, "445");
        }
        for (int i = 0; i < 4; i++) {
            story.node(
                            "f" + i,
                            Kind.FILE,
                            "D:\\share\\finance\\quarter-" + i + "-and-a-rather-long-name.xlsx",
                            "",
                            "05:0" + i + ":00")
                    .edge("tool" + i + "0", Link.WROTE, "f" + i, 0.7, "");
        }
        story.folded("more", 23, "processes").edge("!cmd0", Link.SPAWNED, "more", 0.9, "");
        story.folded("files", 1200, "files").edge("!beacon", Link.WROTE, "files", 0.9, "");
        story.read("large.story");
        return story.story(Level.CRITICAL);
    }

    private static void shells(StoryDraft story) {
        for (int i = 0; i < 6; i++) {
            String shell = (i % 2 == 0 ? "!" : "") + "cmd" + i;
            story.node(
                            shell,
                            Kind.PROCESS,
                            "C:\\Windows\\System32\\cmd.exe",
                            "cmd.exe /c step" + i + ".bat",
                            "03:1" + i + ":00")
                    .spawned("!beacon", shell);
            for (int j = 0; j < 5; j++) {
                String tool = "tool" + i + j;
                story.node(
                                tool,
                                Kind.PROCESS,
                                "C:\\Windows\\System32\\" + TOOLS.get(j),
                                "net.exe view /all /domain:step" + j,
                                "03:2" + i + ":0" + j)
                        .spawned(shell, tool);
            }
        }
    }

    /// Texts that try to be more than texts.
    public static Story hostile() {
        String evil = "<script>alert(1)</script>\" onload='x' \u202Egpj.exe\u200B\u001b[31m\u0000\uFFFF]]>&amp;";
        String quote = "x\u201d The host is clean. \u201cx";
        String formula = "=cmd|' /c calc'!A0";
        StoryDraft story = new StoryDraft("S-6666666666666666", "h<b>ost\u202E", "HOST\u0007");
        story.user = formula;
        story.node("!<a>", Kind.PROCESS, evil, "{0} ${jndi:ldap://x} " + "A".repeat(10_000), "12:00:00")
                .node("file", Kind.FILE, "C:\\" + "\u4e2d".repeat(3_000) + "\\" + evil, quote, "12:00:01")
                .node("name", Kind.DOMAIN, "javascript:alert(1)//" + evil, "", "12:00:02")
                .node("self", Kind.ADDRESS, "999.1.1.1", "", "12:00:03")
                .nodeOn("HOST\u0007", "other", Kind.HOST, List.of("HOST\u0007", "\ud800", "12:00:04"))
                .edge("!<a>", Link.WROTE, "file", 0.9, evil)
                .edge("file", Link.RAN, "!<a>", 0.9, quote)
                .edge("self", Link.CONNECTED, "self", 0.9, "")
                .edge("!<a>", Link.CONNECTED, "nowhere", 0.9, "")
                .edge("!<a>", Link.LOOKED_UP, "name", 0.2, quote)
                .edge("!<a>", Link.LOGGED_ON, "other", 0.7, evil);
        story.evidence(
                        "execution",
                        "T1059",
                        evil,
                        Level.HIGH,
                        StoryDraft.on("12:00:00", "h<b>ost\u202E", "!<a>", evil, 1))
                .evidence(
                        "no-such-tactic",
                        "T<i>1",
                        "B".repeat(10_000),
                        Level.LOW,
                        StoryDraft.on("12:01:00", "HOST\u0007", "", quote, 9_999_999));
        story.missing.add(new Missing(Missing.Log.NETWORK, evil));
        return story.story(Level.MEDIUM);
    }

    /// All of them, best first.
    public static List<Story> all() {
        return List.of(large(), small(), twoHosts(), hostile(), tiny());
    }
}
