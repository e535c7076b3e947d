package org.cresset.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.cresset.read.evtx.Tampering;
import org.junit.jupiter.api.Test;

/// Logs that were changed, damaged or cut off.
final class EvtxTest {

    @Test
    void a_log_as_it_was_recorded_shows_no_sign_of_tampering() {
        Log.Seen seen = Log.recorded().read();
        assertThat(seen.ids).hasSizeGreaterThan(2);
        assertThat(seen.signs).isEmpty();
        assertThat(seen.damaged).isEmpty();
    }

    @Test
    void a_record_hidden_inside_the_one_before_it_is_found_and_only_carving_shows_it() {
        Log log = Log.recorded();
        List<String> before = log.read().ids;
        log.hide(log.records().get(1));
        log.sum();
        Log.Seen seen = log.read();
        assertThat(seen.signs).contains(Tampering.HIDDEN_RECORD).doesNotContain(Tampering.CHECKSUM);
        assertThat(seen.ids).isEqualTo(without(before, 2));
        assertThat(log.carve().carved).contains(before.get(2));
    }

    private static List<String> without(List<String> all, int index) {
        List<String> rest = new ArrayList<>(all);
        rest.remove(index);
        return rest;
    }

    @Test
    void records_whose_numbers_jump_are_reported_as_missing() {
        Log log = Log.recorded();
        int last = log.records().get(log.records().size() - 2);
        log.renumber(last, 900);
        log.sum();
        assertThat(log.read().signs).containsExactly(Tampering.GAP);
    }

    @Test
    void a_changed_text_in_a_closed_log_shows_in_the_checksum() {
        Log log = Log.recorded();
        log.bytes[log.end() - 60] ^= 1;
        assertThat(log.read().signs).contains(Tampering.CHECKSUM);
    }

    @Test
    void records_in_slack_are_only_read_when_carving() {
        Log log = Log.first(recording -> !recording.carve().carved.isEmpty());
        assertThat(log.read().carved).isEmpty();
        assertThat(log.carve().carved).isNotEmpty();
        assertThat(log.carve().ids).isEqualTo(log.read().ids);
    }

    @Test
    void a_record_of_size_zero_or_beyond_the_chunk_costs_only_itself() {
        for (int size : new int[] {0, 1, 27, 70_000, -1, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            Log log = Log.recorded();
            List<String> before = log.read().ids;
            int record = log.records().get(1);
            for (int i = 0; i < 4; i++) {
                log.bytes[record + 4 + i] = (byte) (size >> (8 * i));
            }
            Log.Seen seen = log.read();
            assertThat(seen.ids).as("size " + size).isEqualTo(without(before, 1));
            assertThat(seen.damaged).hasSize(1);
        }
    }

    /// Records that come later in a chunk may use a template that stands in an earlier one, so only damage behind the
    /// last template, in the values, can spare all others.
    @Test
    void damage_in_the_values_of_a_record_costs_at_most_that_record() {
        Log intact = Log.recorded();
        List<String> before = intact.read().ids;
        List<Integer> records = intact.records();
        Random chance = new Random(7);
        for (int times = 0; times < 2000; times++) {
            int index = chance.nextInt(before.size());
            int end = records.get(index + 1);
            Log log = intact.copy();
            for (int flips = 1 + chance.nextInt(3); flips > 0; flips--) {
                log.bytes[end - 5 - chance.nextInt(200)] ^= (byte) (1 << chance.nextInt(8));
            }
            Log.Seen seen = log.read();
            List<String> others = without(before, index);
            assertThat(seen.ids).as("seed 7, round " + times).containsAll(others);
        }
    }

    @Test
    void every_truncation_keeps_the_records_before_it_and_says_that_something_is_missing() {
        Log log = Log.recorded();
        List<String> all = log.read().ids;
        List<Integer> records = log.records();
        for (int length = 0; length < log.end(); length++) {
            int whole = 0;
            while (whole < all.size() && records.get(whole + 1) <= length) {
                whole++;
            }
            Log.Seen seen = log.readFirst(length);
            assertThat(seen.ids)
                    .as("cut off at " + length)
                    .startsWith(all.subList(0, whole).toArray(String[]::new));
            boolean nothingBegan = length == Log.CHUNK;
            assertThat(seen.damaged.isEmpty()).as("cut off at " + length).isEqualTo(nothingBegan);
        }
    }

    @Test
    void a_hundred_thousand_flips_end_no_reading() {
        Log log = Log.recorded();
        byte[] bytes = java.util.Arrays.copyOf(log.bytes, log.end());
        Random chance = new Random(11);
        for (int times = 0; times < 100_000; times++) {
            int at = chance.nextInt(bytes.length);
            byte was = bytes[at];
            bytes[at] ^= (byte) (1 << chance.nextInt(8));
            Log.read(bytes, times % 4 == 0);
            bytes[at] = was;
        }
    }
}
