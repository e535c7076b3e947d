package org.cresset.bench.tuning;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.cresset.attribute.Attribution;
import org.cresset.attribute.Attribution.Shortfall;
import org.cresset.attribute.Attributor;
import org.cresset.attribute.Observed;
import org.cresset.attribute.Weights;
import org.cresset.bench.attribution.Case;
import org.cresset.bench.attribution.Method;
import org.cresset.intel.Knowledge;

/// Chooses the weights of attribution: once of all cases, which is shipped, and once for each group without its cases,
/// by which those are judged.
public final class AttributionTuning {

    /// Which share of cases of unknown groups has to be left unnamed or without a likely group, with a little to spare.
    private static final double ABSTAIN = 0.81;

    private static final String HEAD = """
            # How much each kind of likeness counts; chosen by bench/tune attribution. docs/attribution.md says what they are.
            """;

    private final List<Example> examples;
    private final Map<Example, List<Choices>> choices = new HashMap<>();
    private final double[] scale;

    private AttributionTuning(List<Example> examples) {
        this.examples = examples;
        // with its software and without: a case of which little is known has to be ranked as well
        examples.forEach(
                each -> choices.put(each, List.of(each.choices(each.observed()), each.choices(each.techniques()))));
        scale = Choices.scale(choices.values().stream().flatMap(List::stream).toList());
    }

    /// A case, and what is known beside it.
    ///
    /// @param known all that is known but for what the case removes
    /// @param unknown the same without the right group
    private record Example(Case about, Attributor known, Attributor unknown) {

        static Example of(Case about, Attributor all) {
            Attributor known = all;
            for (Map.Entry<String, Set<String>> removed : about.remove().entrySet()) {
                known = known.without(removed.getKey(), removed.getValue());
            }
            Attributor unknown = known;
            for (String group : about.truth()) {
                unknown = unknown.without(group);
            }
            return new Example(about, known, unknown);
        }

        Observed observed() {
            return new Observed(about.techniques(), about.software());
        }

        Observed techniques() {
            return new Observed(about.techniques(), List.of());
        }

        int right() {
            return known.groups().indexOf(about.truth().iterator().next());
        }

        boolean is(String group) {
            return about.truth().contains(group);
        }

        Choices choices(Observed observed) {
            return new Choices(known.likeness(observed), right());
        }
    }

    /// Chooses the weights and writes them into the project.
    public static void write(Path cases, Path project, PrintStream log) throws IOException {
        Attributor all = new Attributor(Knowledge.shipped(), Weights.shipped());
        AttributionTuning tuning = new AttributionTuning(
                Case.all(cases).stream().map(each -> Example.of(each, all)).toList());
        Weights shipped = tuning.chosen(each -> true, Weights.shipped());
        Files.writeString(
                project.resolve("engine/src/main/resources/org/cresset/attribute/weights.tsv"),
                HEAD + rows(shipped, ""));
        StringBuilder without = new StringBuilder(HEAD).append("# without\tname\tweight\n");
        Set<String> groups = new TreeSet<>();
        tuning.examples.forEach(each -> groups.addAll(each.about().truth()));
        for (String group : groups) {
            without.append(rows(tuning.chosen(each -> !each.is(group), shipped), group + "\t"));
        }
        Files.writeString(
                project.resolve("bench/src/main/resources/org/cresset/bench/ours/weights-without.tsv"),
                without.toString());
        log.print(rows(shipped, ""));
    }

    private static String rows(Weights weights, String before) {
        StringBuilder rows = new StringBuilder();
        weights.byName()
                .forEach((name, weight) ->
                        rows.append(before).append(name).append(String.format(Locale.ROOT, "\t%.4f%n", weight)));
        return rows.toString();
    }

    private Weights chosen(Predicate<Example> taken, Weights near) {
        List<Example> part = examples.stream().filter(taken).toList();
        List<Choices> taught = part.stream()
                .flatMap(each -> choices.getOrDefault(each, List.of()).stream())
                .toList();
        List<Double> likeness = Choices.weights(taught, scale, near.likeness());
        Weights first = new Weights(likeness, near.recognition(), 0);
        List<double[]> measures = new ArrayList<>();
        List<Boolean> known = new ArrayList<>();
        for (Example example : part) {
            measures.add(example.known().with(first).recognition(example.observed()));
            known.add(true);
            measures.add(example.unknown().with(first).recognition(example.observed()));
            known.add(false);
        }
        Weights second = new Weights(likeness, Logistic.weights(measures, known), 0);
        return new Weights(likeness, second.recognition(), threshold(part, second));
    }

    /// The lowest threshold at which enough cases of unknown groups are left unnamed.
    private static double threshold(List<Example> part, Weights weights) {
        double[] named = part.stream()
                .map(example -> example.unknown().with(weights).attribute(example.observed()))
                .filter(AttributionTuning::nameable)
                .mapToDouble(Attribution::recognised)
                .sorted()
                .toArray();
        int allowed = (int) ((1 - ABSTAIN) * part.size());
        return named.length <= allowed ? 0 : Math.nextUp(named[named.length - 1 - allowed]);
    }

    /// Whether nothing but recognition can keep a case from being named, and its first group is likely.
    private static boolean nameable(Attribution attribution) {
        return Set.of(Shortfall.LIKE_NONE).containsAll(attribution.shortfalls())
                && attribution.candidates().getFirst().probability() >= Method.LIKELY;
    }

    static double[] deviations(List<double[]> rows) {
        int size = rows.getFirst().length;
        double[] deviations = new double[size];
        for (int at = 0; at < size; at++) {
            int column = at;
            double mean =
                    rows.stream().mapToDouble(row -> row[column]).average().orElse(0);
            double square = rows.stream()
                    .mapToDouble(row -> (row[column] - mean) * (row[column] - mean))
                    .average()
                    .orElse(0);
            deviations[at] = square > 0 ? Math.sqrt(square) : 1;
        }
        return deviations;
    }
}
