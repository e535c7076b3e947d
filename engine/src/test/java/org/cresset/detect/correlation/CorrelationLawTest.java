package org.cresset.detect.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cresset.event.Place;
import org.cresset.event.TimeTrust;
import org.cresset.rule.Correlation;
import org.cresset.rule.Placeholders;
import org.cresset.rule.RuleReader;
import org.cresset.rule.RuleReader.Reading;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The correlator and the definition over every small world: all rows of a few events with every choice of distance,
/// rule, group and value, delivered in order, out of order, twice, and over a snapshot.
final class CorrelationLawTest {

    /// What distinguishes an event of a small world.
    private record Choice(int gap, int position, String group, String value) {}

    static Stream<String> correlations() {
        return Stream.of(
                "type: event_count, rules: [a, b], condition: {gte: 2}",
                "type: event_count, rules: [a, b], condition: {gt: 1, lt: 3}",
                "type: event_count, rules: [a, b], condition: {eq: 2}",
                "type: event_count, rules: [a, b], condition: {neq: 1}",
                "type: value_count, rules: [a, b], condition: {gte: 2, field: v}",
                "type: value_count, rules: [a, b], condition: {gte: 2, field: [v, w]}",
                "type: value_sum, rules: [a, b], condition: {gte: 4, field: v}",
                "type: value_avg, rules: [a, b], condition: {gt: 2, field: v}",
                "type: value_avg, rules: [a, b], condition: {neq: 3, field: v}",
                "type: value_median, rules: [a, b], condition: {gte: 2, field: v}",
                "type: value_percentile, rules: [a, b], condition: {gt: 2, field: v, percentile: 75}",
                "type: temporal, rules: [a, b]",
                "type: temporal, rules: [a, b], condition: {gte: 1}",
                "type: temporal, rules: [a, b], condition: a and not b",
                "type: temporal_extended, rules: [a, b], condition: a or b",
                "type: temporal_ordered, rules: [a, b]",
                "type: temporal_ordered, rules: [b, a]",
                "type: temporal_ordered, rules: [a, b, a]",
                "type: temporal_ordered, rules: [a, a]",
                "type: temporal_ordered_extended, rules: [a, b], condition: b and a",
                "type: temporal_ordered, rules: [a, b], condition: a and not b");
    }

    private static Correlation correlation(String fields) {
        String rule = "title: t\nid: i\nlevel: low\ncorrelation: {timespan: 2s, group-by: g, " + fields + "}\n";
        Reading reading =
                new RuleReader(Placeholders.NONE).read(rule, "rule.yml").getFirst();
        assertThat(reading).isInstanceOf(Reading.Loaded.class);
        return ((Reading.Loaded) reading).rule().correlation().orElseThrow();
    }

    private static List<Choice> choices(List<Integer> gaps) {
        List<Choice> choices = new ArrayList<>();
        for (int gap : gaps) {
            for (int bits = 0; bits < 8; bits++) {
                choices.add(new Choice(gap, bits & 1, (bits & 2) == 0 ? "x" : "Y", (bits & 4) == 0 ? "1" : "3"));
            }
        }
        return choices;
    }

    private static void worlds(List<Choice> choices, int length, Consumer<List<Choice>> world) {
        int[] chosen = new int[length];
        do {
            List<Choice> events = new ArrayList<>();
            for (int each : chosen) {
                events.add(choices.get(each));
            }
            world.accept(events);
        } while (next(chosen, choices.size()));
    }

    private static boolean next(int[] chosen, int base) {
        for (int i = 0; i < chosen.length; i++) {
            if (++chosen[i] < base) {
                return true;
            }
            chosen[i] = 0;
        }
        return false;
    }

    /// The matches of the first correlation that the events of a world give, in the order of their time.
    private static List<Match> matches(List<Choice> world, List<Plan> plans) {
        Correlation asked = plans.getFirst().asked();
        List<Match> matches = new ArrayList<>();
        long time = 10;
        for (Choice choice : world) {
            time += choice.gap();
            String number = Integer.toString(matches.size());
            List<String> values = Collections.nCopies(asked.fields().size(), choice.value());
            matches.add(new Match(0, position(choice, asked), List.of(choice.group()), values, evidence(number, time)));
        }
        return matches;
    }

    /// A rule is known by its first place.
    private static int position(Choice choice, Correlation asked) {
        int position = choice.position() % asked.rules().size();
        return asked.rules().indexOf(asked.rules().get(position));
    }

    private static Evidence evidence(String id, long time) {
        return new Evidence(id, 0, time * 1_000_000, TimeTrust.STATED, Optional.empty(), new Place("log", 1, 0));
    }

    private static List<PlainCorrelation.Find> finds(Correlator correlator, List<Match> delivered) {
        List<PlainCorrelation.Find> finds = new ArrayList<>();
        delivered.forEach(correlator::add);
        correlator.advance(Long.MAX_VALUE, episode -> finds.add(find(episode)));
        return sorted(finds);
    }

    private static PlainCorrelation.Find find(Episode episode) {
        return new PlainCorrelation.Find(
                episode.plan(), episode.time(), episode.group(), episode.first(), episode.events(), episode.measure());
    }

    private static List<PlainCorrelation.Find> sorted(List<PlainCorrelation.Find> finds) {
        return finds.stream()
                .sorted(Comparator.comparing(PlainCorrelation.Find::toString))
                .toList();
    }

    private static List<PlainCorrelation.Find> expected(List<Plan> plans, List<Match> matches) {
        return sorted(PlainCorrelation.of(plans, matches));
    }

    private static void holdsInEveryWorld(List<Plan> plans, List<Choice> choices, int length) {
        Random random = new Random(20261124);
        worlds(choices, length, world -> {
            List<Match> matches = matches(world, plans);
            List<PlainCorrelation.Find> expected = expected(plans, matches);
            assertThat(finds(new Correlator(plans, Correlator.DEFAULT_BYTES), matches))
                    .as("%s", world)
                    .isEqualTo(expected);
            List<Match> shuffled = new ArrayList<>(matches);
            shuffled.add(matches.get(random.nextInt(matches.size())));
            Collections.shuffle(shuffled, random);
            assertThat(finds(new Correlator(plans, Correlator.DEFAULT_BYTES), shuffled))
                    .as("out of order and twice: %s", world)
                    .isEqualTo(expected);
            assertThat(oneByOne(plans, matches)).as("one by one: %s", world).isEqualTo(expected);
            assertThat(overSnapshot(plans, matches, random.nextInt(matches.size())))
                    .as("over a snapshot: %s", world)
                    .isEqualTo(expected);
        });
    }

    /// Delivers matches that are in their order already.
    private static List<PlainCorrelation.Find> oneByOne(List<Plan> plans, List<Match> matches) {
        List<PlainCorrelation.Find> finds = new ArrayList<>();
        Correlator correlator = new Correlator(plans, Correlator.DEFAULT_BYTES);
        matches.stream()
                .sorted(Match.ORDER)
                .forEach(match -> correlator.next(match, episode -> finds.add(find(episode))));
        correlator.advance(Long.MAX_VALUE, episode -> finds.add(find(episode)));
        return sorted(finds);
    }

    /// Delivers some, takes a snapshot, and goes on from it.
    private static List<PlainCorrelation.Find> overSnapshot(List<Plan> plans, List<Match> matches, int before) {
        List<PlainCorrelation.Find> finds = new ArrayList<>();
        Correlator first = new Correlator(plans, Correlator.DEFAULT_BYTES);
        matches.subList(0, before + 1).forEach(first::add);
        first.advance(matches.get(before).time() - 1, episode -> finds.add(find(episode)));
        CorrelationState state = first.snapshot();
        Correlator second = Correlator.restore(plans, Correlator.DEFAULT_BYTES, state);
        assertThat(second.snapshot()).isEqualTo(state);
        matches.subList(before + 1, matches.size()).forEach(second::add);
        second.advance(Long.MAX_VALUE, episode -> finds.add(find(episode)));
        return sorted(finds);
    }

    @ParameterizedTest
    @MethodSource("correlations")
    void it_finds_what_the_definition_finds_in_every_world_of_three_events(String fields) {
        List<Plan> plans = List.of(new Plan(0, "one", correlation(fields), List.of()));
        holdsInEveryWorld(plans, choices(List.of(0, 1, 3)), 3);
    }

    @ParameterizedTest
    @MethodSource("correlations")
    void it_finds_what_the_definition_finds_in_every_longer_world_of_one_group(String fields) {
        List<Plan> plans = List.of(new Plan(0, "one", correlation(fields), List.of()));
        List<Choice> choices = choices(List.of(0, 1, 3)).stream()
                .filter(choice ->
                        choice.group().equals("x") && (choice.value().equals("1") == (choice.position() == 0)))
                .toList();
        holdsInEveryWorld(plans, choices, 5);
    }

    @ParameterizedTest
    @MethodSource("correlations")
    void it_finds_what_the_definition_finds_in_chained_worlds(String fields) {
        Plan inner = new Plan(0, "one", correlation(fields), List.of(new Plan.Chain(1, 0, List.of(0), List.of())));
        Plan outer = new Plan(1, "two", correlation("type: event_count, rules: c, condition: {gte: 2}"), List.of());
        List<Choice> choices = choices(List.of(0, 3)).stream()
                .filter(choice -> choice.group().equals("x"))
                .toList();
        holdsInEveryWorld(List.of(inner, outer), choices, 4);
    }
}
