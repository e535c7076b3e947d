package org.cresset.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.cresset.Fuzz;
import org.cresset.Shared;
import org.cresset.rule.RuleReader.Reading;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rules that were read before are the same rules, and whatever happens to the cache changes nothing.
final class RuleCacheTest {

    private static final String EVERYTHING = """
            title: 'Everything \u65e5'
            id: 5a7a7a1c-6f0e-4d0c-9f52-3b8c9a9d7a01
            level: high
            status: test
            tags: [attack.t1059, x]
            logsource: {product: windows, category: process_creation}
            detection:
              a:
                Image|endswith: ['\\a.exe', 'b?\\*c', '日本']
                CommandLine|windash|contains|all: [' -x', ' /y*z']
                f|re|i|m: 'a+(b|c)'
                f|cidr: ['10.0.0.0/8', 'fe80::/10']
                n|gte: 1.50
                t|hour|lt: 22
                g|exists: false
                h: null
                i|fieldref|endswith: j
                k|cased: ["Q\\ud83d", '\u00e9\u65e5']
              b: [word, 'a*b', {f: ''}]
              condition: (a and not b) or 2 of them
            """;

    private static List<Reading> fresh() {
        List<Reading> readings = new ArrayList<>();
        readings.addAll(Trial.read(EVERYTHING));
        readings.addAll(Trial.read("title: x\nlogsource: {product: y}\n"));
        readings.addAll(Trial.read("""
                title: f
                logsource: {product: y}
                filter: {rules: [b, A], s: {g|contains: h}, condition: s}
                """));
        readings.addAll(Trial.read("""
                title: warned of
                logsource: {product: y}
                detection: {s: {g|contains|all: h}, condition: s}
                """));
        return readings;
    }

    @Test
    void bytes_become_the_same_rules_again() {
        assertThat(fresh()).hasSize(4).first().isInstanceOf(Reading.Loaded.class);
        assertThat(fresh().get(2)).isInstanceOf(Reading.Filter.class);
        assertThat(((Reading.Loaded) fresh().getLast()).warnings()).hasSize(3);
        assertThat(RuleDecoder.decoded(RuleEncoder.encoded(fresh()))).isEqualTo(fresh());
    }

    @Test
    void the_corpus_becomes_the_same_rules_again() {
        List<Reading> corpus = new RuleFiles(Placeholders.NONE).read(Shared.path("sigmahq-2026-08-05/rules"));
        assertThat(RuleDecoder.decoded(RuleEncoder.encoded(corpus))).isEqualTo(corpus);
    }

    @Test
    void damaged_bytes_are_refused() {
        Fuzz.run(1, List.of(RuleEncoder.encoded(fresh())), bytes -> {
            try {
                assertThat(RuleDecoder.decoded(bytes)).isNotNull();
            } catch (RuntimeException refused) {
                assertThat(refused).isNotNull();
            }
        });
    }

    private static List<Reading> read(Path rules, Path cache, String program) {
        return new RuleFiles(Placeholders.NONE, Optional.of(new RuleCache(cache, program))).read(rules);
    }

    private static List<Path> kept(Path cache) throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            return files.sorted().toList();
        }
    }

    @Test
    void another_text_another_name_another_program_are_read_anew(@TempDir Path folder) throws IOException {
        Path rules = Files.createDirectory(folder.resolve("rules"));
        Path cache = folder.resolve("cache");
        Files.writeString(rules.resolve("a.yml"), EVERYTHING);
        List<Reading> first = read(rules, cache, "1");
        assertThat(read(rules, cache, "1")).isEqualTo(first);
        assertThat(kept(cache)).hasSize(1);
        Files.writeString(rules.resolve("a.yml"), EVERYTHING.replace("high", "low"));
        assertThat(read(rules, cache, "1")).isNotEqualTo(first);
        Files.move(rules.resolve("a.yml"), rules.resolve("b.yml"));
        read(rules, cache, "1");
        read(rules, cache, "2");
        assertThat(kept(cache)).hasSize(4);
        for (int i = 3; i < 30; i++) {
            read(rules, cache, "" + i);
        }
        assertThat(kept(cache)).hasSize(24);
    }

    @Test
    void a_damaged_or_unwritable_cache_changes_nothing(@TempDir Path folder) throws IOException {
        Path rules = Files.createDirectory(folder.resolve("rules"));
        Path cache = folder.resolve("cache");
        Files.writeString(rules.resolve("a.yml"), EVERYTHING);
        List<Reading> first = read(rules, cache, "1");
        byte[] bytes = Files.readAllBytes(kept(cache).getFirst());
        bytes[bytes.length / 2] ^= 1;
        Files.write(kept(cache).getFirst(), bytes);
        assertThat(read(rules, cache, "1")).isEqualTo(first);
        Files.write(kept(cache).getFirst(), new byte[3]);
        assertThat(read(rules, cache, "1")).isEqualTo(first);
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThat(read(rules, file, "1")).isEqualTo(first);
    }

    @Test
    void placeholders_are_part_of_what_was_read(@TempDir Path folder) throws IOException {
        Path rules = Files.writeString(
                folder.resolve("a.yml"),
                "title: t\nlogsource: {product: p}\ndetection: {s: {f|expand: '%x%'}, condition: s}\n");
        Optional<RuleCache> cache = Optional.of(new RuleCache(folder.resolve("cache"), "1"));
        List<Reading> one = new RuleFiles(new Placeholders(Map.of("x", List.of("1"))), cache).read(rules);
        List<Reading> two = new RuleFiles(new Placeholders(Map.of("x", List.of("2"))), cache).read(rules);
        List<Reading> apart = new RuleFiles(new Placeholders(Map.of("x", List.of("1", "2"))), cache).read(rules);
        List<Reading> joined = new RuleFiles(new Placeholders(Map.of("x", List.of("1, 2"))), cache).read(rules);
        assertThat(one).isNotEqualTo(two);
        assertThat(joined).isNotEqualTo(apart);
    }
}
