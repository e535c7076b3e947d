package org.cresset.surprise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.assertj.core.data.Offset;
import org.cresset.surprise.Baseline.Worth;
import org.junit.jupiter.api.Test;

final class BaselineTest {

    private static final int DAY = Buckets.A_DAY;
    private static final double PRIOR = 0.1;
    private static final Worth SMALL = new Worth("discovery", 0.1, PRIOR);
    private static final Offset<Double> ALMOST = within(1e-5);

    /// Half is forgotten after two days.
    private final Baseline baseline = new Baseline(new Learning(10, 1, 2));

    private Rating rate(String host, String rule, long bucket) {
        return baseline.rate(host, rule, bucket, SMALL);
    }

    private static Worth worth(String tactic, double points) {
        return new Worth(tactic, points / Baseline.surprise(PRIOR), PRIOR);
    }

    /// How often a rule was seen on a host, as far as that is remembered in a bucket.
    private double seen(String host, String rule, long bucket) {
        Rating rating = rate(host, rule, bucket);
        return rating.onHost() * rating.days();
    }

    @Test
    void without_history_a_rule_is_as_surprising_as_its_prior_says() {
        Rating rating = rate("a", "r", 0);
        assertThat(rating.surprise()).isCloseTo(-Math.log(1 - Math.exp(-PRIOR / 24)), ALMOST);
        assertThat(rating.days()).isZero();
    }

    @Test
    void surprise_has_bounds() {
        assertThat(Baseline.surprise(0)).isEqualTo(Baseline.MOST);
        assertThat(Baseline.surprise(1_000)).isCloseTo(0, ALMOST);
    }

    @Test
    void what_was_seen_counts_half_after_the_half_life_and_a_quarter_after_two() {
        rate("a", "r", 0);
        assertThat(seen("a", "r", 2 * DAY)).isCloseTo(0.5, within(1e-3));
        Baseline other = new Baseline(new Learning(10, 1, 2));
        other.rate("a", "r", 0, SMALL);
        Rating later = other.rate("a", "r", 4 * DAY, SMALL);
        assertThat(later.onHost() * later.days()).isCloseTo(0.25, within(1e-3));
    }

    @Test
    void days_of_which_half_is_forgotten_add_up_to_a_bound() {
        rate("a", "r", 0);
        assertThat(rate("a", "r", 2 + DAY / 4).days()).isCloseTo(0.25, within(0.02));
        assertThat(rate("a", "r", 1_000 * DAY).days()).isCloseTo(2 / Math.log(2), within(1e-3));
    }

    @Test
    void what_is_near_teaches_nothing_yet() {
        rate("a", "other", 0);
        rate("a", "r", 100);
        assertThat(seen("a", "r", 100)).isZero();
        assertThat(seen("a", "r", 101)).isZero();
        assertThat(seen("a", "r", 102)).isCloseTo(1, within(0.02));
    }

    @Test
    void what_comes_every_day_is_less_surprising_than_what_came_once_and_that_less_than_what_never_came() {
        for (int day = 0; day < 10; day++) {
            rate("a", "daily", (long) day * DAY);
            rate("a", day == 8 ? "once" : "other", (long) day * DAY);
        }
        double daily = rate("a", "daily", 10 * DAY).surprise();
        double once = rate("a", "once", 10 * DAY).surprise();
        double never = rate("a", "never", 10 * DAY).surprise();
        assertThat(daily).isLessThan(once - 1);
        assertThat(once).isLessThan(never);
    }

    @Test
    void what_other_hosts_show_is_less_surprising_on_a_new_one() {
        for (int host = 0; host < 50; host++) {
            rate("h" + host, "common", 0);
        }
        assertThat(rate("new", "common", DAY).surprise())
                .isLessThan(rate("new", "never", DAY).surprise() - 1);
    }

    @Test
    void a_host_under_attack_teaches_nothing() {
        baseline.rate("a", "r", 0, worth("execution", 11));
        baseline.rate("b", "r", 0, worth("execution", 9));
        assertThat(seen("a", "r", DAY)).isZero();
        assertThat(seen("b", "r", DAY)).isPositive();
    }

    @Test
    void an_attack_is_what_the_tactics_of_an_hour_add_up_to() {
        baseline.rate("a", "r", 0, worth("execution", 6));
        baseline.rate("a", "s", 5, worth("discovery", 6));
        assertThat(seen("a", "r", DAY)).isPositive();
        assertThat(seen("a", "s", DAY)).isZero();
    }

    @Test
    void one_tactic_counts_once_for_an_attack_and_an_hour_ago_is_over() {
        baseline.rate("a", "r", 0, worth("execution", 6));
        baseline.rate("b", "r", 0, worth("execution", 6));
        baseline.rate("a", "s", 5, worth("execution", 6));
        baseline.rate("b", "s", 6, worth("discovery", 6));
        assertThat(seen("a", "s", DAY)).isPositive();
        assertThat(seen("b", "s", DAY)).isPositive();
    }

    @Test
    void beyond_the_bound_of_memory_the_rarest_are_forgotten() {
        for (long bucket = 0; bucket < 2; bucket++) {
            rate("a", "0", bucket);
        }
        for (int rule = 1; rule <= Baseline.KEPT; rule++) {
            rate("a", Integer.toString(rule + 1_000_000), 1);
        }
        assertThat(baseline.forgotten()).isZero();
        assertThat(seen("a", "0", DAY)).isGreaterThan(1);
        assertThat(baseline.forgotten()).isEqualTo(Baseline.KEPT / 2);
        assertThat(seen("a", "1000001", DAY)).isZero();
        assertThat(seen("a", Integer.toString(1_000_000 + Baseline.KEPT), DAY)).isPositive();
    }

    @Test
    void what_was_written_down_goes_on_the_same() throws IOException {
        for (int bucket = 0; bucket < 40; bucket++) {
            baseline.rate("a", "r" + bucket % 3, bucket, worth("execution", bucket % 12));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        baseline.snapshot(new DataOutputStream(bytes));
        Baseline other = new Baseline(new Learning(10, 1, 2));
        other.rate("a", "r0", 7, SMALL);
        other.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        for (int bucket = 39; bucket < 60; bucket++) {
            assertThat(other.rate("a", "r" + bucket % 4, bucket, SMALL)).isEqualTo(rate("a", "r" + bucket % 4, bucket));
        }
    }
}
