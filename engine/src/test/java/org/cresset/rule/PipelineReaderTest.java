package org.cresset.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cresset.event.LogSource;
import org.cresset.rule.Pipeline.Prefix;
import org.cresset.rule.Pipeline.Rename;
import org.cresset.rule.Pipeline.Step;
import org.junit.jupiter.api.Test;

/// Files of pipelines: our own form, what of pySigma can be turned round, and what is refused.
final class PipelineReaderTest {

    private static Pipeline read(String steps) {
        return PipelineReader.read("name: p\ntransformations:\n" + steps);
    }

    private static void refused(String steps, String reason) {
        assertThatThrownBy(() -> read(steps)).isInstanceOf(RuleException.class).hasMessageContaining(reason);
    }

    @Test
    void what_is_not_of_the_form_is_refused_with_line_and_reason() {
        refused("- {}\n", "line 3: this must be a mapping");
        refused("- {when: {a: b}}\n", "line 3: the transformation does nothing");
        refused("- id: x\n  felds: {a: b}\n", "line 4: unknown key 'felds' of a transformation");
        refused("- {fields: {a: }}\n", "line 3: this must be a name");
        refused("- {fields: {a: []}}\n", "line 3: an empty list of names");
        refused("- {fields: {'a.*': b}}\n", "line 3: a name that ends in * stands for a beginning");
        refused("- {fields: {'*': 'b*'}}\n", "stands for a beginning");
        refused("- {fields: {a: b}, values: {c: {x: y}}}\n", "line 3: values of 'c', which is not under fields");
        refused("- {set: {a: [b]}}\n", "line 3: this must be a single value");
        refused("- {logsource: {produkt: x}}\n", "unknown key 'produkt' of a log source");
        refused("- {logsource: {product: ''}}\n", "a log source names a product, category or service");
        refused("- {for: {service: }, set: {a: b}}\n", "a log source names a product, category or service");
        refused("- {when: [word], set: {a: b}}\n", "line 3: a condition names the field that it looks at");
        refused("- {when: {a|like: b}, set: {a: b}}\n", "unknown modifier 'like' of 'a'");
        assertThatThrownBy(() -> PipelineReader.read("transformations: [{set: {a: b}}]"))
                .hasMessageContaining("a pipeline has a name");
        assertThatThrownBy(() -> PipelineReader.read("name: x\n"))
                .hasMessageContaining("a pipeline has a list of transformations");
        assertThatThrownBy(() -> PipelineReader.read("- x\n")).hasMessageContaining("a pipeline is one mapping");
        assertThatThrownBy(() -> PipelineReader.read("name: x\npriority: high\ntransformations: [{set: {a: b}}]"))
                .hasMessageContaining("priority is a whole number, not 'high'");
        assertThatThrownBy(() -> PipelineReader.read("name: [x\n")).hasMessageContaining("not YAML: line 2");
    }

    @Test
    void names_that_end_in_a_star_are_limited() {
        StringBuilder many = new StringBuilder();
        for (int i = 0; i < 21; i++) {
            many.append("- {fields: {'a").append(i).append(".*': '*'}}\n");
        }
        Pipeline pipeline = read(many.toString());
        assertThatThrownBy(() -> new Pipelines(List.of(pipeline))).hasMessageContaining("more than 20 names");
    }

    @Test
    void the_bundled_pipelines_are_read_without_warnings() {
        for (String name : Pipelines.BUNDLED) {
            Pipeline pipeline = PipelineReader.read(Pipelines.bundled(name).orElseThrow());
            assertThat(pipeline.name()).isEqualTo(name);
            assertThat(pipeline.warnings()).isEmpty();
        }
        assertThat(Pipelines.bundled("other")).isEmpty();
    }

    private static final String WINDOWS = """
        name: logs of a SIEM
        priority: 20
        allowed_backends: [x]
        transformations:
        - id: process start
          type: add_condition
          conditions: {EventID: 1}
          rule_conditions: [{type: logsource, product: windows, category: process_creation}]
        - id: to sysmon
          type: change_logsource
          product: windows
          service: sysmon
          rule_conditions: [{type: logsource, product: windows, category: process_creation}]
        - id: sysmon
          type: add_condition
          conditions: {Channel: 'Microsoft-Windows-Sysmon/Operational'}
          rule_conditions: [{type: logsource, product: windows, service: sysmon}]
        - id: names
          type: field_name_mapping
          mapping:
            EventID: event_id
            Channel: log_channel
            Image: [exe, process.executable]
          rule_conditions: [{type: logsource, product: windows}]
        - type: field_name_prefix_mapping
          mapping: {win.: winlog.}
        """;

    @Test
    void a_pipeline_of_pysigma_is_turned_round() {
        Pipeline pipeline = PipelineReader.read(WINDOWS);
        assertThat(pipeline.steps())
                .extracting(Step::name)
                .containsExactly("windows/sysmon", "windows/process_creation", "names", "line 25");
        Step process = pipeline.steps().get(1);
        assertThat(process.when().sources()).containsExactly(source("windows", "", "sysmon"));
        assertThat(process.when().condition().map(Explanation::fields).orElseThrow())
                .containsExactly("event_id");
        assertThat(process.origin().orElseThrow().categories()).containsExactly("process_creation");
        assertThat(pipeline.steps().get(2).renames())
                .contains(new Rename("Image", List.of("exe", "process.executable"), true));
        assertThat(pipeline.steps().get(3).prefixes()).containsExactly(new Prefix("winlog.", "win."));
        assertThat(pipeline.steps().get(3).values()).isEqualTo(Map.of());
    }

    private static LogSource source(String product, String category, String service) {
        return new LogSource(some(product), some(category), some(service));
    }

    private static Optional<String> some(String text) {
        return Optional.of(text).filter(given -> !given.isEmpty());
    }

    @Test
    void what_of_pysigma_has_no_counterpart_is_refused_by_name() {
        refused("- type: drop_detection_item\n", "line 3: the transformation 'drop_detection_item' changes rules");
        refused(
                "- {type: field_name_mapping, mapping: {a: b}, field_name_conditions: []}\n",
                "unknown key 'field_name_conditions' of 'field_name_mapping'");
        refused(
                "- {type: field_name_mapping, mapping: {a: b}, rule_conditions: [{type: tag, tag: x}]}\n",
                "the condition 'tag' is about rules");
        refused("- {type: field_name_mapping, mapping: {a: b}}\n- {set: {a: b}}\n", "cannot stand in one file");
        refused("- {type: add_condition, conditions: {a: b}}\n", "without rule_conditions");
        refused(
                "- {type: add_condition, conditions: {a: b}, template: true, rule_conditions: []}\n",
                "unknown key 'template'");
        refused(
                "- {type: field_name_mapping, mapping: {a: b}}\n- {type: field_name_mapping, mapping: {b: c}}\n",
                "line 4: 'b' takes a name that a transformation before has made");
        refused(
                "- {type: field_name_mapping, mapping: {a: b}}\n- {type: field_name_prefix, prefix: x.}\n",
                "'' takes a name that a transformation before has made");
        refused(
                "- {type: field_name_mapping, mapping: {a: b}}\n- {type: field_name_mapping, mapping: {a: c}}\n",
                "'a' is mapped twice for one log source");
        refused(
                "- {type: field_name_mapping, mapping: {a: b}, rule_conditions: "
                        + "[{type: logsource, product: x}, {type: logsource, product: y}]}\n",
                "joined by 'and'");
        assertThatThrownBy(() -> PipelineReader.read(WINDOWS + "vars: {a: b}\n"))
                .hasMessageContaining("'vars' is about queries");
    }

    @Test
    void one_transformation_may_swap_names_and_two_log_sources_may_differ() {
        assertThat(read("- {type: field_name_mapping, mapping: {a: b, b: a}}\n").steps())
                .hasSize(1);
        assertThat(read("""
            - {type: field_name_mapping, mapping: {a: b}, rule_conditions: [{type: logsource, category: x}]}
            - {type: field_name_mapping, mapping: {a: c}, rule_conditions: [{type: logsource, category: y}]}
            """).steps()).hasSize(2);
    }
}
