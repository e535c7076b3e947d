package org.cresset.intel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cresset.intel.Claim.What;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KnowledgeTest {

    private static final Knowledge KNOWLEDGE = Knowledge.shipped();

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"NOBELIUM", "Grizzly Steppe", "Andariel", "stardust chollima", "Mint Sandstorm"})
    void a_name_that_may_mean_several_groups_gives_several(String name) {
        assertThat(KNOWLEDGE.named(name)).hasSizeGreaterThan(1);
    }

    @Test
    void every_name_that_a_galaxy_gives_to_two_groups_gives_both() {
        Map<String, Set<String>> groups = new HashMap<>();
        KNOWLEDGE
                .facts()
                .names()
                .forEach((name, meant) -> meant.stream()
                        .filter(each -> each.source().equals("misp"))
                        .forEach(each -> groups.computeIfAbsent(Knowledge.key(name), unseen -> new HashSet<>())
                                .add(each.id())));
        List<String> ambiguous = new ArrayList<>();
        groups.forEach((name, ids) -> {
            if (ids.size() > 1) {
                ambiguous.add(name);
                assertThat(KNOWLEDGE.named(name).stream().map(Named::id)).containsAll(ids);
            }
        });
        assertThat(ambiguous).hasSizeGreaterThanOrEqualTo(30);
    }

    @Test
    void every_claim_names_its_source_and_no_cell_is_a_sentence_of_others() {
        for (Claim claim : KNOWLEDGE.facts().claims()) {
            assertThat(KNOWLEDGE.source(claim.source())).isPresent();
            assertThat(KNOWLEDGE.group(claim.group())).isPresent();
            assertThat(claim.value()).hasSizeLessThan(80);
        }
        assertThat(KNOWLEDGE.allClaims("G0016"))
                .anyMatch(claim -> claim.what() == What.ORIGIN && claim.source().equals("misp"));
    }

    @Test
    void everything_that_is_used_is_known() {
        for (Use use : KNOWLEDGE.facts().uses()) {
            assertThat(isKnown(use.subject())).as(use.subject()).isTrue();
            assertThat(isKnown(use.object())).as(use.object()).isTrue();
        }
    }

    private static boolean isKnown(String id) {
        return KNOWLEDGE.group(id).isPresent()
                || KNOWLEDGE.software(id).isPresent()
                || KNOWLEDGE.campaign(id).isPresent()
                || KNOWLEDGE.technique(id).isPresent();
    }

    @Test
    void ones_own_groups_stand_beside_the_others() throws IOException {
        Files.writeString(folder.resolve("groups.tsv"), "X1\tTested\tours\t\n");
        Files.writeString(folder.resolve("names.tsv"), "APT 29\tgroup\tX1\tours\n");
        Knowledge both = new Knowledge(KNOWLEDGE.facts().with(KnowledgeTables.read(folder)));
        assertThat(both.named("apt29").stream().map(Named::id)).contains("G0016", "X1");
    }

    @Test
    void a_group_of_another_source_leads_to_those_of_attack_that_it_may_be() {
        assertThat(KNOWLEDGE.attack("G0050")).containsExactly("G0050");
        assertThat(KNOWLEDGE.attack("APT-C-00")).containsExactly("G0050");
        assertThat(KNOWLEDGE.attack("nobody")).isEmpty();
    }
}
