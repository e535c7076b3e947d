package org.cresset.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cresset.stix.StixSchemas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Whose logs they are, from the options of a scan to its stories.
final class OrganisationsCommandTest {

    private static final String SAMPLE = "../samples/intrusion";
    private static final String HEAD = "pattern,organisation,sector,region,criticality\n";

    @TempDir
    Path folder;

    private Run scan(String... options) {
        List<String> arguments =
                new ArrayList<>(List.of("scan", SAMPLE, "-q", "--force", "--out-dir", folder + "/out"));
        arguments.addAll(List.of(options));
        return Run.of(arguments.toArray(String[]::new));
    }

    private JsonNode story() throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("out/stories.jsonl"));
        assertThat(lines).isNotEmpty();
        return new JsonMapper().readTree(lines.getFirst());
    }

    private JsonNode stix() throws IOException {
        return new JsonMapper().readTree(Files.readString(folder.resolve("out/stix.json")));
    }

    private Path file(String rows) throws IOException {
        return Files.writeString(folder.resolve("organisations.csv"), HEAD + rows);
    }

    @Test
    void a_story_says_whose_hosts_they_are() throws IOException {
        Run run = scan("--organisation", "Example University", "--sector", "education", "--region", "JP");
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
        assertThat(story().path("organisation").asString()).isEqualTo("Example University");
        assertThat(story().path("sector").asString()).isEqualTo("education");
        assertThat(story().path("region").asString()).isEqualTo("JP");
        assertThat(stix().toString()).contains("\"sectors\":[\"education\"]", "\"country\":\"JP\"");
    }

    @Test
    void where_nobody_says_whose_they_are_nothing_is_said() throws IOException {
        assertThat(scan().code()).isEqualTo(ExitCode.DONE);
        assertThat(story().path("organisation").isNull()).isTrue();
        assertThat(story().path("victims").isEmpty()).isTrue();
    }

    @Test
    void a_file_names_the_owners_of_files_and_of_hosts() throws IOException {
        Path rows = file("*/intrusion,\"Bank, \"\"North\"\"\",finance,DE,high\n\nnobody,X,,,\n");
        Run run = scan("--organisations", rows.toString());
        assertThat(run.code()).as(run.err()).isEqualTo(ExitCode.DONE);
        assertThat(story().path("organisation").asString()).isEqualTo("Bank, \"North\"");
        assertThat(story().path("victims").path(0).path("criticality").asString())
                .isEqualTo("high");
        String host = story().path("hosts").path(0).asString();
        scan("--organisations", file(host + ",Own,energy,FR,\n*,Rest,,,\n").toString());
        assertThat(story().path("victims").path(0).path("organisation").asString())
                .isEqualTo("Own");
    }

    @Test
    void the_bundle_of_the_sample_is_valid_by_the_schemas_of_oasis() throws IOException {
        assertThat(scan("--sector", "finance", "--region", "southern-asia").code())
                .isEqualTo(ExitCode.DONE);
        assertThat(stix().path("objects").size()).isGreaterThan(20);
        assertThat(new StixSchemas().allProblems(stix())).isEmpty();
    }

    @Test
    void a_word_that_is_no_id_is_refused_with_ids_near_it() {
        Run sector = scan("--sector", "bank");
        assertThat(sector.code()).isEqualTo(ExitCode.USAGE);
        assertThat(sector.err()).contains("--sector: no such id: 'bank'; did you mean finance?");
        Run region = scan("--region", "germany");
        assertThat(region.code()).isEqualTo(ExitCode.USAGE);
        assertThat(region.err()).contains("did you mean DE?");
        assertThat(scan("--region", "xyzzy").err()).contains("no such id: 'xyzzy'\n");
    }

    @Test
    void a_file_that_is_wrong_is_refused_with_the_line() throws IOException {
        Run sector =
                scan("--organisations", file("a,A,finance,DE,\nb,B,banks,DE,\n").toString());
        assertThat(sector.code()).isEqualTo(ExitCode.USAGE);
        assertThat(sector.err())
                .contains("organisations.csv, line 3: sector: no such id: 'banks'; did you mean finance?");
        assertThat(scan("--organisations", file("a,A,finance\n").toString()).err())
                .contains("line 2: not the five");
        assertThat(scan("--organisations", file("a,\"A,finance,DE,\n").toString())
                        .err())
                .contains("line 2: not the five");
        assertThat(scan("--organisations", file(",A,finance,DE,\n").toString()).err())
                .contains("pattern is empty");
        Path headless = Files.writeString(folder.resolve("x.csv"), "a,A,finance,DE,\n");
        assertThat(scan("--organisations", headless.toString()).err()).contains("the first line has to be pattern,");
        assertThat(scan("--organisations", folder + "/none.csv").code()).isEqualTo(ExitCode.USAGE);
    }
}
