package org.cresset.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.cresset.attribute.Attribution.Shortfall;
import org.cresset.attribute.Attribution.Verdict;
import org.cresset.intel.Claim;
import org.cresset.intel.Knowledge;
import org.cresset.intel.Software;
import org.cresset.intel.Use;
import org.junit.jupiter.api.Test;

final class AttributorTest {

    private static final Knowledge KNOWLEDGE = Knowledge.shipped();
    private static final Attributor ATTRIBUTOR = new Attributor(KNOWLEDGE, Weights.shipped());
    private static final String GROUP = "G0069";

    private static List<String> items(String group, boolean software) {
        return KNOWLEDGE.uses(group).stream()
                .map(Use::object)
                .filter(item -> item.startsWith("S") == software)
                .toList();
    }

    private static Attribution all() {
        return ATTRIBUTOR.attribute(new Observed(items(GROUP, false), items(GROUP, true)));
    }

    @Test
    void all_that_is_known_of_a_group_leads_to_it_with_several_classes_of_evidence() {
        Attribution attribution = all();
        assertThat(attribution.verdict()).isEqualTo(Verdict.CANDIDATES);
        assertThat(attribution.candidates().getFirst().group()).isEqualTo(GROUP);
        assertThat(attribution.candidates().getFirst().classes())
                .contains(EvidenceClass.APPROACH, EvidenceClass.CONDUCT, EvidenceClass.TOOLS);
    }

    @Test
    void without_the_group_the_same_is_not_laid_to_it() {
        Attribution attribution =
                ATTRIBUTOR.without(GROUP).attribute(new Observed(items(GROUP, false), items(GROUP, true)));
        assertThat(attribution.candidates()).extracting(Candidate::group).doesNotContain(GROUP);
        assertThat(attribution.isClear()).isFalse();
    }

    @Test
    void tools_alone_never_suffice() {
        for (Software software : KNOWLEDGE.facts().software()) {
            Attribution attribution = ATTRIBUTOR.attribute(new Observed(List.of(), List.of(software.id())));
            assertThat(attribution.verdict()).as(software.name()).isEqualTo(Verdict.INSUFFICIENT);
        }
    }

    @Test
    void a_program_and_all_that_it_can_do_never_suffice_since_who_copies_it_has_that_with_it() {
        for (Software software : KNOWLEDGE.facts().software()) {
            List<String> can = items(software.id(), false);
            Attribution attribution = ATTRIBUTOR.attribute(new Observed(can, List.of(software.id())));
            assertThat(attribution.verdict()).as(software.name()).isEqualTo(Verdict.INSUFFICIENT);
        }
    }

    @Test
    void many_indicators_of_one_report_say_no_more_than_one() {
        Observed one = new Observed(Set.of("T1059"), Set.of(), Set.of(), Set.of(), List.of(seen("192.0.2.1")));
        Observed many = new Observed(
                Set.of("T1059"),
                Set.of(),
                Set.of(),
                Set.of(),
                List.of(seen("192.0.2.3"), seen("192.0.2.1"), seen("192.0.2.2")));
        assertThat(ATTRIBUTOR.ranking(many)).isEqualTo(ATTRIBUTOR.ranking(one));
        Observed none = new Observed(List.of("T1059"), List.of());
        double before = probability(ATTRIBUTOR, none) / (1 - probability(ATTRIBUTOR, none));
        double after = probability(ATTRIBUTOR, one) / (1 - probability(ATTRIBUTOR, one));
        assertThat(after / before).isCloseTo(20, within(1e-6));
    }

    private static Observed.Sighting seen(String address) {
        return new Observed.Sighting(address, Set.of(GROUP), "a report", 1);
    }

    @Test
    void who_attacks_a_part_of_the_world_attacks_the_countries_in_it() {
        Knowledge.Facts facts = KNOWLEDGE.facts();
        Knowledge claimed = new Knowledge(facts.with(new Knowledge.Facts(
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                List.of(new Claim("G0136", Claim.What.REGION, "melanesia", "attack", -1)),
                List.of())));
        Observed fiji = new Observed(Set.of(), Set.of(), Set.of(), Set.of("FJ"), List.of());
        assertThat(reasons(claimed, fiji)).containsExactly(Reason.Kind.REGION);
        assertThat(reasons(KNOWLEDGE, fiji)).isEmpty();
    }

    private static List<Reason.Kind> reasons(Knowledge knowledge, Observed observed) {
        return new Attributor(knowledge, Weights.shipped())
                .attribute(observed).candidates().stream()
                        .filter(candidate -> candidate.group().equals("G0136"))
                        .flatMap(candidate -> candidate.reasons().stream())
                        .map(Reason::kind)
                        .toList();
    }

    @Test
    void nothing_leads_to_nobody_and_what_is_unknown_is_named() {
        Attribution nothing = ATTRIBUTOR.attribute(new Observed(List.of(), List.of()));
        assertThat(nothing.shortfalls()).containsExactly(Shortfall.NOTHING_KNOWN);
        Attribution unknown = ATTRIBUTOR.attribute(new Observed(List.of("T9999"), List.of("S9999")));
        assertThat(unknown.verdict()).isEqualTo(Verdict.INSUFFICIENT);
        assertThat(unknown.unknown()).containsExactly("S9999", "T9999");
    }

    @Test
    void probabilities_of_all_groups_are_one_together_whatever_the_order_of_what_was_seen() {
        long seed = Long.getLong("property.seed", System.nanoTime());
        System.out.println("property.seed=" + seed);
        Random random = new Random(seed);
        List<String> techniques = new ArrayList<>(items(GROUP, false));
        for (int round = 0; round < 20; round++) {
            Collections.shuffle(techniques, random);
            List<String> some = techniques.subList(0, 1 + random.nextInt(techniques.size()));
            List<String> turned = new ArrayList<>(some);
            Collections.reverse(turned);
            List<Attributor.Ranked> ranking = ATTRIBUTOR.ranking(new Observed(some, List.of()));
            assertThat(ranking.stream()
                            .mapToDouble(Attributor.Ranked::probability)
                            .sum())
                    .isCloseTo(1, within(1e-9));
            assertThat(ATTRIBUTOR.ranking(new Observed(turned, List.of()))).isEqualTo(ranking);
        }
    }

    @Test
    void an_item_that_must_not_be_known_of_a_group_does_not_speak_for_it() {
        String item = items(GROUP, true).getFirst();
        Observed seen = new Observed(List.of(), List.of(item));
        double with = probability(ATTRIBUTOR, seen);
        double without = probability(ATTRIBUTOR.without(GROUP, Set.of(item)), seen);
        assertThat(with).isGreaterThan(without);
    }

    private static double probability(Attributor attributor, Observed seen) {
        return attributor.ranking(seen).stream()
                .filter(each -> each.group().equals(GROUP))
                .findFirst()
                .orElseThrow()
                .probability();
    }

    @Test
    void whom_it_happened_to_moves_odds_a_little_and_never_makes_a_name() {
        Observed victim = new Observed(Set.of(), Set.of(), Set.of("education"), Set.of("JP"), List.of());
        Attribution attribution = ATTRIBUTOR.attribute(victim);
        assertThat(attribution.verdict()).isEqualTo(Verdict.INSUFFICIENT);
        assertThat(attribution.candidates()).allMatch(each -> each.probability() < Attributor.LIKELY);
    }
}
