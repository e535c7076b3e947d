package org.cresset.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cresset.detect.PipelinesTest.fired;
import static org.cresset.detect.PipelinesTest.pipeline;
import static org.cresset.detect.PipelinesTest.pipelines;
import static org.cresset.detect.Scanned.readings;
import static org.cresset.detect.Scanned.rule;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cresset.event.Event;
import org.cresset.event.EventSource;
import org.cresset.event.LogSources;
import org.cresset.read.Limits;
import org.cresset.read.Sink;
import org.cresset.read.Unreadable;
import org.cresset.read.evtx.EvtxReader;
import org.cresset.rule.PipelineResolver;
import org.cresset.rule.Pipelines;
import org.junit.jupiter.api.Test;

/// Pipelines that users do not write themselves: those of pySigma and the bundled one; and what none may touch.
final class ForeignPipelinesTest {

    /// The transformations of pySigma, on the events that rules changed by them would look for.
    @Test
    void a_pipeline_of_pysigma_finds_what_its_queries_would() {
        Pipelines with = pipelines("""
            name: siem
            transformations:
            - type: add_condition
              conditions: {EventID: 1}
              rule_conditions: [{type: logsource, category: process_creation, product: windows}]
            - type: change_logsource
              product: windows
              service: sysmon
              rule_conditions: [{type: logsource, category: process_creation, product: windows}]
            - type: add_condition
              conditions: {Channel: Sys*}
              rule_conditions: [{type: logsource, product: windows, service: sysmon}]
            - type: field_name_mapping
              mapping: {EventID: code, Channel: chan, Image: [exe, image]}
            - type: field_name_prefix_mapping
              mapping: {File.: file_}
            """);
        String log = """
            {"code":1,"chan":"Sysmon","image":"cmd","exe":"other","file_Name":"n"}
            {"code":2,"chan":"Sysmon","image":"cmd"}
            {"code":1,"chan":"Other","image":"cmd"}
            {"code":1,"image":"cmd"}
            """;
        String start = rule(1, "windows", "Image: cmd")
                .replace("product: windows", "product: windows, category: process_creation");
        String sysmon =
                rule(2, "windows", "Image: cmd").replace("product: windows", "product: windows, service: sysmon");
        String file = rule(3, "windows", "File.Name: n");
        assertThat(fired(with, log, start, sysmon, file)).containsExactly("Rule 1", "Rule 2", "Rule 3", "Rule 2");
    }

    private static void assertEcs(String code, String category, String asked, String more) {
        Pipelines ecs = pipelines(Pipelines.bundled("ecs-windows").orElseThrow());
        String log = "{'event':{'code':'" + code
                + "','provider':'Microsoft-Windows-Sysmon'},'process':{'executable':'p'}," + more + "}";
        String rule = rule(1, "windows", asked).replace("product: windows", "product: windows, category: " + category);
        assertThat(fired(ecs, log.replace('\'', '"'), rule)).as(category).containsExactly("Rule 1");
    }

    @Test
    void the_bundled_pipeline_knows_the_events_of_sysmon_in_ecs() {
        assertEcs("3", "network_connection", "DestinationIp: 192.0.2.1", "'destination':{'ip':'192.0.2.1'}");
        assertEcs("3", "network_connection", "Initiated: 'true'", "'network':{'direction':'egress'}");
        assertEcs("7", "image_load", "ImageLoaded: f", "'file':{'path':'f'}");
        assertEcs("10", "process_access", "SourceImage: p", "'winlog':{'event_data':{'TargetImage':'t'}}");
        assertEcs("10", "process_access", "TargetImage: t", "'winlog':{'event_data':{'TargetImage':'t'}}");
        assertEcs("11", "file_event", "TargetFilename: f", "'file':{'path':'f'}");
        assertEcs("13", "registry_set", "TargetObject: k", "'registry':{'path':'k'}");
        assertEcs("13", "registry_set", "Details: d", "'registry':{'data':{'strings':['d']}}");
        assertEcs("17", "pipe_created", "PipeName: n", "'file':{'name':'n'}");
        assertEcs("22", "dns_query", "QueryName: q", "'dns':{'question':{'name':'q'}}");
    }

    @Test
    void what_cresset_says_of_a_file_is_no_event_of_the_user() throws IOException {
        Pipelines all = pipelines(pipeline("- {logsource: {product: linux}, set: {Log: changed}}\n"));
        RuleSet rules = RuleSet.of(readings(rule(1, "cresset", "Log: changed")), all::slots, Set.of());
        PipelineResolver resolver = all.resolver(rules.fields(), new LogSources(rules.fields()));
        List<EventSource> remarked = new ArrayList<>();
        new EvtxReader(rules.fields(), resolver, Limits.DEFAULT, false)
                .read(new ByteArrayInputStream(new byte[] {1, 2, 3}), "log", new Sink() {
                    @Override
                    public void event(Event event) {}

                    @Override
                    public void remark(Event event) {
                        remarked.add(event.source());
                    }

                    @Override
                    public void unreadable(Unreadable piece) {}

                    @Override
                    public void skipped(Unreadable piece) {}
                });
        assertThat(remarked).isNotEmpty().allMatch(source -> source.product().equals(Optional.of("cresset")));
        assertThat(resolver.uses().getFirst().events()).isZero();
    }
}
