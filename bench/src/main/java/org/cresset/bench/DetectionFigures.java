package org.cresset.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cresset.bench.LabelledCases.Case;
import org.cresset.detect.RuleSet;
import org.cresset.report.form.JsonText;
import org.cresset.rule.Level;
import org.cresset.rule.Placeholders;
import org.cresset.rule.RuleFiles;
import org.cresset.rule.RuleReader.Reading;
import org.cresset.rule.SigmaRule;

/// How many recorded attacks our own rules, those of a corpus, and both together detect, how many with the right
/// technique, and how often they fire where no attack was. Beside it, how many with the right technique or a part of
/// it:
/// a label `T1098` is met by `T1098.007`, but only there.
///
/// What counts is a hit of level medium or above, of a rule that does not fire in more than a tenth of the short tests:
/// those are all begun in the same way, and a rule for that reports the way and not the test. The right technique is
/// the
/// one of the label or its parent.
final class DetectionFigures {

    private static final double HARNESS = 0.1;

    private final RuleSet rules;
    private final Map<String, IntPredicate> sides = new LinkedHashMap<>();
    private final Map<Case, BitSet> fired = new LinkedHashMap<>();
    private final Background background;

    private DetectionFigures(Path data, Path corpus) throws IOException {
        List<Reading> own = new RuleFiles(Placeholders.NONE).own();
        List<Reading> all =
                Stream.concat(own.stream(), Corpus.readings(corpus).stream()).toList();
        rules = RuleSet.of(all, Background.FIELDS);
        Set<String> ids = own.stream()
                .filter(Reading.Loaded.class::isInstance)
                .map(reading -> ((Reading.Loaded) reading).rule().id())
                .collect(Collectors.toSet());
        sides.put("own", rule -> ids.contains(rules.rules().get(rule).id()));
        sides.put("corpus", rule -> !ids.contains(rules.rules().get(rule).id()));
        sides.put("both", rule -> true);
        LabelledCases labelled = new LabelledCases(data);
        for (Case one : labelled.cases()) {
            BitSet hits = new BitSet();
            Asked.about(rules, one.files(), event -> true, hits::set);
            fired.put(one, hits);
        }
        background = Background.of(rules, labelled);
    }

    static String figures(Path data, Path corpus) throws IOException {
        DetectionFigures figures = new DetectionFigures(data, corpus);
        return JsonText.page(out -> {
            figures.sides.forEach((name, side) -> out.object(name, inner -> figures.write(name, side, inner)));
            out.number("background_events", figures.background.events());
        });
    }

    private void write(String side, IntPredicate ofSide, JsonText out) {
        Map<Integer, Long> harness = harness(ofSide);
        IntPredicate counts = rule -> ofSide.test(rule)
                && !harness.containsKey(rule)
                && rules.rules().get(rule).level().compareTo(Level.MEDIUM) >= 0;
        out.number(
                "rules", IntStream.range(0, rules.rules().size()).filter(ofSide).count());
        Map<String, Tally> tactics = new TreeMap<>();
        for (String collection : LabelledCases.COLLECTIONS) {
            Tally tally = new Tally();
            fired.forEach((one, hits) -> {
                if (one.collection().equals(collection)) {
                    Judged judged = judge(side, one, hits, counts);
                    tally.add(one, judged);
                    tactics.computeIfAbsent(one.tactic(), unseen -> new Tally()).add(one, judged);
                }
            });
            out.object(collection, tally::write);
        }
        out.object("by_tactic", inner -> tactics.forEach((tactic, tally) -> inner.object(tactic, tally::write)));
        out.texts(
                "harness",
                harness.entrySet().stream()
                        .map(entry -> name(entry.getKey()) + ": " + entry.getValue())
                        .toList());
        out.decimal("noise_high_per_million", background.perMillion(ofSide, Level.HIGH));
        out.decimal("noise_medium_per_million", background.perMillion(ofSide, Level.MEDIUM));
        dumpNoise(side, ofSide);
    }

    private void dumpNoise(String side, IntPredicate ofSide) {
        background
                .hits(ofSide)
                .forEach(hits -> System.err.println(JsonText.line(line -> line.text("set", side)
                        .text("noise", name(hits.rule()))
                        .text("level", rules.rules().get(hits.rule()).level().label())
                        .number("hits", hits.count()))));
    }

    /// The rules that fire in more than a tenth of the short tests, with the number of tests.
    private Map<Integer, Long> harness(IntPredicate ofSide) {
        List<BitSet> tests = fired.entrySet().stream()
                .filter(entry -> entry.getKey().collection().equals(LabelledCases.ATOMIC))
                .map(Map.Entry::getValue)
                .toList();
        Map<Integer, Long> harness = new TreeMap<>();
        for (int rule = 0; rule < rules.rules().size(); rule++) {
            int asked = rule;
            long count = tests.stream().filter(hits -> hits.get(asked)).count();
            if (ofSide.test(rule) && count > HARNESS * tests.size()) {
                harness.put(rule, count);
            }
        }
        return harness;
    }

    /// What is said of a case: whether it was detected, with the right technique, or with that or a part of it.
    private record Judged(boolean detected, boolean right, boolean part) {}

    private Judged judge(String side, Case one, BitSet hits, IntPredicate counts) {
        List<SigmaRule> counted =
                hits.stream().filter(counts).mapToObj(rules.rules()::get).toList();
        boolean right = isMet(counted, one, DetectionFigures::isRight);
        boolean part = isMet(
                counted, one, (label, technique) -> isRight(label, technique) || technique.startsWith(label + "."));
        System.err.println(JsonText.line(out -> out.text("set", side)
                .text("collection", one.collection())
                .text("case", one.name())
                .texts("techniques", List.copyOf(one.techniques()))
                .flag("detected", !counted.isEmpty())
                .flag("technique_right", right)
                .texts("rules", counted.stream().map(DetectionFigures::name).toList())));
        return new Judged(!counted.isEmpty(), right, part);
    }

    private static boolean isRight(String label, String technique) {
        return label.equals(technique) || label.startsWith(technique + ".");
    }

    private static boolean isMet(List<SigmaRule> counted, Case one, BiPredicate<String, String> meets) {
        return counted.stream()
                .flatMap(rule -> rule.techniques().stream())
                .anyMatch(technique -> one.techniques().stream().anyMatch(label -> meets.test(label, technique)));
    }

    private String name(int rule) {
        return name(rules.rules().get(rule));
    }

    private static String name(SigmaRule rule) {
        return rule.id() + " " + rule.title() + " " + rule.techniques();
    }

    private static final class Tally {

        private long cases;
        private long detected;
        private long labelled;
        private long right;
        private long part;

        void add(Case one, Judged judged) {
            cases++;
            detected += judged.detected() ? 1 : 0;
            if (!one.techniques().isEmpty()) {
                labelled++;
                right += judged.right() ? 1 : 0;
                part += judged.part() ? 1 : 0;
            }
        }

        void write(JsonText out) {
            out.number("cases", cases)
                    .number("detected", detected)
                    .number("labelled", labelled)
                    .number("technique_right", right)
                    .number("technique_right_or_part", part);
        }
    }
}
