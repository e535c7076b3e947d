package org.cresset.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.cresset.Shared;
import org.cresset.rule.RuleReader.Reading;
import org.junit.jupiter.api.Test;

/// The whole corpus of SigmaHQ, except the rules that are nothing but placeholders.
final class CorpusTest {

    private static List<Reading> corpus() {
        RuleFiles files = new RuleFiles(Placeholders.NONE);
        return Stream.of("rules", "rules-emerging-threats", "rules-threat-hunting", "rules-compliance", "rules-dfir")
                .flatMap(folder -> files.read(Shared.path("sigmahq-2026-08-05/" + folder)).stream())
                .toList();
    }

    @Test
    void only_rules_with_unresolved_placeholders_are_refused() {
        List<Reading> readings = corpus();
        assertThat(readings.stream().filter(Reading.Refused.class::isInstance))
                .isNotEmpty()
                .allSatisfy(refused ->
                        assertThat(((Reading.Refused) refused).reason()).startsWith("placeholder without a value: %"));
        assertThat(readings).hasSizeGreaterThan(3700);
    }

    @Test
    void every_regular_expression_of_the_corpus_runs_in_linear_time() {
        assertThat(corpus().stream()
                        .filter(Reading.Loaded.class::isInstance)
                        .flatMap(loaded ->
                                expressions(((Reading.Loaded) loaded).rule().condition()))
                        .filter(expression -> !expression.isLinear()))
                .isEmpty();
    }

    private static Stream<Expression> expressions(Condition condition) {
        return switch (condition) {
            case Condition.All(var parts) -> parts.stream().flatMap(CorpusTest::expressions);
            case Condition.Any(var parts) -> parts.stream().flatMap(CorpusTest::expressions);
            case Condition.AtLeast(int count, var parts) -> parts.stream().flatMap(CorpusTest::expressions);
            case Condition.Not(var part) -> expressions(part);
            case Condition.Named(var name, var part) -> expressions(part);
            case Condition.Match(var field, ValueTest.Regex(var expression)) -> Stream.of(expression);
            case Condition.Anywhere(ValueTest.Regex(var expression)) -> Stream.of(expression);
            default -> Stream.of();
        };
    }
}
