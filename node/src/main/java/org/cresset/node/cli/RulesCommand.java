package org.cresset.node.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.cresset.detect.RuleSet;
import org.cresset.node.cli.text.CostTable;
import org.cresset.render.Escape;
import org.cresset.render.Width;
import org.cresset.report.form.JsonText;
import org.cresset.rule.SigmaRule;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `cresset rules`: what a rule writer needs.
@Command(
        name = "rules",
        description = "Check, list, explain and test rules, and see what they cover.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            RulesCheckCommand.class,
            RulesCommand.ListRules.class,
            ExplainCommand.class,
            RulesTestCommand.class,
            CoverageCommand.class
        })
final class RulesCommand {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

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

        @Option(names = "--cost", description = "What it costs to ask each rule, the dearest first.")
        boolean cost;

        ListRules(Terminal terminal) {
            this.terminal = terminal;
        }

        @Override
        public Integer call() {
            RuleSet set = rules.choose().ruleSet(List.of());
            if (cost) {
                output.to(terminal, out -> new CostTable(terminal.columns(), output.json).print(set.rules(), out));
            } else {
                output.to(
                        terminal,
                        out -> set.rules().forEach(rule -> out.println(output.json ? json(rule) : row(rule))));
            }
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
