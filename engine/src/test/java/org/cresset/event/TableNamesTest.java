package org.cresset.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// The tables that name fields.
final class TableNamesTest {

    @Test
    void a_name_in_other_case_is_that_of_the_one_field_or_of_the_one_in_small_letters() {
        FieldTable fields = FieldTable.with(List.of("userAgent", "UserAgent", "Useragent", "oneWay", "aB", "ab"));
        assertThat(fields.slotInOtherCase("useragent")).isEqualTo(fields.slot("userAgent"));
        assertThat(fields.slotInOtherCase("oneway")).isEqualTo(fields.slot("oneWay"));
        assertThat(fields.slotInOtherCase("AB"))
                .as("two begin with a small letter")
                .isEqualTo(-1);
        assertThat(fields.slotInOtherCase("oneWay")).as("it is one itself").isEqualTo(-1);
        assertThat(fields.slotInOtherCase("CHANNEL"))
                .as("it tells what a record is")
                .isEqualTo(-1);
    }

    @Test
    void no_alias_stands_twice() {
        List<String> aliases = Table.read(LogSources.class, "aliases.tsv", 6).stream()
                .map(row -> String.join("\t", row.cells().subList(0, 5)))
                .toList();
        assertThat(aliases).doesNotHaveDuplicates();
    }
}
