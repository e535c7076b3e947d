package org.cresset.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cresset.event.FieldTable;
import org.cresset.event.LogSources;
import org.cresset.read.Limits;
import org.cresset.read.Names;
import org.cresset.rule.Pipeline.Prefix;
import org.cresset.rule.Pipeline.Step;

/// The pipelines of a run, in the order in which they apply: by priority, and among equals as they were given.
/// Immutable.
///
/// They name fields as the log does. Where Cresset itself already gives a field another name (`names.tsv`), it is
/// looked for under both.
public final class Pipelines {

    public static final Pipelines NONE = new Pipelines(List.of());

    /// The names of those that the jar brings.
    public static final List<String> BUNDLED = List.of("ecs-windows");

    /// Every one of them gives each field of a rule one name more.
    private static final int MOST_PREFIXES = 20;

    private final List<Pipeline> pipelines;

    /// Puts pipelines together.
    ///
    /// @throws RuleException where they are too many
    public Pipelines(List<Pipeline> given) {
        pipelines = given.stream()
                .sorted(Comparator.comparingInt(Pipeline::priority))
                .toList();
        long prefixes =
                steps().stream().mapToLong(step -> step.prefixes().size()).sum();
        if (prefixes > MOST_PREFIXES) {
            throw new RuleException("more than " + MOST_PREFIXES + " names that end in * in all pipelines");
        }
    }

    /// The text of a pipeline that the jar brings.
    public static Optional<String> bundled(String name) {
        if (!BUNDLED.contains(name)) {
            return Optional.empty();
        }
        try (InputStream in = Pipelines.class.getResourceAsStream("pipelines/" + name + ".yml")) {
            if (in == null) {
                throw new IllegalStateException("the pipeline " + name + " is missing from the jar");
            }
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("reading the pipeline " + name, e);
        }
    }

    public List<Pipeline> all() {
        return pipelines;
    }

    private List<Step> steps() {
        return pipelines.stream().flatMap(each -> each.steps().stream()).toList();
    }

    /// A table with slots for all that the pipelines look at, so that the fields of the given one get their values.
    public FieldTable slots(FieldTable wanted) {
        if (pipelines.isEmpty()) {
            return wanted;
        }
        Set<String> names = new LinkedHashSet<>();
        Variants variants = new Variants();
        for (Step step : steps()) {
            step.renames().forEach(rename -> rename.from().forEach(from -> names.addAll(variants.of(from))));
            step.time().forEach(field -> names.addAll(variants.of(field)));
            step.when().condition().ifPresent(condition -> names.addAll(fields(condition, variants)));
        }
        FieldTable exact = wanted.extended(names);
        return exact.extended(begun(exact.names()));
    }

    /// What fields are called that begin otherwise in the log. A beginning is taken off once, so that the names of one
    /// round are all there is.
    private List<String> begun(List<String> names) {
        List<Prefix> prefixes =
                steps().stream().flatMap(step -> step.prefixes().stream()).toList();
        List<String> begun = new ArrayList<>();
        for (String name : names) {
            if (prefixes.stream().noneMatch(prefix -> name.startsWith(prefix.from()))) {
                prefixes.stream()
                        .filter(prefix -> name.startsWith(prefix.to()))
                        .forEach(prefix -> begun.add(
                                prefix.from() + name.substring(prefix.to().length())));
            }
        }
        return begun;
    }

    private static Set<String> fields(Condition condition, Variants variants) {
        return Explanation.fields(Renamed.of(condition, variants::of));
    }

    /// What carries the pipelines out on events of these fields, behind a reader. For one thread.
    ///
    /// @param fields a table that [#slots] made
    public PipelineResolver resolver(FieldTable fields, LogSources sources) {
        return new PipelineResolver(pipelines, fields, sources);
    }

    /// The names under which a field of a log may stand in an event: its own and the one that a reader gave it.
    static final class Variants {

        private final Names names = new Names(FieldTable.with(List.of()), Limits.DEFAULT);

        List<String> of(String field) {
            if (field.length() > Limits.DEFAULT.name()) {
                return List.of(field);
            }
            String given = names.root().child(field).windowsName();
            boolean other = !given.equals("-") && !given.equals("=name") && !given.equals(field);
            return other ? List.of(field, given) : List.of(field);
        }

        /// Whether a reader leaves the field out of records that it knows as of Windows.
        boolean isDropped(String field) {
            return field.length() <= Limits.DEFAULT.name()
                    && names.root().child(field).windowsName().equals("-");
        }
    }
}
