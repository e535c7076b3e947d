package org.cresset.bench.ours;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.cresset.attribute.Attribution;
import org.cresset.attribute.Attributor;
import org.cresset.attribute.Observed;
import org.cresset.attribute.Weights;
import org.cresset.bench.attribution.Case;
import org.cresset.bench.attribution.Method;

/// Our attribution. A case is judged with weights that were chosen without any case of its group.
public final class OurAttribution implements Method {

    /// How long speed is measured, in nanoseconds.
    private static final long MEASURED = 2_000_000_000L;

    private final Attributor attributor;
    private final Map<String, Weights> without;

    /// @param without weights by the group whose cases they were chosen without; of other groups there were none
    public OurAttribution(Attributor attributor, Map<String, Weights> without) {
        this.attributor = attributor;
        this.without = Map.copyOf(without);
    }

    /// The weights as `bench/tune attribution` wrote them.
    public static Map<String, Weights> without() throws IOException {
        Map<String, List<String>> rows = new TreeMap<>();
        try (InputStream in = OurAttribution.class.getResourceAsStream("weights-without.tsv")) {
            if (in == null) {
                throw new IOException("weights-without.tsv is missing");
            }
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", 2))
                    .forEach(cells -> rows.computeIfAbsent(cells[0], unseen -> new ArrayList<>())
                            .add(cells[1]));
        }
        Map<String, Weights> without = new TreeMap<>();
        rows.forEach((group, own) -> without.put(group, Weights.read(own)));
        return without;
    }

    /// How many cases a second one thread answers with all that is known, once it is warm.
    public double perSecond(List<Case> cases) {
        List<Observed> asked = cases.stream()
                .map(each -> new Observed(each.techniques(), each.software()))
                .toList();
        ask(asked);
        return ask(asked);
    }

    private double ask(List<Observed> asked) {
        long begin = System.nanoTime();
        long spent = 0;
        long named = 0;
        long insufficient = 0;
        while (spent < MEASURED) {
            for (Observed each : asked) {
                switch (attributor.attribute(each).verdict()) {
                    case CANDIDATES -> named++;
                    case INSUFFICIENT -> insufficient++;
                }
            }
            spent = System.nanoTime() - begin;
        }
        return (named + insufficient) * 1e9 / spent;
    }

    @Override
    public Answer answer(Case about, Set<String> unknown) {
        Attributor all = about.truth().stream()
                .sorted()
                .map(without::get)
                .filter(Objects::nonNull)
                .findFirst()
                .map(attributor::with)
                .orElse(attributor);
        for (Map.Entry<String, Set<String>> removed : about.remove().entrySet()) {
            all = all.without(removed.getKey(), removed.getValue());
        }
        for (String group : unknown) {
            all = all.without(group);
        }
        Observed observed = new Observed(about.techniques(), about.software());
        List<Ranked> ranking = all.ranking(observed).stream()
                .map(each -> new Ranked(each.group(), each.probability()))
                .toList();
        return new Answer(ranking, all.attribute(observed).verdict() == Attribution.Verdict.CANDIDATES);
    }
}
