package org.cresset.node.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.cresset.detect.RuleSet;
import org.cresset.render.Escape;
import org.cresset.render.Width;
import org.cresset.report.JsonText;
import org.cresset.rule.RuleReader.Reading;
import org.cresset.rule.SigmaRule;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `cresset rules`: what a rule writer needs.
@Command(
        name = "rules",
        description = "Check, list, explain and test rules.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            RulesCommand.Check.class,
            RulesCommand.ListRules.class,
            ExplainCommand.class,
            RulesTestCommand.class
        })
final class RulesCommand {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    /// `cresset rules check`.
    @Command(
            name = "check",
            description = "Say which rules can be carried out, and why the others cannot.",
            footerHeading = "%nExamples:%n",
            footer = {"  cresset rules check my-rules", "  cresset rules check sigma/rules --json"})
    static final class Check implements Callable<Integer> {

        private final Terminal terminal;

        @Mixin
        OutputOptions output = new OutputOptions();

        @Mixin
        RuleOptions rules = new RuleOptions();

        @Mixin
        PipelineOptions pipelines = new PipelineOptions();

        @Parameters(paramLabel = "PATH", arity = "0..*", description = "Rules; without any, the bundled ones.")
        List<Path> paths = new ArrayList<>();

        Check(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            PipelineOptions.print(terminal, pipelines.choose());
            rules.paths.addAll(paths);
            rules.only = rules.only || !paths.isEmpty();
            RuleSet set = rules.choose().ruleSet(List.of());
            output.to(terminal, out -> {
                if (output.json) {
                    out.println(json(set));
                } else {
                    print(set, out);
                }
            });
            return set.rules().isEmpty() ? ExitCode.NOTHING_TO_RUN : ExitCode.DONE;
        }

        private static String json(RuleSet set) {
            List<Reading.Loaded> warned = set.loaded().stream()
                    .filter(loaded -> !loaded.warnings().isEmpty())
                    .toList();
            return JsonText.line(out -> out.number("total", set.total())
                    .number("loaded", set.rules().size())
                    .objects(
                            "refused",
                            set.refused(),
                            (each, refused) -> each.text("id", refused.id())
                                    .text("path", refused.path())
                                    .text("reason", refused.reason()))
                    .objects(
                            "warnings",
                            warned,
                            (each, loaded) -> each.text("id", loaded.rule().id())
                                    .text("path", loaded.rule().path())
                                    .text("reason", String.join("; ", loaded.warnings())))
                    .objects(
                            "filters",
                            set.filters(),
                            (each, filtered) -> each.text(
                                            "id", filtered.filter().id())
                                    .text("path", filtered.filter().path())
                                    .number("rules", filtered.rules())
                                    .texts("problems", filtered.problems())));
        }

        private void print(RuleSet set, PrintStream out) {
            for (Reading.Refused refused : set.refused()) {
                out.println("refused  " + Escape.terminal(refused.path()));
                out.println("         " + Escape.terminal(refused.reason()));
            }
            for (RuleSet.Filtered filtered : set.filters()) {
                for (String problem : filtered.problems()) {
                    out.println("filter   " + Escape.terminal(filtered.filter().path()));
                    out.println("         " + Escape.terminal(problem));
                }
            }
            for (Reading.Loaded loaded : set.loaded()) {
                for (String warning : loaded.warnings()) {
                    out.println("warning  " + Escape.terminal(loaded.rule().path()));
                    out.println("         " + Escape.terminal(warning));
                }
            }
            out.println(set.total() + " rules: " + set.rules().size() + " loaded, "
                    + set.refused().size() + " refused");
            if (!set.filters().isEmpty()) {
                int changed =
                        set.filters().stream().mapToInt(RuleSet.Filtered::rules).sum();
                out.println(set.filters().size() + " filters: put into rules " + changed + " times");
            }
        }
    }

    /// `cresset rules list`.
    @Command(
            name = "list",
            description = "List rules with level, log source and techniques.",
            footerHeading = "%nExamples:%n",
            footer = {"  cresset rules list", "  cresset rules list -r sigma/rules -m high --json"})
    static final class ListRules implements Callable<Integer> {

        private final Terminal terminal;

        @Mixin
        OutputOptions output = new OutputOptions();

        @Mixin
        RuleOptions rules = new RuleOptions();

        ListRules(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            RuleSet set = rules.choose().ruleSet(List.of());
            output.to(terminal, out -> set.rules().forEach(rule -> out.println(output.json ? json(rule) : row(rule))));
            if (!output.quiet) {
                terminal.err()
                        .println(set.rules().size() + " rules, " + set.refused().size()
                                + " refused (cresset rules check says why)");
            }
            return set.rules().isEmpty() ? ExitCode.NOTHING_TO_RUN : ExitCode.DONE;
        }

        private String row(SigmaRule rule) {
            int title = Math.max(20, terminal.columns() - 15 - 34 - 12);
            Terminal shown = output.noColor ? terminal.withoutColours() : terminal;
            return (shown.coloured(rule.level(), Width.fit(rule.level().label(), 14))
                            + Width.fit(Escape.terminal(rule.title()), title)
                            + " "
                            + Width.fit(Escape.terminal(rule.looksAt()), 33)
                            + " "
                            + Width.fit(String.join(" ", rule.techniques()), 12))
                    .stripTrailing();
        }

        private static String json(SigmaRule rule) {
            return JsonText.line(out -> out.text("id", rule.id())
                    .text("title", rule.title())
                    .text("level", rule.level().label())
                    .text("status", rule.status())
                    .text("source", rule.looksAt())
                    .texts("techniques", rule.techniques())
                    .texts("tactics", rule.tactics())
                    .text("path", rule.path()));
        }
    }
}
