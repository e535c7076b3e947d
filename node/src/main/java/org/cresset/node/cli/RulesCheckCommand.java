package org.cresset.node.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cresset.detect.RuleSet;
import org.cresset.render.Escape;
import org.cresset.report.form.JsonText;
import org.cresset.rule.Finding;
import org.cresset.rule.Finding.Code;
import org.cresset.rule.Finding.Severity;
import org.cresset.rule.Level;
import org.cresset.rule.Pipelines;
import org.cresset.rule.RuleReader.Reading;
import org.cresset.rule.lint.Linter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `cresset rules check`: which rules can be carried out, and what their authors should look at.
@Command(
        name = "check",
        description = "Say which rules can be carried out, why the others cannot, and what could be better.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  cresset rules check my-rules",
            "  cresset rules check my-rules --disable CR113,CR6 --fail-on-warning",
            "  cresset rules check sigma/rules --json",
            "%nThe page docs/lint.md explains each code."
        })
final class RulesCheckCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    OutputOptions output = new OutputOptions();

    @Mixin
    RuleOptions rules = new RuleOptions();

    @Mixin
    PipelineOptions pipelines = new PipelineOptions();

    @Option(
            names = "--disable",
            paramLabel = "CODE",
            split = ",",
            description = "Leave out findings of these codes; CR6 is all that begin so. Can be repeated.")
    List<String> disabled = new ArrayList<>();

    @Option(names = "--fail-on-warning", description = "End with 10 if there is a warning or a refused rule.")
    boolean failOnWarning;

    @Parameters(paramLabel = "PATH", arity = "0..*", description = "Rules; without any, the bundled ones.")
    List<Path> paths = new ArrayList<>();

    /// A finding and the rule or filter that it is about.
    private record About(String id, String path, Finding finding) {}

    /// The ids of bundled rules that are only there because correlations look at them.
    private final Set<String> lent = new HashSet<>();

    RulesCheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Pipelines piped = pipelines.choose();
        PipelineOptions.print(terminal, piped);
        rules.paths.addAll(paths);
        boolean whole = rules.only || paths.isEmpty();
        rules.only = rules.only || !paths.isEmpty();
        Set<Code> left = EnumSet.allOf(Code.class);
        left.removeAll(codes());
        Linter linter = new Linter();
        List<Reading> readings = linter.compared(rules.choose(linter).readings());
        RuleSet set = RuleSet.of(whole ? readings : withLent(readings), List.of());
        List<About> found = found(set)
                .filter(about -> left.contains(about.finding().code()))
                .toList();
        output.to(terminal, out -> {
            if (output.json) {
                out.println(json(set, found));
            } else {
                print(set, found, out);
            }
        });
        if (set.rules().isEmpty()) {
            return ExitCode.NOTHING_TO_RUN;
        }
        boolean bad = !set.refused().isEmpty()
                || count(found, Severity.WARNING) > 0
                || piped.all().stream()
                        .anyMatch(pipeline -> !pipeline.warnings().isEmpty());
        return failOnWarning && bad ? ExitCode.FINDINGS : ExitCode.DONE;
    }

    /// The rules, and of the bundled ones those that correlations among them look at.
    private List<Reading> withLent(List<Reading> readings) {
        Set<String> given = readings.stream()
                .filter(Reading.Loaded.class::isInstance)
                .map(reading -> ((Reading.Loaded) reading).rule().id())
                .collect(Collectors.toSet());
        List<Reading> bundled = rules.files().own();
        List<Reading> all = new ArrayList<>(readings);
        all.addAll(bundled);
        lent.addAll(RuleSet.neededByCorrelations(all, rule -> given.contains(rule.id())));
        lent.removeAll(given);
        List<Reading> used = new ArrayList<>(readings);
        bundled.stream()
                .filter(reading -> reading instanceof Reading.Loaded loaded
                        && lent.contains(loaded.rule().id()))
                .forEach(used::add);
        return used;
    }

    private Set<Code> codes() {
        Set<Code> codes = EnumSet.noneOf(Code.class);
        for (String given : disabled) {
            String label = given.strip().toUpperCase(Locale.ROOT);
            List<Code> named = Arrays.stream(Code.values())
                    .filter(code -> label.length() >= 3 && code.label().startsWith(label))
                    .toList();
            if (named.isEmpty()) {
                throw new Stop(ExitCode.USAGE, "--disable: there is no code '" + given + "'");
            }
            codes.addAll(named);
        }
        return codes;
    }

    private Stream<About> found(RuleSet set) {
        Stream<About> ofRules = set.loaded().stream()
                .filter(loaded -> !lent.contains(loaded.rule().id()))
                .flatMap(loaded -> loaded.warnings().stream()
                        .map(finding ->
                                new About(loaded.rule().id(), loaded.rule().path(), finding)));
        Stream<About> ofFilters = set.filters().stream()
                .flatMap(filtered -> filtered.problems().stream()
                        .map(finding -> new About(
                                filtered.filter().id(), filtered.filter().path(), finding)));
        return Stream.concat(ofRules, ofFilters);
    }

    private static long count(List<About> found, Severity severity) {
        return found.stream()
                .filter(about -> about.finding().code().severity() == severity)
                .count();
    }

    private String json(RuleSet set, List<About> found) {
        return JsonText.line(out -> out.number("total", set.total() - lent.size())
                .number("loaded", set.rules().size() - lent.size())
                .objects(
                        "refused",
                        set.refused(),
                        (each, refused) -> each.text("id", refused.id())
                                .text("path", refused.path())
                                .text("reason", refused.reason()))
                .objects("warnings", found, RulesCheckCommand::json)
                .objects(
                        "filters",
                        set.filters(),
                        (each, filtered) -> each.text("id", filtered.filter().id())
                                .text("path", filtered.filter().path())
                                .number("rules", filtered.rules())));
    }

    private static void json(JsonText out, About about) {
        Finding finding = about.finding();
        out.text("code", finding.code().label())
                .text("severity", finding.code().severity().label())
                .text("id", about.id())
                .text("path", about.path())
                .number("line", finding.line())
                .text("place", finding.place())
                .text("reason", finding.text());
    }

    private void print(RuleSet set, List<About> found, PrintStream out) {
        Map<String, List<String>> byPath = new LinkedHashMap<>();
        for (Reading.Refused refused : set.refused()) {
            lines(byPath, refused.path()).add(coloured(Level.HIGH, "refused: ") + Escape.terminal(refused.reason()));
        }
        for (About about : found) {
            lines(byPath, about.path()).add(line(about.finding()));
        }
        byPath.forEach((path, lines) -> {
            out.println(Escape.terminal(path));
            lines.forEach(line -> out.println("  " + line));
        });
        if (!output.quiet) {
            summary(set, found, out);
        }
    }

    private static List<String> lines(Map<String, List<String>> byPath, String path) {
        return byPath.computeIfAbsent(path, unseen -> new ArrayList<>());
    }

    private String line(Finding finding) {
        Severity severity = finding.code().severity();
        String head = finding.code().label() + " " + severity.label() + ": ";
        return coloured(severity == Severity.WARNING ? Level.MEDIUM : Level.LOW, head)
                + Escape.terminal(finding.shown());
    }

    private String coloured(Level level, String text) {
        return (output.noColor ? terminal.withoutColours() : terminal).coloured(level, text);
    }

    private void summary(RuleSet set, List<About> found, PrintStream out) {
        Map<Code, Integer> counts = new TreeMap<>();
        found.forEach(about -> counts.merge(about.finding().code(), 1, Integer::sum));
        if (!counts.isEmpty() || !set.refused().isEmpty()) {
            out.println();
        }
        counts.forEach((code, count) -> out.println(String.format(
                Locale.ROOT, "%s  %-7s  %6d  %s", code.label(), code.severity().label(), count, code.title())));
        out.println((set.total() - lent.size()) + " rules: " + (set.rules().size() - lent.size()) + " loaded, "
                + set.refused().size() + " refused, " + count(found, Severity.WARNING) + " warnings, "
                + count(found, Severity.NOTE) + " notes");
        if (!set.filters().isEmpty()) {
            int changed =
                    set.filters().stream().mapToInt(RuleSet.Filtered::rules).sum();
            out.println(set.filters().size() + " filters: put into rules " + changed + " times");
        }
    }
}
