package org.cresset.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.cresset.event.LogSource;
import org.cresset.rule.Finding.Code;
import org.cresset.rule.RuleReader.Reading;
import org.junit.jupiter.api.Test;

/// Files of rules: what is taken from them, what is refused and why.
final class RuleReaderTest {

    private static final String RULE = Trial.rule("sel:\n  f: a", "sel");

    private static String without(String start) {
        return RULE.lines().filter(line -> !line.strip().startsWith(start)).reduce("", (a, b) -> a + b + "\n");
    }

    @Test
    void a_rule_is_taken_with_its_facts() {
        String yaml =
                RULE.replace("level: high", "level: Critical\nstatus: test\ntags: [attack.T1059.001, attack.s0002]");
        SigmaRule rule = Trial.loaded(yaml).rule();
        assertThat(rule.id()).isEqualTo("5a7a7a1c-6f0e-4d0c-9f52-3b8c9a9d7a01");
        assertThat(rule.title()).isEqualTo("A rule");
        assertThat(rule.level()).isEqualTo(Level.CRITICAL);
        assertThat(rule.status()).isEqualTo("test");
        assertThat(rule.techniques()).containsExactly("T1059.001");
        assertThat(rule.source()).isEqualTo(new LogSource(Optional.of("windows"), Optional.empty(), Optional.empty()));
        assertThat(rule.path()).isEqualTo("rule.yml");
        assertThat(rule.fields()).containsExactly("f");
    }

    @Test
    void tactics_are_those_of_attack_in_either_spelling() {
        String yaml =
                RULE.replace("level: high", "level: high\ntags: [attack.defense_evasion, attack.impact, attack.x]");
        assertThat(Trial.loaded(yaml).rule().tactics()).containsExactly("defense-evasion", "impact");
    }

    @Test
    void what_a_rule_must_have_is_asked_for() {
        assertThat(Trial.refusal(without("title:"))).isEqualTo("it has no title");
        assertThat(Trial.refusal(RULE.replace("title: A rule", "title: ''"))).isEqualTo("it has no title");
        assertThat(Trial.refusal(without("condition:"))).isEqualTo("it has no condition");
        assertThat(Trial.refusal(RULE.replace("logsource:", "source:"))).isEqualTo("it has no logsource");
        assertThat(Trial.refusal(RULE.replace("detection:", "detections:"))).isEqualTo("it has no detection");
        assertThat(Trial.refusal(RULE.replace("product: windows", "definition: any")))
                .contains("logsource names no product, category or service");
        assertThat(Trial.refusal(RULE.replace("level: high", "level: bad"))).isEqualTo("unknown level 'bad'");
    }

    @Test
    void a_refused_rule_keeps_its_name() {
        Reading.Refused refused =
                (Reading.Refused) Trial.read(without("condition:")).getFirst();
        assertThat(refused.id()).isEqualTo("5a7a7a1c-6f0e-4d0c-9f52-3b8c9a9d7a01");
        assertThat(refused.title()).isEqualTo("A rule");
        assertThat(refused.level()).isEqualTo("high");
        assertThat(refused.path()).isEqualTo("rule.yml");
    }

    @Test
    void a_rule_without_id_or_level_is_loaded_with_warnings() {
        Reading.Loaded loaded = Trial.loaded(without("id:"));
        assertThat(loaded.warnings())
                .containsExactly(Finding.of(Code.NO_ID, "it has no id; one was made from its content"));
        assertThat(loaded.rule().id()).matches("[0-9a-f-]{36}");
        assertThat(Trial.warnings(without("level:"))).containsExactly("it has no level; taken as medium");
        assertThat(Trial.loaded(without("level:")).rule().level()).isEqualTo(Level.MEDIUM);
    }

    @Test
    void an_empty_id_is_none() {
        String yaml = RULE.replaceAll("id: .*", "id: ''");
        assertThat(Trial.loaded(yaml).rule().id()).matches("[0-9a-f-]{36}");
    }

    @Test
    void rules_of_one_file_without_ids_get_different_ones() {
        List<Reading> readings =
                Trial.read(without("id:") + "\n---\n" + without("id:").replace("f: a", "f: b"));
        assertThat(readings).allSatisfy(reading -> assertThat(reading).isInstanceOf(Reading.Loaded.class));
        assertThat(readings.stream()
                        .map(reading -> ((Reading.Loaded) reading).rule().id()))
                .doesNotHaveDuplicates();
    }

    @Test
    void other_kinds_of_documents_are_refused_by_name() {
        assertThat(Trial.refusal("title: x\ncorrelation:\n  type: event_count\ndetection: {a: {b: c}, condition: a}"))
                .contains("both a correlation and a detection");
        assertThat(Trial.refusal("title: x\naction: global")).contains("rule collections");
        assertThat(Trial.refusal("- a\n- b")).isEqualTo("line 1: not a rule but a list or text");
        assertThat(Trial.refusal("just words")).isEqualTo("line 1: not a rule but a list or text");
        assertThat(Trial.refusal("")).isEqualTo("there is no rule in the file");
        assertThat(Trial.refusal("---\n---\n")).isEqualTo("there is no rule in the file");
    }

    @Test
    void every_document_of_a_file_is_read_and_a_bad_one_costs_only_itself() {
        List<Reading> readings = Trial.read(RULE + "\n---\n" + without("title:") + "\n---\n" + RULE);
        assertThat(readings.stream().map(Object::getClass).map(Class::getSimpleName))
                .containsExactly("Loaded", "Refused", "Loaded");
    }

    @Test
    void carriage_returns_and_byte_order_marks_do_not_matter() {
        Condition plain = Trial.loaded(RULE).rule().condition();
        assertThat(Trial.loaded(RULE.replace("\n", "\r\n")).rule().condition()).isEqualTo(plain);
        assertThat(Trial.loaded("\uFEFF" + RULE).rule().condition()).isEqualTo(plain);
    }

    @Test
    void what_is_no_yaml_is_refused_with_the_line() {
        assertThat(Trial.refusal("title: x\n  bad: [")).startsWith("not YAML: line 2: ");
        assertThat(Trial.refusal("a: 'b")).startsWith("not YAML: ");
        assertThat(Trial.refusal("a: \"\\q\"")).startsWith("not YAML: ");
        assertThat(Trial.refusal("a: b\u0001")).startsWith("not YAML: ");
        assertThat(Trial.refusal("a: *b")).contains("unknown alias b");
    }

    @Test
    void a_key_that_stands_twice_is_refused() {
        assertThat(Trial.refusal(RULE + "\ntitle: Another")).contains("the key 'title' stands twice");
        assertThat(Trial.refusal(Trial.rule("sel:\n  f: a\n  f: b", "sel")))
                .isEqualTo("line 10: the key 'f' stands twice");
    }

    @Test
    void aliases_may_not_grow_without_bound() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            String all = ("*a" + (i - 1) + ", ").repeat(10);
            bomb.append("a%d: &a%d [%s]\n".formatted(i, i, all.substring(0, all.length() - 2)));
        }
        assertThat(Trial.refusal(bomb.toString())).contains("more than 500000 values");
    }

    @Test
    void aliases_within_bounds_are_their_values() {
        String yaml = Trial.rule("sel:\n  f: &v a\n  g: *v", "sel");
        assertThat(Trial.fires(Trial.loaded(yaml).rule().condition(), Trial.texts("f", "a", "g", "a")))
                .isTrue();
    }

    @Test
    void deep_yaml_is_refused() {
        assertThat(Trial.refusal("a: " + "[".repeat(100) + "]".repeat(100))).contains("nested deeper than 64");
        assertThat(Trial.refusal("a: " + "[".repeat(100_000))).isNotEmpty();
    }

    @Test
    void a_file_that_is_too_long_is_refused() {
        assertThat(Trial.refusal("# " + "x".repeat(4 << 20))).contains("longer than");
    }

    @Test
    void an_escape_that_the_file_ends_in_is_refused() {
        for (String cut : List.of("\\x", "\\x4", "\\u00", "\\U0000000", "\\UFFFFFFFF", "\\uD800")) {
            assertThat(Trial.refusal("title: \"a" + cut)).as(cut).startsWith("not YAML");
            assertThat(Trial.read("title: \"a" + cut + "\"\nlogsource: {product: x}\n"))
                    .as(cut)
                    .hasSize(1);
        }
    }
}
