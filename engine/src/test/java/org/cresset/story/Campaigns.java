package org.cresset.story;

import static org.cresset.story.Told.DAY;
import static org.cresset.story.Told.HOUR;
import static org.cresset.story.Told.MINUTE;
import static org.cresset.story.Told.SECOND;
import static org.cresset.story.Told.START;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.cresset.activity.Endpoint;
import org.cresset.activity.ProcessRef;
import org.cresset.rule.Level;
import org.cresset.story.host.HostEvent;

/// Makes up what happens on a few hosts within hours or days: trees of processes, told with identifiers or numbers or
/// both, threads started in others, files written and run, connections, logons from other hosts; and findings. For one
/// thread.
final class Campaigns {

    private static final List<String> PROGRAMS = List.of(
            "C:\\Windows\\explorer.exe",
            "C:\\Windows\\System32\\svchost.exe",
            "C:\\Windows\\System32\\cmd.exe",
            "C:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe",
            "C:\\Program Files\\Google\\Chrome\\chrome.exe",
            "C:\\Users\\kim\\Downloads\\a.exe",
            "C:\\Users\\kim\\AppData\\b.exe",
            "C:\\Windows\\System32\\whoami.exe");

    private static final List<Signature> RULES = List.of(
            Told.rule("discovery", Level.LOW, "T1033", "discovery"),
            Told.rule("whoami", Level.MEDIUM, "T1087", "discovery"),
            Told.rule("shell", Level.MEDIUM, "T1059", "execution"),
            Told.rule("payload", Level.HIGH, "T1204", "execution", "initial-access"),
            Told.rule("lsass", Level.CRITICAL, "T1003", "credential-access"),
            Told.rule("inject", Level.HIGH, "T1055", "privilege-escalation", "stealth"),
            Told.rule("noise", Level.INFORMATIONAL, ""),
            Told.rule("move", Level.HIGH, "T1021", "lateral-movement"));

    /// A process and whether it is told by an identifier, by its number, or by both.
    private record Started(ProcessRef told, ProcessRef numbered, int how, long time) {

        ProcessRef any(RandomGenerator chance) {
            return how == 0 || (how == 2 && chance.nextBoolean()) ? told : numbered;
        }
    }

    private final RandomGenerator chance;
    private final List<Told> hosts = new ArrayList<>();
    private final List<List<Started>> processes = new ArrayList<>();
    private final long span;
    private int numbers;

    private Campaigns(RandomGenerator chance) {
        this.chance = chance;
        long[] spans = {2 * HOUR, 9 * HOUR, 30 * HOUR, 3 * DAY};
        span = spans[chance.nextInt(spans.length)];
    }

    /// What happens and is found on all hosts, in the order of time.
    static List<HostEvent> made(RandomGenerator chance) {
        Campaigns made = new Campaigns(chance);
        int hosts = 1 + chance.nextInt(4);
        for (int host = 0; host < hosts; host++) {
            made.hosts.add(new Told(host == 2 ? "pc" + host : "PC" + host + ".lab"));
            made.processes.add(new ArrayList<>());
            made.address(host);
        }
        int bursts = 2 + chance.nextInt(5);
        for (int burst = 0; burst < bursts; burst++) {
            made.burst(chance.nextInt(hosts), START + chance.nextLong(made.span));
        }
        return made.hosts.stream()
                .flatMap(told -> told.events().stream())
                .sorted(Comparator.comparingLong(Campaigns::time))
                .toList();
    }

    static long time(HostEvent event) {
        return switch (event) {
            case HostEvent.Happened happened -> happened.activity().context().time();
            case HostEvent.Found found -> found.evidence().time();
        };
    }

    private static Endpoint end(int host, int port) {
        return new Endpoint("10.0.0." + (host + 1), Integer.toString(port), "");
    }

    /// Says what address a host has.
    private void address(int host) {
        ProcessRef process = Told.process(numbers++, PROGRAMS.get(1));
        hosts.get(host).connected(START, process, end(host, 50_000), new Endpoint("8.8.8.8", "53", ""));
    }

    /// Some twenty things on one host within minutes.
    private void burst(int host, long time) {
        long at = time;
        int steps = 10 + chance.nextInt(25);
        for (int step = 0; step < steps; step++) {
            at += chance.nextLong(chance.nextInt(6) == 0 ? 20 * MINUTE : 20 * SECOND);
            step(host, at);
        }
    }

    private void step(int host, long time) {
        Told told = hosts.get(host);
        List<Started> known = processes.get(host);
        if (known.isEmpty() || chance.nextInt(3) == 0) {
            start(host, time);
            return;
        }
        Started one = recent(known);
        Started other = recent(known);
        switch (chance.nextInt(12)) {
            case 0 -> told.injected(time, one.any(chance), other.any(chance));
            case 1 -> told.wrote(time, one.any(chance), PROGRAMS.get(5 + chance.nextInt(2)));
            case 2 -> told.connected(time, one.any(chance), end(host, 50_001), new Endpoint("6.6.6.6", "443", "c2"));
            case 3 -> told.lookedUp(time, one.any(chance), "evil" + chance.nextInt(3) + ".test");
            case 4 -> move(host, time, one);
            case 6 -> install(told, time, one);
            case 7 -> use(host, time, one);
            case 5 -> told.found(time, rule(), Told.session(chance.nextBoolean() ? "" : "0x" + chance.nextInt(3)));
            default -> {
                Signature rule = rule();
                String file = chance.nextInt(4) == 0 ? PROGRAMS.get(5) : "";
                told.found(
                        time,
                        rule,
                        new Subject(
                                one.any(chance), "LAB\\kim", "0x1", "line " + time, file, List.of("SHA1=" + time), ""));
            }
        }
    }

    /// A service that runs one of the programs, or a task of a process that does.
    private void install(Told told, long time, Started one) {
        String program = PROGRAMS.get(5 + chance.nextInt(2));
        if (chance.nextBoolean()) {
            String sid = chance.nextBoolean() ? "S-1-5-21-7" : "";
            told.installed(time, sid, "0x" + chance.nextInt(4), program);
            told.found(time, rule(), new Subject(ProcessRef.NONE, "", "", "", "", List.of(), program));
        } else {
            told.planned(time, one.any(chance), "<Exec><Command>" + program + "</Command></Exec>");
        }
    }

    /// Credentials for another host, and a logon with them of which one side may be missing.
    private void use(int host, long time, Started one) {
        int to = chance.nextInt(hosts.size());
        String account = chance.nextBoolean() ? "LAB\\kim" : "boss";
        if (chance.nextBoolean()) {
            hosts.get(host).used(time, one.any(chance), account, "PC" + to);
        }
        hosts.get(to).loggedOn(time + SECOND, "0x" + chance.nextInt(3), account, end(host, 49_000));
        if (chance.nextBoolean()) {
            step(to, time + 5 * SECOND);
        }
    }

    private Signature rule() {
        return RULES.get(chance.nextInt(RULES.size()));
    }

    private Started recent(List<Started> known) {
        return known.get(Math.max(0, known.size() - 1 - chance.nextInt(6)));
    }

    /// Numbers of processes are few, so that they come again.
    private void start(int host, long time) {
        List<Started> known = processes.get(host);
        String image = PROGRAMS.get(chance.nextInt(PROGRAMS.size()));
        long pid = 4L * (1 + chance.nextInt(12));
        ProcessRef told = new ProcessRef(Told.process(numbers++, image).guid(), pid, image);
        Started started = new Started(told, Told.numbered(pid, image), chance.nextInt(3), time);
        ProcessRef parent = known.isEmpty() ? ProcessRef.NONE : recent(known).any(chance);
        String session = "0x" + chance.nextInt(3);
        if (started.how() != 1) {
            hosts.get(host).started(time, told, parent, session);
        }
        if (started.how() != 0) {
            ProcessRef plain = Told.numbered(parent.pid(), parent.image());
            hosts.get(host).started(time + chance.nextInt(800_000), started.numbered(), plain, session);
        }
        known.add(started);
    }

    /// A connection to another host, and the logon that comes of it.
    private void move(int host, long time, Started one) {
        int to = chance.nextInt(hosts.size());
        int port = 49_000 + chance.nextInt(3);
        hosts.get(host).connected(time, one.any(chance), end(host, port), end(to, 445));
        hosts.get(to).loggedOn(time + SECOND, "0x" + chance.nextInt(3), end(host, port));
        if (chance.nextBoolean()) {
            step(to, time + 5 * SECOND);
        }
    }
}
