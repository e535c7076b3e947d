package org.cresset.bench.stories;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cresset.report.form.JsonText;

/// How good the stories of each method are over the alerts of some networks.
public final class StoryFigures {

    /// The method whose stories go to the dump itself; those of another go beside it.
    private static final String OURS = "cresset";

    private StoryFigures() {}

    /// The figures of the baselines, and of our own method where there is one.
    ///
    /// @param dump where the stories of [#OURS] go; those of a method B0 go to the file of this name ending `.B0`
    public static String figures(Path alerts, Optional<Method> ours, Optional<Path> dump) throws IOException {
        Map<String, Method> methods = new LinkedHashMap<>();
        ours.ifPresent(method -> methods.put(OURS, method));
        methods.putAll(Baselines.all());
        Map<String, Map<String, StoryScore>> scores = new LinkedHashMap<>();
        Map<String, List<String>> lines = new LinkedHashMap<>();
        for (AlertFile file : AlertFile.in(alerts)) {
            Truth truth = file.truth();
            List<Alert> sorted = file.alerts();
            methods.forEach((name, method) -> {
                List<StoryOut> stories = method.stories(sorted);
                scores.computeIfAbsent(name, unseen -> new LinkedHashMap<>())
                        .put(file.network(), StoryScore.of(truth, stories));
                List<String> told = lines.computeIfAbsent(name, unseen -> new ArrayList<>());
                stories.forEach(story -> told.add(story.line()));
            });
        }
        if (dump.isPresent()) {
            write(lines, dump.get());
        }
        Optional<Boolean> labelFree =
                ours.isPresent() ? Optional.of(isLabelFree(alerts, ours.get())) : Optional.empty();
        return JsonText.page(out -> {
            out.object(
                    "methods",
                    inner -> scores.forEach(
                            (name, networks) -> inner.object(name, method -> StoryScore.write(networks, method))));
            labelFree.ifPresent(holds -> out.flag("label_free", holds));
        });
    }

    /// Asks the smallest network.
    private static boolean isLabelFree(Path alerts, Method method) throws IOException {
        AlertFile smallest = AlertFile.in(alerts).stream()
                .min(Comparator.comparingLong(file -> file.path().toFile().length()))
                .orElseThrow();
        return LabelFree.holds(smallest, method);
    }

    private static void write(Map<String, List<String>> lines, Path dump) throws IOException {
        for (Map.Entry<String, List<String>> method : lines.entrySet()) {
            String name = method.getKey();
            Path file = name.equals(OURS) ? dump : Path.of(dump + "." + name);
            Files.write(file, method.getValue());
        }
    }
}
