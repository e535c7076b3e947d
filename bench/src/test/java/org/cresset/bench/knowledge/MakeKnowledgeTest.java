package org.cresset.bench.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.cresset.Shared;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MakeKnowledgeTest {

    @TempDir
    Path folder;

    @Test
    void the_tables_of_the_project_are_what_the_sources_give() throws IOException {
        PrintStream log = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        MakeKnowledge.write(Shared.path("knowledge"), folder, log);
        List<Path> made;
        try (Stream<Path> files = Files.list(folder)) {
            made = files.sorted().toList();
        }
        assertThat(made).hasSize(10);
        for (Path table : made) {
            assertThat(Path.of("../knowledge").resolve(table.getFileName())).hasSameTextualContentAs(table);
        }
    }
}
