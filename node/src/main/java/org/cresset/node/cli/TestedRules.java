package org.cresset.node.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cresset.detect.RuleSet;
import org.cresset.event.FieldTable;
import org.cresset.node.pipeline.LiveRules;
import org.cresset.node.pipeline.LiveRules.Selection;
import org.cresset.rule.RuleFiles;
import org.cresset.rule.RuleReader.Reading;
import org.cresset.rule.SigmaRule;

/// The rules that a test is about: those of a file, or the one that is called so among the others.
///
/// @param rules which others there are
/// @param rule a file or folder, or the id or title of a rule; empty for all
record TestedRules(RuleOptions rules, String rule) {

    /// The rules as they are now.
    RuleSet now(UnaryOperator<FieldTable> widened) {
        RuleFiles files = rules.files();
        LiveRules.Plan plan = plan(files, widened);
        Selection selection =
                plan.chosen().apply(plan.roots().stream().map(files::read).toList());
        return existing(RuleSet.of(selection.readings(), widened, selection.quiet()));
    }

    /// The same rules, read again when they change.
    LiveRules live(UnaryOperator<FieldTable> widened, InstantSource clock) {
        RuleFiles files = rules.files();
        LiveRules live = new LiveRules(plan(files, widened), files, clock);
        existing(live.current().rules());
        return live;
    }

    private RuleSet existing(RuleSet set) {
        if (set.total() == 0 && !rule.isEmpty() && !isFile()) {
            throw new Stop(ExitCode.USAGE, "no rule file, and no rule with this id, name or title: " + rule);
        }
        return set;
    }

    private LiveRules.Plan plan(RuleFiles files, UnaryOperator<FieldTable> widened) {
        boolean named = !isFile();
        List<Reading> own = rules.only ? List.of() : files.own();
        List<Path> roots = new ArrayList<>(rules.paths);
        roots.forEach(RuleOptions::existing);
        if (!named) {
            roots.add(Path.of(rule));
        }
        return new LiveRules.Plan(
                roots,
                read -> {
                    List<Reading> all = new ArrayList<>(own);
                    read.subList(0, rules.paths.size()).forEach(all::addAll);
                    RuleOptions.Chosen chosen = rules.choose(files, all);
                    List<Reading> asked = named ? named(chosen) : asked(read.getLast(), chosen.readings());
                    return selection(asked, chosen.all());
                },
                widened);
    }

    private boolean isFile() {
        return !rule.isEmpty() && Files.exists(Path.of(rule));
    }

    /// The rules asked for, and of the others those that correlations among them need.
    private static Selection selection(List<Reading> asked, List<Reading> others) {
        Set<Reading> first = new LinkedHashSet<>(asked);
        Set<SigmaRule> wanted = first.stream()
                .filter(Reading.Loaded.class::isInstance)
                .map(reading -> ((Reading.Loaded) reading).rule())
                .collect(Collectors.toSet());
        Set<Reading> all = new LinkedHashSet<>(first);
        all.addAll(others);
        Set<String> needed = RuleSet.neededByCorrelations(List.copyOf(all), wanted::contains);
        List<Reading> used = all.stream()
                .filter(reading -> first.contains(reading)
                        || (reading instanceof Reading.Loaded loaded
                                && needed.contains(loaded.rule().id())))
                .toList();
        return new Selection(used, needed);
    }

    /// The rules of a file, with the filters among others.
    private static List<Reading> asked(List<Reading> file, List<Reading> others) {
        Stream<Reading> filters = others.stream().filter(Reading.Filter.class::isInstance);
        return Stream.concat(file.stream(), filters).distinct().toList();
    }

    /// The rules that are called so; if none is asked for by name, all but those only there for correlations.
    private List<Reading> named(RuleOptions.Chosen chosen) {
        return chosen.readings().stream()
                .filter(this::isAsked)
                .filter(reading -> !rule.isEmpty()
                        || !(reading instanceof Reading.Loaded loaded)
                        || !chosen.quiet().contains(loaded.rule().id()))
                .toList();
    }

    private boolean isAsked(Reading reading) {
        return switch (reading) {
            case Reading.Loaded(var loaded, var warnings) ->
                rule.isEmpty()
                        || loaded.id().equals(rule)
                        || loaded.name().equalsIgnoreCase(rule)
                        || loaded.title().equalsIgnoreCase(rule);
            case Reading.Filter filter -> true;
            case Reading.Refused refused -> refused.id().equals(rule);
        };
    }
}
