package org.cresset.node.cli.owner;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.cresset.intel.Regions;
import org.cresset.intel.Sectors;
import org.cresset.intel.Victim;
import org.cresset.node.pipeline.Organisations;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Whose logs they are.
public final class OrganisationOptions {

    private static final List<String> COLUMNS = List.of("pattern", "organisation", "sector", "region", "criticality");

    @Spec(Spec.Target.MIXEE)
    @Nullable
    CommandSpec command;

    @Option(
            names = "--organisation",
            paramLabel = "NAME",
            description = "Whose logs they are; stories say so. It is not sent anywhere.")
    @Nullable
    String organisation;

    @Option(
            names = "--sector",
            paramLabel = "ID",
            description = "The industry of the organisation, such as education or finance.")
    @Nullable
    String sector;

    @Option(
            names = "--region",
            paramLabel = "ID",
            description = "Where it is: a country, such as JP, or a region, such as eastern-asia.")
    @Nullable
    String region;

    @Option(
            names = "--organisations",
            paramLabel = "FILE",
            description = "CSV of pattern,organisation,sector,region,criticality: whose the hosts, files or folders are"
                    + " whose names match; * stands for any text. The options above are for what no row names.")
    @Nullable
    Path organisations;

    /// What they say.
    ///
    /// @param reader gives the text of a file
    /// @throws ParameterException where an id is none or a row is wrong
    public Organisations choose(Function<Path, String> reader) {
        Victim all = new Victim(
                organisation == null ? "" : organisation.strip(),
                sector("--sector", sector == null ? "" : sector),
                region("--region", region == null ? "" : region),
                "");
        boolean known = !(all.organisation() + all.sector() + all.region()).isEmpty();
        Optional<Victim> otherwise = known ? Optional.of(all) : Optional.empty();
        Path file = organisations;
        List<Organisations.Row> rows = file == null ? List.of() : rows(file, reader.apply(file));
        return new Organisations(rows, otherwise);
    }

    private List<Organisations.Row> rows(Path file, String text) {
        List<String> lines = text.replace("\ufeff", "").lines().toList();
        if (lines.isEmpty() || !CsvLine.cells(lines.getFirst()).equals(Optional.of(COLUMNS))) {
            throw wrong(file + ": the first line has to be " + String.join(",", COLUMNS));
        }
        List<Organisations.Row> rows = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                rows.add(row(file + ", line " + (i + 1), lines.get(i)));
            }
        }
        return rows;
    }

    private Organisations.Row row(String where, String line) {
        List<String> cells = CsvLine.cells(line)
                .filter(found -> found.size() == COLUMNS.size())
                .orElseThrow(() -> wrong(where + ": not the five cells of " + String.join(",", COLUMNS)));
        if (cells.get(0).isEmpty()) {
            throw wrong(where + ": the pattern is empty; * names everything");
        }
        Victim victim = new Victim(
                cells.get(1),
                sector(where + ": sector", cells.get(2)),
                region(where + ": region", cells.get(3)),
                cells.get(4));
        return Organisations.Row.of(cells.get(0), victim);
    }

    private String sector(String what, String id) {
        if (id.isEmpty() || Sectors.shipped().get(id).isPresent()) {
            return id;
        }
        throw unknown(what, id, Sectors.shipped().near(id));
    }

    private String region(String what, String id) {
        if (id.isEmpty() || Regions.shipped().get(id).isPresent()) {
            return id;
        }
        throw unknown(what, id, Regions.shipped().near(id));
    }

    private RuntimeException unknown(String what, String id, List<String> near) {
        String hint = near.isEmpty() ? "" : "; did you mean " + String.join(", ", near) + "?";
        return wrong(what + ": no such id: '" + id + "'" + hint);
    }

    private RuntimeException wrong(String what) {
        return command == null ? new IllegalStateException(what) : new ParameterException(command.commandLine(), what);
    }
}
