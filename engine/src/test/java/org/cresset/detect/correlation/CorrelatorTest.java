package org.cresset.detect.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cresset.Property;
import org.cresset.event.Place;
import org.cresset.event.Sha256;
import org.cresset.event.TimeTrust;
import org.cresset.rule.Correlation;
import org.cresset.rule.ValueTest;
import org.junit.jupiter.api.Test;

/// What a correlator does at its limits.
final class CorrelatorTest {

    private static final long MINUTE = 60_000_000;

    private static Plan plan(Correlation.Type type, int least) {
        List<String> fields = type == Correlation.Type.EVENT_COUNT ? List.of() : List.of("v");
        Correlation.Bound bound = new Correlation.Bound(ValueTest.Order.GTE, false, BigDecimal.valueOf(least));
        Correlation asked = new Correlation(
                type, List.of("a"), List.of("g"), MINUTE, List.of(bound), fields, 50, List.of(), Map.of(), false);
        return new Plan(0, "many", asked, List.of());
    }

    private static Match match(long time, String group, String value) {
        Evidence evidence = new Evidence(
                Long.toString(time), 0, time, TimeTrust.STATED, Optional.empty(), new Place("log", time, 0));
        return new Match(0, 0, List.of(group), List.of(value), evidence);
    }

    private static int found(Correlator correlator, long until) {
        List<Episode> found = new ArrayList<>();
        correlator.advance(until, found::add);
        return found.size();
    }

    @Test
    void what_comes_behind_its_time_is_counted_and_left_out() {
        Correlator correlator =
                new Correlator(List.of(plan(Correlation.Type.EVENT_COUNT, 2)), Correlator.DEFAULT_BYTES);
        correlator.add(match(10, "x", ""));
        assertThat(found(correlator, 20)).isZero();
        correlator.add(match(20, "x", ""));
        assertThat(found(correlator, 30)).isZero();
        assertThat(correlator.losses().late()).isOne();
        correlator.add(match(31, "x", ""));
        assertThat(found(correlator, 31)).isOne();
    }

    @Test
    void what_was_found_is_as_sure_of_its_time_as_the_least_sure_event() {
        Correlator correlator =
                new Correlator(List.of(plan(Correlation.Type.EVENT_COUNT, 2)), Correlator.DEFAULT_BYTES);
        Evidence assumed = new Evidence("a", 0, 10, TimeTrust.ASSUMED, Optional.empty(), new Place("log", 1, 0));
        correlator.add(new Match(0, 0, List.of("x"), List.of(""), assumed));
        correlator.add(match(20, "x", ""));
        List<Episode> found = new ArrayList<>();
        correlator.advance(30, found::add);
        assertThat(found).singleElement().extracting(Episode::trust).isEqualTo(TimeTrust.ASSUMED);
    }

    @Test
    void what_is_delivered_again_counts_once() {
        Correlator correlator =
                new Correlator(List.of(plan(Correlation.Type.EVENT_COUNT, 2)), Correlator.DEFAULT_BYTES);
        correlator.add(match(10, "x", ""));
        correlator.add(match(10, "x", ""));
        assertThat(found(correlator, 30)).isZero();
        assertThat(correlator.losses().repeated()).isOne();
    }

    /// What one group with one event takes.
    private static long one() {
        Groups groups = new Groups(0, plan(Correlation.Type.EVENT_COUNT, 2), Sha256.start());
        groups.add(match(1, "x", ""));
        return groups.bytes();
    }

    @Test
    void beyond_the_limit_the_group_quiet_for_longest_is_forgotten() {
        Correlator correlator = new Correlator(List.of(plan(Correlation.Type.EVENT_COUNT, 2)), 2 * one() + one() / 2);
        List.of("x", "y", "z").forEach(group -> correlator.add(match(group.charAt(0), group, "")));
        correlator.add(match('z' + 1, "y", ""));
        correlator.add(match('z' + 2, "x", ""));
        assertThat(found(correlator, 1000)).isOne();
        assertThat(correlator.losses().evicted()).isPositive();
    }

    @Test
    void beyond_the_limit_the_oldest_events_of_the_only_group_are_forgotten() {
        Correlator correlator = new Correlator(List.of(plan(Correlation.Type.VALUE_COUNT, 11)), 8 * one());
        for (int i = 0; i < 40; i++) {
            correlator.add(match(i, "x", "v" + i));
        }
        assertThat(found(correlator, 9)).isZero();
        assertThat(found(correlator, 39)).isOne();
        int kept = correlator.snapshot().groups().getFirst().getFirst().events().size();
        assertThat(kept).isBetween(11, 39);
        assertThat(correlator.losses().dropped()).isEqualTo(40 - kept);
    }

    @Test
    void long_values_weigh_more() {
        Correlator correlator = new Correlator(List.of(plan(Correlation.Type.VALUE_COUNT, 3)), 8 * one());
        for (int i = 0; i < 40; i++) {
            correlator.add(match(i, "x", "v".repeat(3000) + i));
        }
        assertThat(found(correlator, 39)).isZero();
        assertThat(correlator.losses().dropped()).isEqualTo(39);
    }

    @Test
    void all_correlations_share_one_limit() {
        Plan one = plan(Correlation.Type.EVENT_COUNT, 1000);
        Correlator correlator = new Correlator(List.of(one, one, one), 10 * one());
        for (int i = 0; i < 300; i++) {
            Match of = match(i, "x" + i % 7, "");
            correlator.add(new Match(i % 3, 0, of.group(), of.values(), of.evidence()));
        }
        assertThat(found(correlator, 300)).isZero();
        CorrelationState state = correlator.snapshot();
        assertThat(state.groups().stream().mapToLong(List::size).sum()).isBetween(1L, 10L);
        assertThat(state.losses().evicted()).isPositive();
    }

    @Test
    void groups_that_are_over_take_no_memory() {
        Correlator correlator =
                new Correlator(List.of(plan(Correlation.Type.EVENT_COUNT, 2)), Correlator.DEFAULT_BYTES);
        for (int i = 0; i < 1000; i++) {
            correlator.add(match(i * (2 * MINUTE), "group " + i, ""));
        }
        assertThat(found(correlator, Long.MAX_VALUE)).isZero();
        assertThat(correlator.snapshot().groups().getFirst()).hasSize(1);
        assertThat(correlator.losses().total()).isZero();
    }

    @Test
    void numbers_stay_in_order_however_many_come_and_go() {
        Property.holds(20, random -> {
            SortedNumbers numbers = new SortedNumbers();
            List<BigDecimal> plain = new ArrayList<>();
            for (int step = 0; step < 4000; step++) {
                if (plain.isEmpty() || random.nextInt(5) > 1) {
                    BigDecimal number = BigDecimal.valueOf(random.nextInt(500), random.nextInt(3));
                    numbers.add(number);
                    plain.add(number);
                } else {
                    numbers.remove(plain.remove(random.nextInt(plain.size())));
                }
            }
            List<BigDecimal> sorted = plain.stream().sorted().toList();
            assertThat(numbers.size()).isEqualTo(sorted.size());
            for (int place = 0; place < sorted.size(); place++) {
                assertThat(numbers.get(place)).isEqualByComparingTo(sorted.get(place));
            }
        });
    }
}
