package org.cresset.intel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KnowledgeTablesTest {

    @TempDir
    private Path folder;

    @Test
    void what_is_written_is_read_again() throws IOException {
        KnowledgeTables.write(Knowledge.shipped().facts(), folder);
        assertThat(KnowledgeTables.read(folder)).isEqualTo(Knowledge.shipped().facts());
    }

    @Test
    void a_table_that_is_not_there_has_no_rows() throws IOException {
        assertThat(KnowledgeTables.read(folder)).isEqualTo(Knowledge.Facts.NONE);
    }

    @Test
    void a_wrong_row_is_named_by_file_and_line() throws IOException {
        refused("uses.tsv", "# head\nG1\tT1\t1\nG1\tT2\tmany\n", "uses.tsv:3");
        refused("uses.tsv", "G1\tT1\t-1\n", "uses.tsv:1");
        refused("uses.tsv", "G1\tT1\n", "uses.tsv:1: 2 columns instead of 3");
        refused("uses.tsv", "\tT1\t1\n", "uses.tsv:1");
        refused("claims.tsv", "G1\thome\tx\tmisp\t\n", "claims.tsv:1");
        refused("claims.tsv", "G1\torigin\tx\tmisp\t101\n", "claims.tsv:1");
        refused("names.tsv", "x\tperson\tG1\tmisp\n", "names.tsv:1");
        refused("software.tsv", "S1\tx\tprogram\t\n", "software.tsv:1");
    }

    @Test
    void an_id_that_is_described_twice_is_refused() throws IOException {
        refused("groups.tsv", "G1\tone\town\t\nG1\tother\town\t\n", "groups.tsv:2: G1 stands already at groups.tsv:1");
    }

    @Test
    void rows_that_an_editor_of_windows_wrote_are_read() throws IOException {
        Files.writeString(folder.resolve("uses.tsv"), "\uFEFF# subject\tobject\treports\r\nG1\tT1\t2\r\n");
        assertThat(KnowledgeTables.read(folder).uses()).containsExactly(new Use("G1", "T1", 2));
    }

    @Test
    void a_first_cell_that_looks_like_a_comment_comes_back() throws IOException {
        Map<String, List<Named>> names = new TreeMap<>();
        for (String name : List.of("#1 group", "\\slash", "a\tb\nc")) {
            names.put(name, List.of(new Named("G1", Named.Kind.GROUP, "own")));
        }
        Knowledge.Facts none = Knowledge.Facts.NONE;
        KnowledgeTables.write(
                new Knowledge.Facts(
                        none.sources(),
                        none.groups(),
                        none.same(),
                        none.software(),
                        none.campaigns(),
                        none.mitigations(),
                        none.techniques(),
                        names,
                        none.claims(),
                        none.uses()),
                folder);
        assertThat(KnowledgeTables.read(folder).names().keySet())
                .containsExactlyInAnyOrder("#1 group", "\\slash", "a b c");
    }

    private void refused(String table, String rows, String message) throws IOException {
        Files.writeString(folder.resolve(table), rows);
        assertThatThrownBy(() -> KnowledgeTables.read(folder))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(message);
        Files.delete(folder.resolve(table));
    }
}
