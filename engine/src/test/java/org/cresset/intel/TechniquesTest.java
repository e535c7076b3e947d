package org.cresset.intel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TechniquesTest {

    private final Techniques techniques = new Techniques();

    @Test
    void an_id_that_was_given_up_is_known_by_the_one_that_replaced_it() {
        assertThat(Techniques.current("T1086")).isEqualTo("T1059.001");
        assertThat(Techniques.current("T1685.005")).isEqualTo("T1070.001");
        assertThat(Techniques.current("stealth")).isEqualTo("defense-evasion");
    }

    @Test
    void other_ids_stay_as_they_are() {
        assertThat(Techniques.current("T1059.001")).isEqualTo("T1059.001");
        assertThat(Techniques.current("T9999")).isEqualTo("T9999");
    }

    @Test
    void every_change_leads_to_something_known_and_none_begins_there() throws IOException {
        List<String[]> rows = Files.readAllLines(Path.of("../knowledge/technique-changes.tsv")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t", -1))
                .toList();
        assertThat(rows).isNotEmpty().allSatisfy(row -> {
            assertThat(isKnown(row[0])).as(row[0]).isFalse();
            assertThat(isKnown(row[1])).as(row[1]).isTrue();
        });
    }

    private boolean isKnown(String word) {
        return Techniques.TACTICS.contains(word) || techniques.get(word).isPresent();
    }
}
