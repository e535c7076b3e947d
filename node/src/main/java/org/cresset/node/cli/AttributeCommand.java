package org.cresset.node.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cresset.attribute.Attribution;
import org.cresset.attribute.Attributor;
import org.cresset.attribute.Candidate;
import org.cresset.attribute.Observed;
import org.cresset.attribute.ObservedReader;
import org.cresset.attribute.Weights;
import org.cresset.intel.Knowledge;
import org.cresset.intel.KnowledgeTables;
import org.cresset.render.Escape;
import org.cresset.render.Messages;
import org.cresset.report.attribution.AttributionJson;
import org.cresset.report.attribution.AttributionText;
import org.cresset.report.attribution.Told;
import org.cresset.report.form.JsonText;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `cresset attribute`: which groups it may be, with what speaks for and against each, or that nobody can say.
@Command(
        name = "attribute",
        description = "Say which groups it may be, with what speaks for and against each.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  cresset attribute --technique T1566.001,T1059.005 --software S0250",
            "  cresset attribute --query observed.json --json",
            "%nThe page docs/attribution.md says how it is done, how good it is, and when it abstains."
        })
final class AttributeCommand implements Callable<Integer> {

    private static final int SHOWN = 5;

    private final Terminal terminal;

    @Mixin
    OutputOptions output = new OutputOptions();

    @Option(
            names = "--query",
            paramLabel = "FILE",
            description = "JSON: {\"techniques\":[],\"software\":[],\"sectors\":[],\"regions\":[]}.")
    @Nullable
    Path query;

    @Option(
            names = "--technique",
            paramLabel = "ID",
            split = ",",
            description = "Techniques of ATT&CK, such as T1059.001.")
    List<String> techniques = new ArrayList<>();

    @Option(
            names = "--software",
            paramLabel = "ID",
            split = ",",
            description = "Software of ATT&CK by id or name, such as S0154.")
    List<String> software = new ArrayList<>();

    @Option(names = "--sector", paramLabel = "ID", split = ",", description = "The victim's industry.")
    List<String> sectors = new ArrayList<>();

    @Option(names = "--region", paramLabel = "ID", split = ",", description = "The victim's country or region.")
    List<String> regions = new ArrayList<>();

    @Option(
            names = "--knowledge",
            paramLabel = "DIR",
            description = "A folder of your own tables (groups.tsv, uses.tsv...), beside what is shipped.")
    List<Path> own = new ArrayList<>();

    AttributeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        Knowledge knowledge = knowledge();
        Observed observed = observed(new ObservedReader(knowledge));
        Told told = Told.of(observed, new Attributor(knowledge, Weights.shipped()), knowledge);
        output.to(terminal, out -> {
            if (output.json) {
                out.println(JsonText.line(json -> new AttributionJson(knowledge).write(json, told)));
            } else {
                print(out, told, new AttributionText(knowledge, output.messages()));
            }
        });
        return ExitCode.DONE;
    }

    private Knowledge knowledge() {
        Knowledge knowledge = Knowledge.shipped();
        for (Path folder : own) {
            try {
                knowledge = new Knowledge(knowledge.facts().with(KnowledgeTables.read(folder)));
            } catch (IOException | IllegalArgumentException | IllegalStateException e) {
                throw new Stop(ExitCode.NOTHING_TO_RUN, folder + ": " + e.getMessage());
            }
        }
        return knowledge;
    }

    private Observed observed(ObservedReader reader) {
        try {
            Observed asked = query == null ? new Observed(List.of(), List.of()) : reader.read(Files.readString(query));
            Observed words =
                    reader.of(Set.copyOf(techniques), Set.copyOf(software), Set.copyOf(sectors), Set.copyOf(regions));
            Observed all = new Observed(
                    both(asked.techniques(), words.techniques()),
                    both(asked.software(), words.software()),
                    both(asked.sectors(), words.sectors()),
                    both(asked.regions(), words.regions()),
                    List.of());
            if (all.techniques().isEmpty() && all.software().isEmpty()) {
                throw new Stop(ExitCode.USAGE, "give --query, --technique or --software");
            }
            return all;
        } catch (IOException e) {
            throw new Stop(ExitCode.USAGE, (query == null ? "" : query + ": ") + e.getMessage());
        }
    }

    private static Set<String> both(Set<String> one, Set<String> other) {
        return Stream.concat(one.stream(), other.stream()).collect(Collectors.toSet());
    }

    private void print(PrintStream out, Told told, AttributionText text) {
        Messages messages = output.messages();
        Attribution attribution = told.attribution();
        out.println(terminal.bold(Escape.terminal(text.verdict(attribution))));
        text.objectives(told.objectives()).forEach(line -> out.println(Escape.terminal(line)));
        for (Candidate candidate :
                attribution.candidates().stream().limit(SHOWN).toList()) {
            out.printf(
                    Locale.ROOT,
                    "%n%s  %s (%s)%n",
                    terminal.bold("%3.0f%%".formatted(100 * candidate.probability())),
                    Escape.terminal(candidate.name()),
                    Escape.terminal(candidate.group()));
            text.reasons(candidate).forEach(line -> out.println("      + " + Escape.terminal(line)));
            text.against(candidate).forEach(line -> out.println("      - " + Escape.terminal(line)));
            text.claims(candidate.group()).forEach(line -> out.println("      " + Escape.terminal(line)));
        }
        List<String> changes = text.changes(told);
        if (!changes.isEmpty()) {
            out.println();
            out.println(messages.get("attribution.changes"));
            changes.forEach(line -> out.println("  " + Escape.terminal(line)));
        }
        out.println();
        out.println(messages.get("attribution.note"));
    }
}
