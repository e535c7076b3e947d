package org.cresset.node.cli;

import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.Optional;
import org.cresset.render.Escape;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// The command `cresset`.
@Command(
        name = "cresset",
        description = "Collective defence against advanced persistent threats.",
        subcommands = {
            ScanCommand.class,
            StatsCommand.class,
            DemoCommand.class,
            AttributeCommand.class,
            RulesCommand.class,
            IntelCommand.class,
            VersionCommand.class,
            CommandLine.HelpCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = false)
public final class Main {

    @CommandLine.Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    boolean help;

    private Main() {}

    public static void main(String[] arguments) {
        Terminal terminal = Terminal.ofProcess();
        int code = run(terminal, arguments);
        terminal.out().flush();
        terminal.err().flush();
        System.exit(code);
    }

    /// Runs a command and says how it ended.
    static int run(Terminal terminal, String... arguments) {
        CommandLine line = new CommandLine(new Main(), new Commands(terminal));
        line.setOut(Terminal.writer(terminal.out()));
        line.setErr(Terminal.writer(terminal.err()));
        line.setUsageHelpWidth(Math.max(55, Math.min(100, terminal.columns())));
        line.setAbbreviatedSubcommandsAllowed(false);
        line.setParameterExceptionHandler((e, all) -> usage(e, terminal));
        line.setExecutionExceptionHandler(failures(terminal));
        if (arguments.length == 0) {
            line.usage(terminal.out());
            return ExitCode.USAGE;
        }
        try {
            return line.execute(arguments);
        } catch (OutOfMemoryError full) {
            terminal.err().println("cresset: out of memory; --max-memory SIZE allows more");
            return ExitCode.RESOURCE;
        }
    }

    private static int usage(ParameterException e, Terminal terminal) {
        terminal.err().println("cresset: " + Escape.terminal(String.valueOf(e.getMessage())));
        UnmatchedArgumentException.printSuggestions(e, Terminal.writer(terminal.err()));
        terminal.err().println("Try: " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }

    private static IExecutionExceptionHandler failures(Terminal terminal) {
        return (e, line, all) -> {
            if (e instanceof Stop stop) {
                terminal.err().println("cresset: " + Escape.terminal(stop.text()));
                return stop.code();
            }
            Optional<String> resource = resource(e);
            if (resource.isPresent()) {
                terminal.err().println("cresset: " + Escape.terminal(resource.get()));
                return ExitCode.RESOURCE;
            }
            terminal.err().println("cresset: internal error, please report it with the lines below");
            e.printStackTrace(terminal.err());
            return ExitCode.INTERNAL;
        };
    }

    private static Optional<String> resource(Exception e) {
        if (!(e instanceof UncheckedIOException)) {
            return Optional.empty();
        }
        String reason = switch (e.getCause()) {
            case FileSystemException file when file.getReason() != null -> file.getReason();
            case null -> "no reason given";
            default -> String.valueOf(e.getCause().getMessage());
        };
        return Optional.of(e.getMessage() + ": " + reason);
    }

    /// Makes commands and hands them the terminal, so that nothing is static and no field is injected.
    private record Commands(Terminal terminal) implements CommandLine.IFactory {

        @Override
        public <K> K create(Class<K> type) throws Exception {
            if (type == ScanCommand.class) {
                return type.cast(new ScanCommand(terminal));
            }
            if (type == AttributeCommand.class) {
                return type.cast(new AttributeCommand(terminal));
            }
            if (type == StatsCommand.class) {
                return type.cast(new StatsCommand(terminal));
            }
            if (type == DemoCommand.class) {
                return type.cast(new DemoCommand(terminal));
            }
            if (type == RulesCheckCommand.class) {
                return type.cast(new RulesCheckCommand(terminal));
            }
            if (type == CoverageCommand.class) {
                return type.cast(new CoverageCommand(terminal));
            }
            if (type == RulesTestCommand.class) {
                return type.cast(new RulesTestCommand(terminal));
            }
            if (type == RulesCommand.ListRules.class) {
                return type.cast(new RulesCommand.ListRules(terminal));
            }
            if (type == ExplainCommand.class) {
                return type.cast(new ExplainCommand(terminal));
            }
            if (type == VersionCommand.class) {
                return type.cast(new VersionCommand(terminal));
            }
            Optional<Object> intel = IntelCommand.create(type, terminal);
            return intel.isPresent()
                    ? type.cast(intel.get())
                    : CommandLine.defaultFactory().create(type);
        }
    }
}
