package org.cresset.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.cresset.Fuzz;
import org.cresset.event.Event;
import org.cresset.event.FieldTable;
import org.cresset.event.Kind;
import org.cresset.event.LogSources;
import org.junit.jupiter.api.Test;

/// Damaged pipelines: read or refused with a reason, and what is read can be carried out.
final class PipelineFuzzTest {

    private static final List<byte[]> PIPELINES = Stream.of(
                    """
        name: ours
        priority: 10
        transformations:
          - id: one
            when: {vendor|startswith: ac, kind: [1, 2]}
            for: [{product: windows}, {category: file_event}]
            fields: {a.*: '*', kind: [EventID, x], exe: Image}
            values: {kind: {'1': process_creation}}
            set: {Channel: Security}
            time: [seen.at]
            logsource: {product: app, category: [c, d], service: s}
        """, """
        name: theirs
        transformations:
          - {type: add_condition, conditions: {EventID: 1}, rule_conditions: [{type: logsource, category: x}]}
          - {type: change_logsource, service: s, rule_conditions: [{type: logsource, category: x}]}
          - type: field_name_mapping
            mapping: {EventID: kind, Image: [exe, b]}
            rule_conditions: [{type: logsource, product: windows}, {type: logsource, service: s}]
            rule_cond_op: or
          - {type: field_name_prefix_mapping, mapping: {win.: winlog.}}
        """, Pipelines.bundled("ecs-windows").orElseThrow())
            .map(text -> text.getBytes(StandardCharsets.UTF_8))
            .toList();

    @Test
    void pipelines() {
        Fuzz.run(3, PIPELINES, bytes -> {
            Pipelines pipelines;
            try {
                pipelines = new Pipelines(List.of(PipelineReader.read(new String(bytes, StandardCharsets.UTF_8))));
            } catch (RuleException refused) {
                assertThat(refused).message().isNotBlank();
                return;
            }
            FieldTable fields = pipelines.slots(FieldTable.with(List.of("x", "win.a")));
            PipelineResolver resolver = pipelines.resolver(fields, new LogSources(fields));
            Event event = new Event(fields);
            for (String name : List.of("vendor", "kind", "exe", "a.x", "winlog.a", "seen.at", "event.provider")) {
                event.add(name, fields.slot(name), Kind.TEXT, "1");
            }
            resolver.resolve(event);
            assertThat(event.source()).isNotNull();
            assertThat(resolver.uses()).hasSize(1);
        });
    }
}
