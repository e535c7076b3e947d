package org.cresset.bench.speed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.cresset.detect.Detector;
import org.cresset.detect.Exceptions;
import org.cresset.detect.RuleSet;
import org.cresset.detect.indicator.IndicatorDetector;
import org.cresset.detect.indicator.Watchlist;
import org.cresset.event.Event;
import org.cresset.event.LogSources;
import org.cresset.event.Table;
import org.cresset.intel.indicator.Indicator;
import org.cresset.intel.indicator.Indicators;
import org.cresset.intel.indicator.Provenance;
import org.cresset.intel.indicator.Validity;
import org.cresset.intel.indicator.Value;
import org.cresset.intel.indicator.WarningLists;
import org.cresset.read.Limits;
import org.cresset.read.Sink;
import org.cresset.read.Unreadable;
import org.cresset.read.file.Contents;
import org.cresset.report.form.JsonText;
import org.cresset.rule.Level;

/// What it costs a scan to look for indicators: bytes to decided rules on one thread, without indicators, with 100,000,
/// and with the same in a map of strings. The three take turns, and each is held against the one without of its turn.
public final class IndicatorSpeed {

    private static final int INDICATORS = 100_000;
    private static final int ROUNDS = 9;
    private static final int WARM = 3;

    /// Takes an event and says how many indicators it saw there.
    private interface Look {
        int at(Event event);
    }

    private final List<byte[]> logs;
    private final Watchlist watchlist;
    private final Taken without;
    private final Taken ours;
    private final Taken plain;

    private IndicatorSpeed(List<byte[]> logs, RuleSet rules) {
        this.logs = logs;
        List<Indicator> indicators = indicators();
        watchlist = new Watchlist(Indicators.of(indicators, new WarningLists(List.of())), Level.INFORMATIONAL);
        RuleSet widened = RuleSet.of(List.copyOf(rules.loaded()), watchlist::widened, rules.quiet());
        Exceptions none = new Exceptions(List.of(), widened.fields());
        IndicatorDetector detector = watchlist.detector(widened.fields(), none);
        without = new Taken(rules, event -> 0);
        ours = new Taken(widened, event -> detector.of(event).size());
        plain = new Taken(widened, new Strings(indicators)::at);
    }

    /// All figures, over the logs of a folder.
    public static String figures(Path folder, RuleSet rules) throws IOException {
        List<byte[]> logs = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                logs.add(Files.readAllBytes(file));
            }
        }
        return new IndicatorSpeed(logs, rules).figures();
    }

    private String figures() throws IOException {
        double[] base = new double[ROUNDS];
        double[] ratio = new double[ROUNDS];
        double[] plainRatio = new double[ROUNDS];
        for (int round = -WARM; round < ROUNDS; round++) {
            double nothing = without.seconds();
            double found = ours.seconds();
            double strings = plain.seconds();
            if (round >= 0) {
                base[round] = without.events / nothing;
                ratio[round] = nothing / found;
                plainRatio[round] = nothing / strings;
            }
        }
        return JsonText.page(out -> out.number("events", without.events)
                .number("indicators", watchlist.indicators().all().size())
                .number("events_per_s_without", Math.round(median(base)))
                .decimal("ratio", rounded(median(ratio)))
                .decimal("ratio_least", rounded(Arrays.stream(ratio).min().orElse(0)))
                .decimal("ratio_of_strings", rounded(median(plainRatio)))
                .number("seen", ours.seen)
                .number("seen_by_strings", plain.seen));
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double rounded(double value) {
        return Math.round(value * 1000) / 1000.0;
    }

    /// Invented indicators, the same in every run: addresses, domains, URLs and hashes as feeds have them.
    private static List<Indicator> indicators() {
        SplittableRandom chance = new SplittableRandom(1);
        List<Indicator> all = new ArrayList<>();
        for (int i = 0; i < INDICATORS; i++) {
            String name = Integer.toString(chance.nextInt(1 << 30), 36) + ".example";
            String value = switch (i % 10) {
                case 0, 1, 2, 3 -> address(chance);
                case 4, 5, 6 -> name;
                case 7 -> "http://" + name + "/" + chance.nextInt(1000);
                case 8 -> hex(chance, 2);
                default -> hex(chance, 4);
            };
            String ranged = i % 1000 == 0 ? value + "/" + (20 + chance.nextInt(10)) : value;
            all.add(new Indicator(
                    Value.guess(ranged).orElseThrow(), Validity.UNKNOWN, Provenance.UNKNOWN.by("made"), 60, List.of()));
        }
        return all;
    }

    private static String address(SplittableRandom chance) {
        return (11 + chance.nextInt(200)) + "." + chance.nextInt(256) + "." + chance.nextInt(256) + "."
                + chance.nextInt(256);
    }

    private static String hex(SplittableRandom chance, int longs) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < longs; i++) {
            text.append(String.format(Locale.ROOT, "%016x", chance.nextLong()));
        }
        return text.toString();
    }

    /// Reads the logs and asks rules and indicators.
    private final class Taken implements Sink {

        private final Detector detector;
        private final Contents contents;
        private final Look look;
        private long events;
        private long seen;
        private long hits;

        Taken(RuleSet rules, Look look) {
            detector = new Detector(rules, new Exceptions(List.of(), rules.fields()));
            contents = new Contents(rules.fields(), new LogSources(rules.fields()), Limits.DEFAULT);
            this.look = look;
        }

        double seconds() throws IOException {
            events = 0;
            seen = 0;
            long start = System.nanoTime();
            for (byte[] log : logs) {
                contents.read(new ByteArrayInputStream(log), "log", this);
            }
            return (System.nanoTime() - start) / 1e9;
        }

        @Override
        public void event(Event event) {
            events++;
            detector.detect(event, (rule, of) -> hits++);
            seen += look.at(event);
        }

        @Override
        public void remark(Event event) {}

        @Override
        public void unreadable(Unreadable piece) {}

        @Override
        public void skipped(Unreadable piece) {}
    }

    /// The plainest way: each value as a string, looked up in a map; of domains each part.
    private static final class Strings {

        private final Map<String, Indicator> indicators = new HashMap<>();
        private final Map<String, String> forms = new HashMap<>();

        Strings(List<Indicator> all) {
            all.forEach(each -> indicators.put(each.value().text(), each));
            Table.read(Watchlist.class, "fields.tsv", 2).forEach(row -> forms.put(row.cell(1), row.cell(0)));
        }

        int at(Event event) {
            int found = 0;
            for (int entry = 0; entry < event.size(); entry++) {
                String form = forms.get(event.name(entry));
                if (form != null) {
                    found += found(form, event.value(entry).toLowerCase(Locale.ROOT));
                }
            }
            return found;
        }

        private int found(String form, String value) {
            int found = 0;
            for (String part : form.equals("hash") ? value.split("[,=]") : new String[] {value}) {
                found += indicators.containsKey(part) ? 1 : 0;
            }
            for (int dot = value.indexOf('.'); form.equals("host") && dot >= 0; dot = value.indexOf('.', dot + 1)) {
                found += indicators.containsKey(value.substring(dot + 1)) ? 1 : 0;
            }
            return found;
        }
    }
}
