package org.cresset.surprise;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class BudgetTest {

    private static final long DAY = Buckets.A_DAY * Buckets.MICROS;

    /// Days on which scores of 1 to 10 came to an end.
    private static Budget after(int days) {
        Budget budget = new Budget();
        for (long day = 0; day < days; day++) {
            for (int score = 1; score <= 10; score++) {
                budget.add(day * DAY + score, score);
            }
            budget.passed(day);
        }
        return budget;
    }

    @Test
    void it_says_nothing_before_a_week_is_known() {
        assertThat(new Budget().threshold(1)).isEmpty();
        assertThat(after(7).threshold(1)).isEmpty();
        assertThat(after(8).threshold(1)).isPresent();
    }

    @Test
    void at_most_so_many_a_day_reach_the_threshold() {
        Budget budget = after(11);
        double two = budget.threshold(2).orElseThrow();
        assertThat(two).isGreaterThan(8).isLessThanOrEqualTo(9);
        double half = budget.threshold(0.5).orElseThrow();
        assertThat(half).isGreaterThan(10);
        assertThat(budget.threshold(100)).hasValue(0);
    }

    @Test
    void the_day_that_is_not_over_does_not_count() {
        Budget budget = after(11);
        double before = budget.threshold(2).orElseThrow();
        for (int i = 0; i < 50; i++) {
            budget.add(10 * DAY + i, 99);
        }
        assertThat(budget.threshold(2)).hasValue(before);
    }

    @Test
    void what_it_knows_outlives_a_restart() throws IOException {
        Budget budget = after(40);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        budget.snapshot(new DataOutputStream(bytes));
        Budget other = new Budget();
        other.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        assertThat(other.threshold(3)).isEqualTo(budget.threshold(3));
    }
}
