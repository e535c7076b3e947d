package org.cresset.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.cresset.rule.Trial.Value;
import org.junit.jupiter.api.Test;

/// The modifiers that compare networks, numbers, times, fields, and that negate.
final class OtherModifiersTest {

    @Test
    void cidr_holds_addresses_of_its_version() {
        assertThat(Trial.fires("f|cidr: 10.0.0.0/8", "f", "10.255.0.1")).isTrue();
        assertThat(Trial.fires("f|cidr: 10.0.0.0/8", "f", "11.0.0.1")).isFalse();
        assertThat(Trial.fires("f|cidr: 10.0.0.0/8", "f", "::ffff:10.1.2.3")).isTrue();
        assertThat(Trial.fires("f|cidr: fe80::/10", "f", "FEBF::1%eth0")).isTrue();
        assertThat(Trial.fires("f|cidr: fe80::/10", "f", "fec0::1")).isFalse();
        assertThat(Trial.fires("f|cidr: ['::1/128', 127.0.0.0/8]", "f", "0:0:0:0:0:0:0:1"))
                .isTrue();
        assertThat(Trial.fires("f|cidr: 10.0.0.0/8", "f", "not an address")).isFalse();
    }

    @Test
    void cidr_of_what_is_no_network_is_refused() {
        assertThat(Trial.refusalOf("f|cidr: 10.0.0.0/33")).contains("not a network: '10.0.0.0/33'");
        assertThat(Trial.refusalOf("f|cidr: '10.*'")).contains("not a network");
    }

    @Test
    void exists_looks_at_presence_whatever_the_value() {
        assertThat(Trial.fires("f|exists: true", "f", "x")).isTrue();
        assertThat(Trial.fires("f|exists: true", "f", "")).isTrue();
        assertThat(Trial.fires("f|exists: 'true'", Value.absent("f"))).isTrue();
        assertThat(Trial.fires("f|exists: true", "g", "x")).isFalse();
        assertThat(Trial.fires("f|exists: false", "g", "x")).isTrue();
        assertThat(Trial.fires("f|exists: false", "f", "x")).isFalse();
        assertThat(Trial.refusalOf("f|exists: maybe")).contains("true or false");
    }

    @Test
    void expand_puts_every_value_for_a_placeholder() {
        Map<String, List<String>> known = Map.of("admins", List.of("root", "adm*"));
        assertThat(Trial.firesWith(known, "f|expand: '%admins%'", "f", "ROOT")).isTrue();
        assertThat(Trial.firesWith(known, "f|expand: '%admins%'", "f", "admin")).isTrue();
        assertThat(Trial.firesWith(known, "f|contains|expand: 'u=%admins%;'", "f", "x u=root; y"))
                .isTrue();
        assertThat(Trial.firesWith(known, "f|expand: '%admins%'", "f", "%admins%"))
                .isFalse();
    }

    @Test
    void expand_without_values_is_refused_and_percent_signs_alone_are_text() {
        assertThat(Trial.refusalOf("f|expand: '%nobody%'")).contains("placeholder without a value: %nobody%");
        assertThat(Trial.fires("f: '%nobody%'", "f", "%nobody%")).isTrue();
    }

    @Test
    void fieldref_compares_two_fields() {
        assertThat(Trial.fires("f|fieldref: g", "f", "Ab", "g", "aB")).isTrue();
        assertThat(Trial.fires("f|fieldref: g", "f", "a", "g", "b")).isFalse();
        assertThat(Trial.fires("f|fieldref: g", "f", "a")).isFalse();
        assertThat(Trial.fires("f|fieldref|cased: g", "f", "Ab", "g", "aB")).isFalse();
        assertThat(Trial.fires("f|fieldref|contains: g", "f", "xaby", "g", "ab"))
                .isTrue();
        assertThat(Trial.fires("f|fieldref|startswith: g", "f", "aby", "g", "ab"))
                .isTrue();
        assertThat(Trial.fires("f|fieldref|startswith: g", "f", "xab", "g", "ab"))
                .isFalse();
        assertThat(Trial.fires("f|fieldref|endswith: g", "f", "xab", "g", "ab")).isTrue();
        assertThat(Trial.fires("f|fieldref|endswith: g", "f", "abx", "g", "ab")).isFalse();
        assertThat(Trial.fires("f|fieldref|neq: g", "f", "a", "g", "b")).isTrue();
        assertThat(Trial.fires("f|fieldref|neq: g", "f", "a", "g", "A")).isFalse();
    }

    @Test
    void fieldref_takes_a_wildcard_of_the_other_field_as_it_is() {
        assertThat(Trial.fires("f|fieldref: g", "f", "abc", "g", "a*")).isFalse();
        assertThat(Trial.fires("f|fieldref: New Value", "f", "abc", "NewValue", "abc"))
                .isTrue();
    }

    @Test
    void fieldref_without_a_name_is_refused() {
        assertThat(Trial.refusalOf("f|fieldref: ''")).contains("'f'");
        assertThat(Trial.refusalOf("f|fieldref: null")).contains("'f'");
    }

    @Test
    void numbers_are_compared_as_numbers() {
        assertThat(Trial.fires("f|gt: 9", "f", "10")).isTrue();
        assertThat(Trial.fires("f|gt: 9", "f", "9")).isFalse();
        assertThat(Trial.fires("f|gte: 9", "f", "9.0")).isTrue();
        assertThat(Trial.fires("f|lt: 1.5", "f", "-3")).isTrue();
        assertThat(Trial.fires("f|lt: 1.5", "f", "1.5")).isFalse();
        assertThat(Trial.fires("f|lte: 1.5", "f", "1.50")).isTrue();
        assertThat(Trial.fires("f|gt: 15", "f", "0x10")).isTrue();
        assertThat(Trial.fires("f|gt: 9", "f", "ten")).isFalse();
        assertThat(Trial.fires("f|gt: 9", Value.number("f", "1e3"))).isTrue();
        assertThat(Trial.fires("f|gt: 9", Value.absent("f"))).isFalse();
        assertThat(Trial.refusalOf("f|gt: nine")).contains("not a number: 'nine'");
    }

    @Test
    void parts_of_a_time_are_taken_as_they_are_written() {
        String time = "2026-03-04T10:39:26.678+05:00";
        assertThat(Trial.fires("f|minute: 39", "f", time)).isTrue();
        assertThat(Trial.fires("f|hour: 10", "f", time)).isTrue();
        assertThat(Trial.fires("f|hour: 5", "f", time)).isFalse();
        assertThat(Trial.fires("f|day: 4", "f", time)).isTrue();
        assertThat(Trial.fires("f|week: 10", "f", time)).isTrue();
        assertThat(Trial.fires("f|month: 3", "f", time)).isTrue();
        assertThat(Trial.fires("f|year: 2026", "f", time)).isTrue();
        assertThat(Trial.fires("f|hour|gte: 22", "f", "2026-03-04 22:00:00")).isTrue();
        assertThat(Trial.fires("f|hour: [1, 2]", "f", "2026-03-04 02:59:59")).isTrue();
        assertThat(Trial.fires("f|hour: 2", "f", "yesterday at 2")).isFalse();
        assertThat(Trial.refusalOf("f|hour: noon")).contains("not a number: 'noon'");
    }

    @Test
    void the_week_is_that_of_iso_8601() {
        assertThat(Trial.fires("f|week: 53", "f", "2027-01-01T00:00:00Z")).isTrue();
        assertThat(Trial.fires("f|week: 1", "f", "2025-12-29T00:00:00Z")).isTrue();
    }

    @Test
    void neq_is_the_opposite_of_the_same_item_without_it() {
        assertThat(Trial.fires("f|neq: a", "f", "b")).isTrue();
        assertThat(Trial.fires("f|neq: a", "f", "A")).isFalse();
        assertThat(Trial.fires("f|neq: [a, b]", "f", "b")).isFalse();
        assertThat(Trial.fires("f|neq: [a, b]", "f", "c")).isTrue();
        assertThat(Trial.fires("f|neq: 5", Value.number("f", "5"))).isFalse();
        assertThat(Trial.fires("f|neq: 5", Value.number("f", "6"))).isTrue();
        assertThat(Trial.fires("f|contains|neq: a", "f", "xay")).isFalse();
        assertThat(Trial.fires("f|neq: null", "f", "x")).isTrue();
    }

    @Test
    void modifiers_that_would_have_no_effect_are_refused() {
        for (String item : List.of(
                "f|re|windash: '-a'",
                "f|cidr|windash: 10.0.0.0/8",
                "f|gt|windash: 5",
                "f|hour|contains: 5",
                "f|hour|base64: 5",
                "f|hour|windash: 5",
                "f|hour|minute: 5",
                "f|fieldref|windash: g",
                "f|re|contains: a",
                "f|re|cidr: a",
                "f|gt|lt: 5",
                "f|contains|i: a",
                "f|cidr|base64: 10.0.0.0/8",
                "f|re|hour: 5")) {
            assertThat(Trial.refusalOf(item)).as(item).contains("'f'");
        }
    }
}
