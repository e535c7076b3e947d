package org.cresset.node.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.cresset.intel.Victim;
import org.cresset.node.pipeline.Organisations.Row;
import org.junit.jupiter.api.Test;

final class OrganisationsTest {

    private static final Victim SCHOOL = new Victim("School", "education", "JP", "");
    private static final Victim BANK = new Victim("Bank", "finance", "DE", "high");
    private static final Victim OTHER = new Victim("Other", "", "", "");

    private static Organisations of(Row... rows) {
        return new Organisations(List.of(rows), Optional.of(OTHER));
    }

    @Test
    void a_pattern_names_whole_hosts_whatever_their_case() {
        Organisations organisations = of(Row.of("edu-*", SCHOOL), Row.of("b?nk", BANK));
        assertThat(organisations.of(List.of("EDU-7"))).containsExactly(SCHOOL);
        assertThat(organisations.of(List.of("Bank"))).containsExactly(BANK);
        assertThat(organisations.of(List.of("my-edu-7"))).containsExactly(OTHER);
        assertThat(organisations.of(List.of("baank"))).containsExactly(OTHER);
    }

    @Test
    void what_a_pattern_says_is_no_expression() {
        Organisations organisations = of(Row.of("a.b(c", SCHOOL));
        assertThat(organisations.of(List.of("a.b(c"))).containsExactly(SCHOOL);
        assertThat(organisations.of(List.of("axb(c"))).containsExactly(OTHER);
    }

    @Test
    void a_host_that_no_row_names_belongs_to_whom_its_file_belongs() {
        Organisations organisations = of(Row.of("logs/school", SCHOOL), Row.of("*/bank.zip", BANK));
        organisations.found("DC01", "logs/school/a/b.evtx");
        organisations.found("srv", "logs/bank.zip!/c.evtx");
        organisations.found("free", "logs/schools/a.evtx");
        assertThat(organisations.of(List.of("dc01"))).containsExactly(SCHOOL);
        assertThat(organisations.of(List.of("SRV"))).containsExactly(BANK);
        assertThat(organisations.of(List.of("free"))).containsExactly(OTHER);
    }

    @Test
    void paths_with_backslashes_are_the_same_paths() {
        Organisations organisations = of(Row.of("D:\\logs\\school", SCHOOL));
        organisations.found("h", "D:/logs/school/x.evtx");
        organisations.found("i", "D:\\logs\\school\\x.evtx");
        assertThat(organisations.of(List.of("h", "i"))).containsExactly(SCHOOL);
    }

    @Test
    void the_name_of_a_host_counts_before_its_files_and_the_first_row_before_others() {
        Organisations organisations = of(Row.of("logs", SCHOOL), Row.of("pc-1", BANK), Row.of("pc-*", OTHER));
        organisations.found("pc-1", "logs/x.evtx");
        assertThat(organisations.of(List.of("pc-1"))).containsExactly(BANK);
    }

    @Test
    void hosts_of_several_belong_to_several_in_the_order_of_the_rows_whatever_the_order_of_finds() {
        Organisations one = of(Row.of("a", SCHOOL), Row.of("b", BANK));
        one.found("dc", "b/x");
        one.found("dc", "a/x");
        Organisations other = of(Row.of("a", SCHOOL), Row.of("b", BANK));
        other.found("dc", "a/x");
        other.found("dc", "b/x");
        assertThat(one.of(List.of("dc", "unknown")))
                .containsExactly(SCHOOL, BANK, OTHER)
                .isEqualTo(other.of(List.of("unknown", "dc")));
    }

    @Test
    void where_nobody_says_anything_nothing_is_known() {
        assertThat(Organisations.unknown().of(List.of("h"))).isEmpty();
    }
}
