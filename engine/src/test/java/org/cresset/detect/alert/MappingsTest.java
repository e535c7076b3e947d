package org.cresset.detect.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.cresset.Fuzz;
import org.cresset.detect.Detection;
import org.cresset.event.Timestamps;
import org.cresset.rule.Level;
import org.cresset.rule.RuleException;
import org.junit.jupiter.api.Test;

/// Mapping files: alerts of any product.
final class MappingsTest {

    private static final String FULL = """
        - product: acme
          when:
            fields: {kind: [alarm, alert], rule.title: '*'}
            path: '*/alarms/*'
          time: [seen at, when]
          host: asset.name
          name: rule.title
          id: rule.no
          severity: {field: prio, values: {1: critical, 2-3: high, low: informational, 0: none}}
          technique: attack
          tactic: phase
          words: kinds
          user: who
          process: {pid: p.id, guid: p.guid, image: p.exe, command_line: p.cmd}
          source: from
          destination: to
        """;
    private static final String TABLE = """
        product: lists
        when: {fields: [short, name]}
        time: time
        host: host
        name: name
        id: short
        source: ip
        """;

    private static AlertForms forms(String yaml) {
        return AlertForms.bundled(Level.INFORMATIONAL).with(yaml);
    }

    @Test
    void a_record_of_a_product_that_nobody_knows() {
        String log = """
            {"kind":"Alarm","when":"2026-03-04 08:00:00","asset":{"name":"h1"},"rule":{"title":"Odd","no":12},"prio":3,
            "attack":"T1059","phase":"Execution","who":"ada","p":{"id":7,"exe":"/bin/a","cmd":"a -b"},"from":"192.0.2.1","to":"192.0.2.2"}
            """;
        Raised raised = Raised.of(forms(FULL), "case/alarms/a.json", log);
        Detection found = raised.one();
        assertThat(Raised.told(found)).isEqualTo("acme:12 | Odd | high | T1059 | execution");
        assertThat(found.host()).contains("h1");
        assertThat(Timestamps.format(found.time())).isEqualTo("2026-03-04T08:00:00.000Z");
        assertThat(found.process().orElseThrow())
                .isEqualTo(new Detection.Actor(
                        java.util.Optional.empty(),
                        java.util.Optional.of(7L),
                        java.util.Optional.of("/bin/a"),
                        java.util.Optional.of("a -b"),
                        java.util.Optional.of("ada")));
        assertThat(found.matched())
                .containsEntry("src_ip", "192.0.2.1")
                .containsEntry("dst_ip", "192.0.2.2")
                .containsEntry("prio", "3");
        assertThat(raised.sources()).containsExactly("acme/alerts");
        assertThat(Raised.of(forms(FULL), "case/other/a.json", log).alerts()).isEmpty();
        assertThat(Raised.of(forms(FULL), "case/other/a.json", log).sources()).containsExactly("-/-");
        assertThat(Raised.of(forms(FULL), "case/alarms/a", log.replace("Alarm", "note"))
                        .alerts())
                .isEmpty();
        assertThat(Raised.of(forms(FULL), "case/alarms/a", log.replace("\"prio\":3", "\"prio\":0"))
                        .alerts())
                .isEmpty();
        assertThat(Raised.told(Raised.of(forms(FULL), "case/alarms/a", log.replace("\"prio\":3", "\"prio\":\"LOW\""))
                        .one()))
                .contains("| informational |");
    }

    @Test
    void a_table_of_alerts_of_several_products() {
        Raised raised = Raised.of(forms(TABLE), "x_alerts.txt", """
            time,name,ip,host,short,time_label,event_label
            1642213952,Antivirus: database update,192.0.2.7,mail,A-Upd,quiet,-
            1642213960,"Sensor: Alert - ""ET SCAN Port Scan""\",192.0.2.8,inet-fw,S-Scan,scan,scan
            1642213961,Watcher: Odd thing,,,W-1,-,-
            """);
        assertThat(raised.problems()).isEmpty();
        assertThat(raised.alerts().stream().map(Raised::told))
                .containsExactly(
                        "lists:A-Upd | Antivirus: database update | informational |  | ",
                        "lists:S-Scan | Sensor: Alert - \"ET SCAN Port Scan\" | medium | T1046 | discovery",
                        "lists:W-1 | Watcher: Odd thing | low |  | ");
        assertThat(raised.alerts().getFirst().host()).contains("mail");
        assertThat(Timestamps.format(raised.alerts().getFirst().time())).isEqualTo("2022-01-15T02:32:32.000Z");
        assertThat(raised.alerts().get(2).host()).isEmpty();
    }

    @Test
    void without_a_mapping_the_table_is_unreadable_and_other_records_stay_what_they_are() {
        assertThat(Raised.of("time,name,ip,host,short\n1642213952,a,b,c,d\n").problems())
                .hasSize(1);
        String windows = """
            {"EventID":4624,"Channel":"Security","Provider_Name":"x","name":"n","short":"s","TargetUserName":"ada"}
            """;
        Raised raised = Raised.of(forms(TABLE), "log", windows);
        assertThat(raised.sources()).containsExactly("windows/security");
        assertThat(raised.others()).hasSize(1);
        assertThat(raised.alerts()).hasSize(1);
    }

    @Test
    void a_mapping_goes_before_what_the_jar_brings() {
        String wazuh = "{\"rule\":{\"id\":\"7\",\"level\":3,\"description\":\"d\"},\"agent\":{\"name\":\"a\"}}";
        String own = "{product: ours, when: {fields: [rule.id]}, name: rule.description}";
        assertThat(Raised.of(forms(own), "log", wazuh).one().rule().id()).startsWith("ours:");
    }

    @Test
    void errors_name_line_and_reason() {
        assertRefused("", "it holds no mapping");
        assertRefused("text", "line 1: a mapping of alerts is not a list of keys with values");
        assertRefused("{product: a, when: {fields: [x]}}", "lacks its name and its id");
        assertRefused("{product: A b, when: {fields: [x]}, name: n}", "product is a word of small letters");
        assertRefused("{when: {fields: [x]}, name: n}", "lacks its product");
        assertRefused("{product: a, name: n}", "lacks its when");
        assertRefused("{product: a, when: {}, name: n}", "names neither fields nor a path");
        assertRefused("{product: a, when: {field: x}, name: n}", "unknown key 'field' of when");
        assertRefused("product: a\nwhen: {fields: [x]}\nname: n\nnaem: n\n", "line 4: unknown key 'naem'");
        assertRefused("{product: a, when: {fields: [x]}, name: {a: b}}", "name is not a text");
        assertRefused("{product: a, when: {fields: [x]}, name: []}", "name names no field");
        assertRefused("{product: a, when: {fields: [x]}, name: n, severity: {values: {}}}", "severity lacks its field");
        assertRefused(
                "{product: a, when: {fields: [x]}, name: n, severity: {field: s, values: {1: bad}}}",
                "'bad' is no level");
        assertRefused("{product: a, when: {fields: [x]}, name: n, process: {image: i, x: y}}", "unknown key 'x'");
        assertRefused("a: [", "not YAML");
    }

    private static void assertRefused(String yaml, String reason) {
        assertThatThrownBy(() -> forms(yaml))
                .as(yaml)
                .isInstanceOf(RuleException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void whatever_a_mapping_file_holds_it_is_read_or_refused() {
        List<byte[]> good = Stream.of(FULL, TABLE)
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
        String log =
                "{\"kind\":\"alarm\",\"short\":\"s\",\"name\":\"n\",\"time\":1,\"prio\":2,\"rule\":{\"title\":\"t\"}}";
        Fuzz.run(3, good, bytes -> {
            AlertForms forms;
            try {
                forms = forms(new String(bytes, StandardCharsets.UTF_8));
            } catch (RuleException refused) {
                assertThat(refused).message().isNotBlank();
                return;
            }
            assertThat(Raised.of(forms, "case/alarms/a", log).sources()).hasSize(1);
        });
    }
}
