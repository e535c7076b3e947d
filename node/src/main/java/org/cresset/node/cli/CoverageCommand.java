package org.cresset.node.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cresset.detect.RuleSet;
import org.cresset.intel.Techniques;
import org.cresset.node.cli.text.CoverageTable;
import org.cresset.render.Escape;
import org.cresset.report.Coverage;
import org.cresset.report.Coverage.Covered;
import org.cresset.report.Coverage.State;
import org.cresset.report.CoverageLayer;
import org.cresset.report.Findings;
import org.cresset.report.form.JsonText;
import org.cresset.rule.Pipelines;
import org.cresset.rule.SigmaRule;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `cresset rules coverage`: which techniques of ATT&CK rules can find, with the log sources that are there.
@Command(
        name = "coverage",
        description =
                "Say which techniques of ATT&CK the rules can find: covered (a rule can be asked), coverable (there"
                        + " are rules, but their log source is missing), blind (no rule).",
        footerHeading = "%nExamples:%n",
        footer = {
            "  cresset rules coverage --on ./logs",
            "  cresset rules coverage sigma/rules --sources windows/process_creation,windows/security -v",
            "  cresset rules coverage -m high -o layer.json"
        })
final class CoverageCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    OutputOptions output = new OutputOptions();

    @Mixin
    RuleOptions rules = new RuleOptions();

    @Mixin
    PipelineOptions pipelines = new PipelineOptions();

    @Parameters(paramLabel = "PATH", arity = "0..*", description = "Rules; without any, the bundled ones.")
    List<Path> paths = new ArrayList<>();

    @Option(
            names = "--on",
            paramLabel = "PATH",
            description = "Logs: what they hold is present. Without --on and --sources everything is. Can be repeated.")
    List<Path> on = new ArrayList<>();

    @Option(
            names = "--sources",
            paramLabel = "SOURCE",
            split = ",",
            description = "Log sources that are present, such as windows/process_creation or linux. Can be repeated.")
    List<String> sources = new ArrayList<>();

    @Option(
            names = {"-f", "--format"},
            paramLabel = "FORMAT",
            description = "table, json or navigator (an ATT&CK Navigator layer). Default: navigator for -o NAME.json,"
                    + " else table.")
    @Nullable
    String format;

    private Pipelines piped = Pipelines.NONE;

    private enum Form {
        TABLE,
        JSON,
        NAVIGATOR
    }

    /// What is present, and how many pieces of the logs could not be read.
    private record Present(Set<String> rules, long unreadable) {}

    CoverageCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Form form = form();
        rules.paths.addAll(paths);
        rules.only = rules.only || !paths.isEmpty();
        piped = pipelines.choose();
        RuleOptions.Chosen chosen = rules.choose();
        RuleSet set = RuleSet.of(chosen.readings(), piped::slots, chosen.quiet());
        if (set.rules().isEmpty()) {
            throw new Stop(ExitCode.NOTHING_TO_RUN, "no rule whose coverage could be told");
        }
        Present present = present(set);
        List<SigmaRule> speaking = set.rules().stream()
                .filter(rule -> !chosen.quiet().contains(rule.id()))
                .toList();
        Coverage coverage = Coverage.of(speaking, rule -> present.rules().contains(rule.id()), new Techniques());
        output.to(terminal, out -> {
            switch (form) {
                case TABLE -> new CoverageTable(coverage, terminal.columns(), output.verbose).print(out);
                case JSON -> out.println(json(set, coverage, present));
                case NAVIGATOR -> out.print(CoverageLayer.text(coverage));
            }
        });
        remarks(set, present);
        return present.unreadable() > 0 ? ExitCode.PARTLY_UNREADABLE : ExitCode.DONE;
    }

    private Form form() {
        if (format == null) {
            boolean layer = output.output != null && output.output.toString().endsWith(".json");
            return output.json ? Form.JSON : layer ? Form.NAVIGATOR : Form.TABLE;
        }
        return Stream.of(Form.values())
                .filter(form -> form.name().equalsIgnoreCase(format))
                .findFirst()
                .orElseThrow(
                        () -> new Stop(ExitCode.USAGE, "--format is table, json or navigator, not '" + format + "'"));
    }

    private Present present(RuleSet set) {
        if (on.isEmpty() && sources.isEmpty()) {
            return new Present(set.rules().stream().map(SigmaRule::id).collect(Collectors.toSet()), 0);
        }
        Set<String> present = new HashSet<>();
        for (String given : sources) {
            Set<String> names = Stream.of(given.strip().toLowerCase(Locale.ROOT).split("/", -1))
                    .filter(name -> !name.isEmpty())
                    .collect(Collectors.toSet());
            if (set.rules().stream().noneMatch(rule -> names(rule).containsAll(names)) || names.isEmpty()) {
                terminal.err().println("no rule is for the log source " + Escape.terminal(given));
            }
            set.rules().stream()
                    .filter(rule -> serves(names, names(rule)))
                    .map(SigmaRule::id)
                    .forEach(present::add);
        }
        set.addServedCorrelations(present);
        return on.isEmpty() ? new Present(present, 0) : seen(set, present);
    }

    /// Adds the rules for which the logs have events.
    private Present seen(RuleSet set, Set<String> present) {
        Findings findings = RulesTestCommand.scan(set, piped, on);
        for (int rule = 0; rule < set.rules().size(); rule++) {
            if (findings.account().hadSource(rule)) {
                present.add(set.rules().get(rule).id());
            }
        }
        return new Present(present, findings.inputs().unreadable());
    }

    private static Set<String> names(SigmaRule rule) {
        return Set.copyOf(rule.source().names());
    }

    /// Whether a source that is present, such as `windows` or `windows/security`, holds what a rule asks for, or the
    /// rule asks for something wider.
    private static boolean serves(Set<String> given, Set<String> asked) {
        return !given.isEmpty() && !asked.isEmpty() && (asked.containsAll(given) || given.containsAll(asked));
    }

    private void remarks(RuleSet set, Present present) {
        if (present.unreadable() > 0) {
            terminal.err().println(present.unreadable() + " pieces of the logs could not be read");
        }
        if (!output.quiet) {
            long untagged = set.rules().stream()
                    .filter(rule -> rule.techniques().isEmpty())
                    .count();
            terminal.err()
                    .println(set.rules().size() + " rules, " + present.rules().size() + " with their log source, "
                            + untagged + " without a technique, "
                            + set.refused().size() + " refused");
        }
    }

    private static String json(RuleSet set, Coverage coverage, Present present) {
        List<Covered> all = coverage.techniques();
        return JsonText.line(out -> counts(
                        out.text("attack", Techniques.VERSION)
                                .number("rules", set.rules().size())
                                .number("present", present.rules().size()),
                        all)
                .objects(
                        "tactics",
                        Techniques.TACTICS,
                        (each, tactic) -> counts(each.text("tactic", tactic), coverage.of(tactic)))
                .objects("techniques", all, (each, covered) -> technique(each, covered, present))
                .objects("unknown", coverage.unknown(), (each, covered) -> technique(each, covered, present))
                .objects(
                        "missing",
                        coverage.missing(),
                        (each, missing) ->
                                each.text("source", missing.source()).number("techniques", missing.techniques())));
    }

    private static JsonText counts(JsonText out, List<Covered> techniques) {
        for (State state : State.values()) {
            out.number(state.label(), Coverage.count(techniques, state));
        }
        return out;
    }

    private static void technique(JsonText out, Covered covered, Present present) {
        List<SigmaRule> all = Stream.concat(covered.asked().stream(), covered.waiting().stream())
                .toList();
        out.text("id", covered.technique().id())
                .text("name", covered.technique().name())
                .texts("tactics", covered.technique().tactics())
                .text("state", covered.state().label())
                .objects(
                        "rules",
                        all,
                        (each, rule) -> each.text("id", rule.id())
                                .text("title", rule.title())
                                .text("level", rule.level().label())
                                .text("source", rule.source().toString())
                                .flag("present", present.rules().contains(rule.id())));
    }
}
