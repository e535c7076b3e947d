package org.cresset.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cresset.intel.Techniques;
import org.cresset.report.Coverage.Covered;
import org.cresset.report.Coverage.Missing;
import org.cresset.report.Coverage.State;
import org.cresset.rule.Placeholders;
import org.cresset.rule.RuleReader;
import org.cresset.rule.RuleReader.Reading;
import org.cresset.rule.SigmaRule;
import org.junit.jupiter.api.Test;

/// What rules can find, by the techniques that they are tagged with and the log sources that are there.
final class CoverageTest {

    private static SigmaRule rule(String title, String product, String... tags) {
        String text = """
                title: %s
                id: %s
                level: low
                tags: [%s]
                logsource: {product: %s}
                detection: {s: {f: x}, condition: s}
                """.formatted(title, title, String.join(", ", tags), product);
        Reading reading =
                new RuleReader(Placeholders.NONE).read(text, "rule.yml").getFirst();
        return ((Reading.Loaded) reading).rule();
    }

    private static final List<SigmaRule> RULES = List.of(
            rule("dump", "windows", "attack.t1003.001", "attack.credential-access"),
            rule("memory", "linux", "attack.t1003.001", "attack.t1003.007"),
            rule("cloud", "aws", "attack.t1530"),
            rule("storage", "aws", "attack.t1530", "attack.t9999"),
            rule("untagged", "windows"));

    private static boolean ofWindows(SigmaRule rule) {
        return rule.source().product().filter("windows"::equals).isPresent();
    }

    private static Coverage coverage(Predicate<SigmaRule> present) {
        return Coverage.of(RULES, present, new Techniques());
    }

    private static Covered technique(Coverage coverage, String id) {
        return coverage.techniques().stream()
                .filter(each -> each.technique().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_technique_is_covered_coverable_or_blind() {
        Coverage coverage = coverage(CoverageTest::ofWindows);
        assertThat(technique(coverage, "T1003.001").state()).isEqualTo(State.COVERED);
        assertThat(technique(coverage, "T1003.007").state()).isEqualTo(State.COVERABLE);
        assertThat(technique(coverage, "T1003.002").state()).isEqualTo(State.BLIND);
        assertThat(technique(coverage, "T1003.001").rules()).isEqualTo(2);
    }

    @Test
    void what_finds_a_part_counts_for_the_whole_but_not_the_other_way_round() {
        Covered whole = technique(coverage(CoverageTest::ofWindows), "T1003");
        assertThat(whole.asked()).extracting(SigmaRule::title).containsExactly("dump");
        assertThat(whole.waiting()).extracting(SigmaRule::title).containsExactly("memory");
        Coverage general = Coverage.of(List.of(rule("any", "x", "attack.t1003")), rule -> true, new Techniques());
        assertThat(technique(general, "T1003").state()).isEqualTo(State.COVERED);
        assertThat(technique(general, "T1003.001").state()).isEqualTo(State.BLIND);
    }

    @Test
    void every_technique_is_in_one_state() {
        Coverage coverage = coverage(CoverageTest::ofWindows);
        long sum = Stream.of(State.values())
                .mapToLong(state -> Coverage.count(coverage.techniques(), state))
                .sum();
        assertThat(sum).isEqualTo(new Techniques().all().size()).isGreaterThan(600);
        assertThat(coverage.of("credential-access")).contains(technique(coverage, "T1003.001"));
        assertThat(coverage.of("impact")).doesNotContain(technique(coverage, "T1003.001"));
    }

    @Test
    void techniques_that_nobody_knows_are_kept_apart() {
        Coverage coverage = coverage(rule -> true);
        assertThat(coverage.unknown()).extracting(each -> each.technique().id()).containsExactly("T9999");
        assertThat(coverage.unknown().getFirst().state()).isEqualTo(State.COVERED);
    }

    @Test
    void log_sources_that_are_missing_come_in_the_order_of_what_they_would_cover() {
        assertThat(coverage(rule -> false).missing())
                .containsExactly(new Missing("linux", 3), new Missing("windows", 2), new Missing("aws", 1));
        assertThat(coverage(rule -> true).missing()).isEmpty();
    }

    @Test
    void the_layer_shows_states_as_colours_numbers_as_scores_and_titles_as_comments() {
        String layer = CoverageLayer.text(coverage(CoverageTest::ofWindows)).replaceAll("\\s+", " ");
        assertThat(layer)
                .contains("\"layer\" : \"4.5\"")
                .contains("{ \"techniqueID\" : \"T1003.001\", \"score\" : 2, \"color\" : \"#74c476\","
                        + " \"comment\" : \"dump; not asked, for lack of their log source: memory\"")
                .contains("{ \"techniqueID\" : \"T1530\", \"score\" : 2, \"color\" : \"#fdd49e\"")
                .contains(
                        "{ \"techniqueID\" : \"T1003.002\", \"score\" : 0, \"color\" : \"#d0d7de\", \"comment\" : \"\"")
                .contains("\"techniqueID\" : \"T9999\"")
                .contains("\"legendItems\" : [ { \"label\" : \"covered: a rule can be asked\"");
    }

    @Test
    void a_comment_does_not_list_hundreds_of_titles() {
        List<SigmaRule> many = IntStream.range(0, 30)
                .mapToObj(i -> rule("r" + i, "x", "attack.t1530"))
                .toList();
        assertThat(CoverageLayer.text(Coverage.of(many, rule -> true, new Techniques())))
                .contains("r19; and 10 more")
                .doesNotContain("r20");
    }
}
