package org.cresset.rule.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cresset.Fuzz;
import org.cresset.rule.Finding;
import org.cresset.rule.Finding.Code;
import org.cresset.rule.Placeholders;
import org.cresset.rule.RuleReader;
import org.cresset.rule.RuleReader.Reading;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What the linter finds, and what it leaves alone.
final class LinterTest {

    private static final Linter LINTER = new Linter();

    private static final String GOOD = """
            title: Archive of Mail Files
            id: 5a7a7a1c-6f0e-4d0c-9f52-3b8c9a9d7a01
            status: test
            description: Somebody packs mail files.
            author: Cresset
            date: 2026-03-01
            modified: 2026-03-02
            tags:
                - attack.collection
                - attack.t1560.001
            logsource:
                product: windows
                category: process_creation
            detection:
                tool:
                    Image|endswith: '\\7z.exe'
                mail:
                    CommandLine|contains: ['.pst', '.ost']
                condition: tool and mail
            falsepositives:
                - Backups
            level: high
            """;

    private static List<Reading> read(String rule) {
        return LINTER.compared(new RuleReader(Placeholders.NONE, LINTER).read(rule, "rule.yml"));
    }

    private static List<Finding> found(String rule) {
        return read(rule).stream()
                .flatMap(reading -> reading instanceof Reading.Loaded loaded
                        ? loaded.warnings().stream()
                        : Stream.of(new Finding(Code.NEVER, 0, "refused", reading.toString())))
                .toList();
    }

    private static List<Code> codes(String rule) {
        return found(rule).stream().map(Finding::code).toList();
    }

    /// The good rule with a part replaced that it must have.
    private static String with(String part, String other) {
        assertThat(GOOD).contains(part);
        return GOOD.replace(part, other);
    }

    private static String without(String line) {
        return GOOD.lines().filter(each -> !each.startsWith(line)).reduce("", (a, b) -> a + b + "\n");
    }

    /// The good rule with other items in its second detection.
    private static String mail(String items) {
        return with("CommandLine|contains: ['.pst', '.ost']", items);
    }

    private static String condition(String condition) {
        return with("tool and mail", condition);
    }

    private static String tags(String tag) {
        return with("    - attack.t1560.001\n", "    - attack.t1560.001\n    - " + tag + "\n");
    }

    private static Map<Code, String> metadata() {
        return Map.ofEntries(
                Map.entry(Code.NO_ID, without("id:")),
                Map.entry(Code.ID_NO_UUID, with("5a7a7a1c-", "")),
                Map.entry(Code.NO_LEVEL, without("level:")),
                Map.entry(Code.NO_STATUS, without("status:")),
                Map.entry(Code.UNKNOWN_STATUS, with("status: test", "status: testing")),
                Map.entry(Code.NO_DESCRIPTION, without("description:")),
                Map.entry(Code.NO_AUTHOR, without("author:")),
                Map.entry(Code.NO_DATE, without("date:")),
                Map.entry(Code.BAD_DATE, with("2026-03-01", "2026/03/01")),
                Map.entry(Code.LONG_TITLE, with("Mail Files", "Mail ".repeat(25) + "Files")),
                Map.entry(Code.TITLE_STOP, with("Mail Files\n", "Mail Files.\n")),
                Map.entry(Code.NO_FALSE_POSITIVES, with("    - Backups\n", "")),
                Map.entry(Code.MISSPELLED_KEY, with("modified:", "modifed:")),
                Map.entry(Code.NOT_A_LIST, with("falsepositives:\n    - Backups", "falsepositives: Backups")),
                Map.entry(Code.BAD_RELATED, GOOD + "related: [{id: x, type: similar}]\n"));
    }

    private static Map<Code, String> detections() {
        String detection = "CommandLine";
        return Map.ofEntries(
                Map.entry(Code.UNKNOWN_SOURCE, with("process_creation", "process_creaton")),
                Map.entry(Code.SOURCE_KEY, with("    category:", "    definition: x\n    sevice: x\n    category:")),
                Map.entry(Code.WHOLE_PRODUCT, with("    category: process_creation\n", "")),
                Map.entry(Code.ALL_OF_ONE_VALUE, mail("CommandLine|contains|all: '.pst'")),
                Map.entry(Code.NULL_IN_LIST, mail("CommandLine: [null, 'x.pst']")),
                Map.entry(Code.KEYWORD_PLACE, mail("'|startswith': 'x.pst'")),
                Map.entry(Code.TIMEFRAME, with("    condition:", "    timeframe: 5m\n    condition:")),
                Map.entry(Code.WILDCARD_AS_MODIFIER, mail("CommandLine: '*.pst*'")),
                Map.entry(Code.ONLY_WILDCARDS, mail("CommandLine: '*'")),
                Map.entry(Code.EMPTY_TEXT, mail("CommandLine|contains: ''")),
                Map.entry(Code.DOUBLE_WILDCARD, mail("CommandLine|contains: 'a**b'")),
                Map.entry(Code.WILDCARD_BESIDE_MODIFIER, mail("CommandLine|endswith: '*.pst'")),
                Map.entry(Code.ESCAPED_WILDCARD, mail(detection + "|contains: '\\AppData\\Temp\\*.pst'")),
                Map.entry(Code.NETWORK_PATH, mail(detection + "|startswith: '\\\\server\\share'")),
                Map.entry(Code.VALUE_TWICE, mail("CommandLine|contains: ['.pst', '.ost', '.pst']")),
                Map.entry(Code.VALUE_IN_OTHER_CASE, mail("CommandLine|contains: ['.pst', '.PST']")),
                Map.entry(Code.COVERED_VALUE, mail("CommandLine|contains: ['.pst', 'mail.pst']")),
                Map.entry(Code.TWO_PLACES, mail("CommandLine|contains|endswith: '.pst'")),
                Map.entry(Code.PART_OF_NUMBER, mail("EventID|contains: 46")),
                Map.entry(Code.FIELD_IN_OTHER_CASE, mail("Commandline|contains: '.pst'")),
                Map.entry(Code.LITERAL_EXPRESSION, mail("CommandLine|re: 'mail\\.pst'")),
                Map.entry(Code.OPEN_EXPRESSION, mail("CommandLine|re: '.*mail\\d\\.pst'")));
    }

    private static Map<Code, String> conditions() {
        String noTool = "tool:\n        Image|endswith: '\\7z.exe'";
        return Map.ofEntries(
                Map.entry(Code.UNUSED_DETECTION, condition("tool")),
                Map.entry(Code.ONE_OF_ONE, condition("tool and 1 of mail*")),
                Map.entry(
                        Code.MIXED_OPERATORS,
                        condition("tool and mail or more").replace("    mail:", "    more: {User: x}\n    mail:")),
                Map.entry(Code.FILTER_WITHOUT_NOT, condition("tool and filter").replace("    mail:", "    filter:")),
                Map.entry(Code.ONLY_NEGATIONS, condition("not tool and not mail")),
                Map.entry(
                        Code.TOO_BROAD,
                        mail("CommandLine|contains: '-e'").replace(noTool, "tool:\n        Image: '*'")),
                Map.entry(Code.NEVER, mail("Image|endswith: ['\\zip.exe', '\\rar.exe']")),
                Map.entry(Code.UNKNOWN_NAMESPACE, tags("apt.bear")),
                Map.entry(Code.UNKNOWN_TECHNIQUE, tags("attack.t1560.999")),
                Map.entry(Code.UNKNOWN_TACTIC, tags("attack.colection")),
                Map.entry(Code.NO_TACTIC, with("attack.collection", "attack.impact")),
                Map.entry(Code.TAG_TWICE, tags("attack.T1560.001")),
                Map.entry(
                        Code.NO_ATTACK_TAG,
                        with("    - attack.collection\n    - attack.t1560.001\n", "    - tlp.clear\n")),
                Map.entry(Code.TAG_FORM, tags("cve.21-44228")),
                Map.entry(Code.OTHER_ATTACK, tags("attack.t1086")),
                Map.entry(Code.NO_WITNESS, condition("tool or not mail")),
                Map.entry(
                        Code.EXPRESSION_WITHOUT_LITERAL,
                        condition("mail").replace("contains: ['.pst', '.ost']", "re: '[0-9]+[a-f]+'")),
                Map.entry(Code.HOLDS_AT_ONCE, correlation("type: event_count, rules: a, condition: {lt: 5}")),
                Map.entry(
                        Code.PARTIAL_ALIAS,
                        correlation("type: temporal, rules: [a, b], group-by: u, aliases: {u: {a: x}}")),
                Map.entry(Code.NO_GROUP, correlation("type: temporal, rules: [a, b]")),
                Map.entry(Code.EXPRESSION_WITH_BUDGET, mail("CommandLine|re: 'mail(?!x)\\.pst'")));
    }

    private static String correlation(String fields) {
        return GOOD.substring(0, GOOD.indexOf("logsource:")) + "correlation: {timespan: 1m, " + fields + "}\n";
    }

    /// What only shows where several documents stand beside each other, or another class tells.
    private static final Set<Code> ELSEWHERE = EnumSet.of(
            Code.SAME_TITLE, Code.SAME_LOGIC, Code.FILTER_KEEPS, Code.FILTER_WITHOUT_RULE, Code.FILTER_OF_OTHER_SOURCE);

    @TestFactory
    Stream<DynamicTest> each_code_is_found_in_its_example() {
        return Stream.of(metadata(), detections(), conditions())
                .flatMap(map -> map.entrySet().stream())
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey().name(),
                        () -> assertThat(codes(entry.getValue()))
                                .as(entry.getValue())
                                .contains(entry.getKey())));
    }

    @Test
    void every_code_has_an_example() {
        Set<Code> shown = EnumSet.copyOf(ELSEWHERE);
        Stream.of(metadata(), detections(), conditions()).forEach(map -> shown.addAll(map.keySet()));
        assertThat(shown).isEqualTo(EnumSet.allOf(Code.class));
    }

    @Test
    void a_good_rule_has_no_findings() {
        assertThat(found(GOOD)).isEmpty();
    }

    @Test
    void a_finding_says_where_it_is() {
        assertThat(found(mail("CommandLine|contains: ['.pst', '.pst']")))
                .extracting(Finding::shown)
                .containsExactly("'.pst' stands twice (at mail/CommandLine, line 18)");
    }

    @Test
    void a_misspelled_word_is_told_with_the_one_that_was_likely_meant() {
        assertThat(found(with("process_creation", "process_creaton")).getFirst().text())
                .contains("windows/process_creaton")
                .endsWith("is it 'process_creation'?");
        assertThat(found(tags("attack.credential_acces")).getFirst().text()).endsWith("is it 'credential-access'?");
    }

    @Test
    void tactics_that_came_later_and_underscores_are_known() {
        assertThat(found(tags("attack.stealth"))).isEmpty();
        assertThat(found(tags("attack.defense_evasion"))).isEmpty();
        String hidden = with("attack.t1560.001", "attack.t1564.001").replace("attack.collection", "attack.stealth");
        assertThat(found(hidden)).isEmpty();
    }

    @Test
    void texts_that_only_look_alike_are_left_alone() {
        assertThat(found(mail("CommandLine|contains: ['-Filter \\*', 'a\\?b', '(objectclass=\\*)']")))
                .isEmpty();
        assertThat(found(mail("CommandLine|startswith: '\\\\\\\\server\\share'")))
                .isEmpty();
        assertThat(found(mail("CommandLine|contains: '\\\\server'"))).isEmpty();
        assertThat(found(mail("CommandLine: '*a?b*'"))).isEmpty();
        assertThat(found(mail("CommandLine|cased|contains: ['.pst', '.PST']"))).isEmpty();
        assertThat(found(mail("CommandLine|re: ['abcd+', 'ABCD+']"))).isEmpty();
        assertThat(found(mail("CommandLine|startswith: ['ab', 'cab']"))).isEmpty();
    }

    @Test
    void the_word_null_is_not_the_null_that_stands_for_a_missing_field() {
        assertThat(codes(mail("CommandLine: [null, 'null', 'NULL.pst']"))).containsExactly(Code.NULL_IN_LIST);
    }

    @Test
    void a_short_text_is_enough_beside_another() {
        assertThat(codes(mail("CommandLine|contains|all: [' -a', ' -b']"))).isEmpty();
        assertThat(codes(mail("CommandLine|contains: '\u202e'"))).isEmpty();
    }

    @Test
    void detections_exclude_each_other_only_where_no_text_meets_both() {
        assertThat(codes(mail("Image|contains: 'C:\\'"))).isEmpty();
        assertThat(codes(mail("Image|startswith: 'C:\\'"))).isEmpty();
        assertThat(codes(mail("Image: 'C:\\7Z.EXE'"))).isEmpty();
        assertThat(codes(mail("Image: ['C:\\z.exe', 'C:\\7z.exe']"))).isEmpty();
        assertThat(codes(mail("Image: 'C:\\z.exe'"))).containsExactly(Code.NEVER);
        assertThat(codes(condition("(tool and mail) or (mail and not mail)"))).containsExactly(Code.NEVER);
    }

    @Test
    void a_log_source_that_is_the_readers_own_is_known() {
        String remarks =
                with("product: windows", "product: cresset").replace("category: process_creation", "service: evtx");
        assertThat(codes(remarks)).isEmpty();
        String both = with("category: process_creation", "category: process_creation\n    service: sysmon");
        assertThat(codes(both)).isEmpty();
        assertThat(codes(both.replace("sysmon", "powershell"))).containsExactly(Code.UNKNOWN_SOURCE);
    }

    @Test
    void titles_and_logic_that_stand_twice_are_told_once() {
        String other =
                GOOD.replace("7a01", "7a02").replace("tool", "packer").replace("['.pst', '.ost']", "['.ost', '.pst']");
        List<List<Code>> codes = new ArrayList<>();
        read(GOOD + "---\n" + other)
                .forEach(reading -> codes.add(((Reading.Loaded) reading)
                        .warnings().stream().map(Finding::code).toList()));
        assertThat(codes).containsExactly(List.of(), List.of(Code.SAME_TITLE, Code.SAME_LOGIC));
    }

    @Test
    void damaged_rules_are_looked_at_without_failing() {
        List<byte[]> rules = Stream.of(metadata(), detections(), conditions())
                .flatMap(map -> map.values().stream())
                .map(rule -> rule.getBytes(StandardCharsets.UTF_8))
                .toList();
        Fuzz.run(
                1,
                rules,
                bytes -> assertThat(found(new String(bytes, StandardCharsets.UTF_8)))
                        .allSatisfy(finding -> assertThat(finding.shown()).isNotBlank()));
    }

    @Test
    void large_values_take_no_time() {
        String backslashes = "\\a".repeat(200_000);
        assertThat(found(mail("CommandLine|contains: '" + backslashes + "'"))).isEmpty();
        assertThat(codes(mail("CommandLine|re: '" + "a".repeat(19_000) + "'")))
                .containsExactly(Code.LITERAL_EXPRESSION);
        String many =
                IntStream.range(0, 20_000).mapToObj(i -> "'" + i + "x'").collect(Collectors.joining(", ", "[", "]"));
        assertThat(found(mail("CommandLine|contains: " + many))).isEmpty();
    }
}
