package org.cresset.bench.speed;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.cresset.activity.Activity;
import org.cresset.activity.Context;
import org.cresset.activity.Endpoint;
import org.cresset.activity.ProcessRef;
import org.cresset.event.Place;
import org.cresset.event.TimeTrust;
import org.cresset.rule.Level;
import org.cresset.story.Evidence;
import org.cresset.story.Signature;
import org.cresset.story.Subject;

/// A thousand Windows hosts, made up: what happens on them and what is found. The same for the same seed.
final class MadeHosts {

    static final int HOSTS = 1_000;
    static final int RULES = 300;

    private static final int PROGRAMS = 2_000;
    private static final int ALIVE = 100;
    private static final long START = 1_790_000_000_000_000L;
    private static final List<String> TACTICS = List.of(
            "execution", "persistence", "defense-evasion", "credential-access", "discovery", "lateral-movement");
    private static final List<String> ENDINGS = List.of("txt", "log", "tmp", "dat", "json", "xml", "dll", "exe", "ps1");

    private final Random random;
    private final List<String> hosts = IntStream.range(0, HOSTS)
            .mapToObj("host-%04d.corp.example"::formatted)
            .toList();
    private final List<String> programs = IntStream.range(0, PROGRAMS)
            .mapToObj("C:\\Program Files\\Vendor\\Product\\program-%04d.exe"::formatted)
            .toList();
    private final List<Signature> rules =
            IntStream.range(0, RULES).mapToObj(MadeHosts::rule).toList();
    private final double[] zipf = zipf();
    private final ProcessRef[] alive = new ProcessRef[HOSTS * ALIVE];
    private int made;

    MadeHosts(long seed) {
        random = new Random(seed);
        for (int i = 0; i < alive.length; i++) {
            alive[i] = process();
        }
    }

    private static Signature rule(int number) {
        Level level = number % 10 == 0 ? Level.HIGH : number % 3 == 0 ? Level.MEDIUM : Level.LOW;
        String technique = "T%04d".formatted(1000 + number % 100);
        return new Signature(
                "rule-" + number,
                "Rule " + number,
                level,
                "stable",
                List.of(technique),
                List.of(TACTICS.get(number % TACTICS.size())),
                List.of());
    }

    private static double[] zipf() {
        double[] sums = new double[PROGRAMS];
        double sum = 0;
        for (int i = 0; i < PROGRAMS; i++) {
            sum += 1.0 / (i + 1);
            sums[i] = sum;
        }
        return sums;
    }

    private String program() {
        double at = random.nextDouble() * zipf[PROGRAMS - 1];
        int place = java.util.Arrays.binarySearch(zipf, at);
        return programs.get(place < 0 ? -place - 1 : place);
    }

    private ProcessRef process() {
        String digits =
                HexFormat.of().toHexDigits(random.nextLong()) + HexFormat.of().toHexDigits((long) made++);
        String guid = digits.substring(0, 8) + "-" + digits.substring(8, 12) + "-" + digits.substring(12, 16) + "-"
                + digits.substring(16, 20) + "-" + digits.substring(20);
        return new ProcessRef(guid, 4L * random.nextInt(16_000), program());
    }

    private Context context(int host, long time) {
        String user = "CORP\\user" + host % 300;
        return new Context(
                time,
                TimeTrust.STATED,
                hosts.get(host),
                user,
                "0x" + Integer.toHexString(70_000 + host),
                "windows/sysmon",
                new Place("log", made, 0));
    }

    /// So many things that happen: starts of processes 5 %, files 40 %, registry 25 %, modules 20 %, connections 10 %.
    List<Activity> activities(int count) {
        List<Activity> activities = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int host = random.nextInt(HOSTS);
            activities.add(activity(host, context(host, START + i * 1_000L)));
        }
        return activities;
    }

    private Activity activity(int host, Context context) {
        int slot = host * ALIVE + random.nextInt(ALIVE);
        ProcessRef process = alive[slot];
        int kind = random.nextInt(100);
        if (kind < 5) {
            alive[slot] = process();
            return new Activity.ProcessStarted(context, alive[slot], process, "program -a -b", "C:\\", "");
        }
        if (kind < 45) {
            String path = "C:\\Users\\user\\AppData\\Local\\Vendor\\file-" + random.nextInt(5_000) + "."
                    + ENDINGS.get(random.nextInt(ENDINGS.size()));
            return new Activity.FileChanged(context, process, Activity.Change.CREATED, path, "");
        }
        if (kind < 70) {
            return new Activity.RegistryChanged(
                    context, process, Activity.Change.WRITTEN, "HKLM\\Software\\Vendor\\" + random.nextInt(500), "1");
        }
        if (kind < 90) {
            return new Activity.ModuleLoaded(
                    context, process, "C:\\Windows\\System32\\module-" + random.nextInt(500) + ".dll", "");
        }
        Endpoint from = new Endpoint(address(10, host), Integer.toString(49_152 + random.nextInt(16_000)), "");
        Endpoint to = new Endpoint(address(172, random.nextInt(4_000)), "443", "");
        return new Activity.Connection(context, process, from, to, true, "");
    }

    private static String address(int first, int number) {
        return first + ".16." + number / 250 + "." + number % 250;
    }

    /// So many starts of processes, on each host the same number.
    Activity.ProcessStarted start(int number) {
        int host = number % HOSTS;
        int slot = host * ALIVE + random.nextInt(ALIVE);
        ProcessRef parent = alive[slot];
        alive[slot] = process();
        return new Activity.ProcessStarted(
                context(host, START + number * 10L), alive[slot], parent, "program -a -b", "C:\\", "");
    }

    /// So many findings over two hours: few rules make most of them, and most repeat one of the ten minutes.
    List<Evidence> repeated(int count) {
        List<Evidence> found = new ArrayList<>(count);
        long step = 7_200_000_000L / count;
        for (int i = 0; i < count; i++) {
            int host = random.nextInt(HOSTS);
            double skewed = random.nextDouble() * random.nextDouble() * random.nextDouble();
            found.add(finding(i, START + i * step, host, (int) (skewed * RULES)));
        }
        return found;
    }

    /// A finding of each rule on each host within ten minutes: no two are of one episode.
    List<Evidence> different() {
        List<Evidence> found = new ArrayList<>(HOSTS * RULES);
        for (int i = 0; i < HOSTS * RULES; i++) {
            found.add(finding(i, START + i * 1_000L, i % HOSTS, i / HOSTS));
        }
        return found;
    }

    Evidence finding(int number, long time, int host, int rule) {
        ProcessRef process = alive[host * ALIVE + rule % 5];
        Subject subject =
                new Subject(process, "CORP\\user" + host % 300, "0x11170", "program -a -b", "", List.of(), "program");
        return new Evidence("d" + Integer.toHexString(number), time, hosts.get(host), rules.get(rule), subject);
    }
}
