package org.cresset.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cresset.rule.Level;
import org.cresset.rule.Placeholders;
import org.cresset.rule.RuleFiles;
import org.cresset.rule.RuleReader.Reading;
import org.junit.jupiter.api.Test;

/// Our own rules against the events that lie beside each of them.
final class OwnRulesTest {

    private static final Path RULES = Path.of("../rules");
    private static final Pattern CASE =
            Pattern.compile("\\{\"expect\": ?(true|false), ?\"why\": ?\"([^\"]+)\", ?\"events?\": ?(.*)}");

    private static final List<Reading> ALL = new RuleFiles(Placeholders.NONE).read(RULES);
    private static final int MOST_TECHNIQUES = 4;

    /// A line of a test file.
    ///
    /// @param log an event, or for a correlation a list of them
    private record Case(boolean expect, String why, String log) {}

    private static List<Path> files(String ending) throws IOException {
        try (Stream<Path> walk = Files.walk(RULES)) {
            return walk.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private static List<Case> cases(Path rule) throws IOException {
        List<Case> cases = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of(rule.toString().replace(".yml", ".jsonl")))) {
            Matcher matcher = CASE.matcher(line);
            assertThat(matcher.matches()).as("%s: %s", rule, line).isTrue();
            cases.add(new Case(Boolean.parseBoolean(matcher.group(1)), matcher.group(2), matcher.group(3)));
        }
        return cases;
    }

    /// A hit is evidence for something; one that may show anything shows nothing.
    @Test
    void no_rule_names_more_than_a_few_techniques() {
        assertThat(ALL.stream()
                        .map(reading -> ((Reading.Loaded) reading).rule())
                        .filter(rule -> rule.correlation().isEmpty()
                                && rule.techniques().size() > MOST_TECHNIQUES)
                        .map(rule -> rule.path() + " " + rule.techniques()))
                .isEmpty();
    }

    @Test
    void every_correlation_finds_the_rules_it_looks_at() {
        assertThat(Scanned.of(ALL, "", "").rules().refused()).isEmpty();
    }

    @Test
    void every_rule_is_loaded_without_warnings() {
        assertThat(ALL).isNotEmpty().allSatisfy(reading -> {
            assertThat(reading).isInstanceOf(Reading.Loaded.class);
            assertThat(((Reading.Loaded) reading).warnings()).isEmpty();
        });
    }

    @Test
    void every_rule_has_events_and_all_events_have_a_rule() throws IOException {
        assertThat(new TreeSet<>(files(".jsonl").stream()
                        .map(file -> file.toString().replace(".jsonl", ".yml"))
                        .toList()))
                .isEqualTo(
                        new TreeSet<>(files(".yml").stream().map(Path::toString).toList()));
    }

    @Test
    void every_rule_fires_on_its_events_and_not_on_the_others() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path rule : files(".yml")) {
            List<Reading> readings = readings(rule);
            List<Case> cases = cases(rule);
            assertThat(cases.stream().map(Case::expect)).as(rule.toString()).contains(true, false);
            for (Case one : cases) {
                Scanned scanned = Scanned.of(readings, "", one.log() + "\n");
                assertThat(scanned.problems()).as("%s: %s", rule, one.why()).isEmpty();
                assertThat(scanned.account().hadSource(0) || isCorrelation(readings.getFirst()))
                        .as("%s: %s has the source of the rule", rule, one.why())
                        .isTrue();
                long fired = scanned.account().hits(0) + scanned.account().fedBy(0);
                if (fired != (one.expect() ? 1 : 0)) {
                    wrong.add(rule + " fired " + fired + " times on: " + one.why());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /// The rule, and if it is a correlation those that it may look at.
    private static List<Reading> readings(Path rule) {
        List<Reading> readings = new ArrayList<>(new RuleFiles(Placeholders.NONE).read(rule));
        if (isCorrelation(readings.getFirst())) {
            ALL.stream()
                    .filter(other -> !id(other).equals(id(readings.getFirst())))
                    .forEach(readings::add);
        }
        return readings;
    }

    private static boolean isCorrelation(Reading reading) {
        return reading instanceof Reading.Loaded loaded
                && loaded.rule().correlation().isPresent();
    }

    private static String id(Reading reading) {
        return reading instanceof Reading.Loaded loaded ? loaded.rule().id() : "";
    }

    @Test
    void no_grave_rule_fires_on_a_harmless_event_of_another() throws IOException {
        List<String> why = new ArrayList<>();
        StringBuilder log = new StringBuilder();
        for (Path rule : files(".yml")) {
            // what is harmless together may hold something that is not
            boolean single =
                    !isCorrelation(new RuleFiles(Placeholders.NONE).read(rule).getFirst());
            for (Case one : single ? cases(rule) : List.<Case>of()) {
                if (!one.expect()) {
                    why.add(rule + ": " + one.why());
                    log.append(one.log()).append('\n');
                }
            }
        }
        List<Detection> found = Scanned.of(alone(), "", log.toString()).detections();
        assertThat(found.stream()
                        .filter(detection -> detection.rule().level().compareTo(Level.HIGH) >= 0)
                        .map(detection -> detection.rule().title() + " fired on "
                                + why.get((int) detection.source().record() - 1)))
                .isEmpty();
    }

    /// All rules that look at single events.
    private static List<Reading> alone() {
        return ALL.stream().filter(reading -> !isCorrelation(reading)).toList();
    }

    @Test
    void the_rules_in_the_jar_are_the_rules_of_the_folder() {
        assertThat(new RuleFiles(Placeholders.NONE).own()).hasSameSizeAs(ALL);
    }
}
