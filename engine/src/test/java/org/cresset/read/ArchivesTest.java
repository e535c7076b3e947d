package org.cresset.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cresset.read.Packed.text;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cresset.event.Event;
import org.cresset.event.FieldTable;
import org.cresset.event.LogSources;
import org.cresset.read.file.Contents;
import org.junit.jupiter.api.Test;

/// Files in archives, and archives that mean harm.
final class ArchivesTest {

    private static final Limits SMALL = new Limits(1 << 16, 8, 50, 30, 2, 4, 20, 5000);
    private static final byte[] LOG = text("{\"n\":1}\n{\"n\":2}\n");

    private static List<String> read(Collected all) {
        return all.events.stream()
                .map(event -> event.path() + "#" + event.fields().get("n"))
                .toList();
    }

    private static Map<String, byte[]> files(Object... namesAndBytes) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < namesAndBytes.length; i += 2) {
            files.put((String) namesAndBytes[i], (byte[]) namesAndBytes[i + 1]);
        }
        return files;
    }

    private static List<String> reasons(Collected all) {
        return all.unreadable.stream().map(Unreadable::reason).toList();
    }

    @Test
    void files_come_out_of_zip_and_tar_under_their_names() {
        Map<String, byte[]> files = files("a.json", LOG, "sub/b.json", text("{\"n\":3}"));
        for (byte[] archive : List.of(Packed.zip(files), Packed.tar(files), Packed.gzip(Packed.tar(files)))) {
            Collected all = Collected.of(archive);
            assertThat(read(all)).containsExactly("input!/a.json#1", "input!/a.json#2", "input!/sub/b.json#3");
            assertThat(all.unreadable).isEmpty();
        }
    }

    @Test
    void packed_files_are_read_under_the_name_of_the_archive() {
        for (byte[] packed : List.of(Packed.gzip(LOG), Packed.bzip2(LOG), Packed.zstd(LOG))) {
            assertThat(read(Collected.of(packed))).containsExactly("input#1", "input#2");
        }
    }

    @Test
    void gzip_files_one_after_another_are_one_file() {
        byte[] first = Packed.gzip(LOG);
        byte[] second = Packed.gzip(text("{\"n\":3}"));
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        assertThat(read(Collected.of(both))).containsExactly("input#1", "input#2", "input#3");
    }

    @Test
    void archives_in_archives_are_read_to_a_depth() {
        byte[] one = Packed.zip(files("in.json", LOG));
        byte[] two = Packed.zip(files("one.zip", one));
        assertThat(read(Collected.of(two, SMALL)))
                .containsExactly("input!/one.zip!/in.json#1", "input!/one.zip!/in.json#2");
        Collected deep = Collected.of(Packed.tar(files("two.zip", two, "next.json", LOG)), SMALL);
        assertThat(reasons(deep)).containsExactly("archives are nested deeper than 2");
        assertThat(read(deep)).containsExactly("input!/next.json#1", "input!/next.json#2");
    }

    @Test
    void a_bomb_is_refused_by_its_ratio_whatever_it_holds() {
        for (byte[] content : List.of(text("{\"n\":1}\n".repeat(20_000)), new byte[200_000])) {
            for (byte[] bomb : List.of(
                    Packed.gzip(content),
                    Packed.bzip2(content),
                    Packed.zstd(content),
                    Packed.zip(files("b", content)))) {
                Collected all = Collected.of(bomb, SMALL);
                assertThat(reasons(all).toString())
                        .satisfiesAnyOf(
                                reason -> assertThat(reason).contains("archive refused: more than 20 bytes"),
                                reason -> assertThat(reason).isEqualTo("[not a format that Cresset reads]"));
                assertThat(all.count).isLessThan(20_000);
            }
        }
    }

    @Test
    void a_bomb_in_a_file_that_nobody_reads_is_refused_too() {
        Collected all = Collected.of(Packed.zip(files("b", new byte[200_000], "c.json", LOG)), SMALL);
        assertThat(reasons(all)).anyMatch(reason -> reason.startsWith("archive refused: more than 20 bytes"));
    }

    @Test
    void a_bomb_in_a_bomb_counts_for_both() {
        byte[] lines = text("{\"n\":1}\n".repeat(2_000));
        Limits mild = new Limits(1 << 16, 8, 50, 30, 3, 1000, 200, 5000);
        Map<String, byte[]> inner = new LinkedHashMap<>();
        for (int i = 0; i < 100; i++) {
            inner.put("f" + i, Packed.gzip(lines));
        }
        Collected all = Collected.of(Packed.gzip(Packed.tar(inner)), mild);
        assertThat(reasons(all)).anyMatch(reason -> reason.startsWith("archive refused: more than 200 bytes"));
        assertThat(all.count).isLessThan(200_000);
    }

    @Test
    void too_many_files_are_refused() {
        Collected all = Collected.of(Packed.zip(files("1", LOG, "2", LOG, "3", LOG, "4", LOG, "5", LOG)), SMALL);
        assertThat(all.count).isEqualTo(8);
        assertThat(reasons(all)).containsExactly("archive refused: it has more than 4 entries");
    }

    @Test
    void links_and_devices_are_passed_over() {
        Collected all = Collected.of(Packed.tarWithLinks("real.json", LOG));
        assertThat(read(all)).containsExactly("input!/real.json#1", "input!/real.json#2");
        assertThat(all.skipped)
                .hasSize(3)
                .allSatisfy(piece -> assertThat(piece.reason()).contains("link or device"));
    }

    @Test
    void names_that_climb_out_or_run_on_do_no_harm() {
        Collected all = Collected.of(Packed.tar(files("../../etc/x", LOG, "n".repeat(80), LOG)), SMALL);
        assertThat(all.count).isEqualTo(4);
        assertThat(all.events.get(0).path()).isEqualTo("input!/../../etc/x");
        assertThat(all.events.get(2).path()).isEqualTo("input!/" + "n".repeat(30) + "...");
    }

    @Test
    void metadata_of_macos_and_empty_files_are_skipped() {
        byte[] appleDouble = {0, 5, 0x16, 7, 0, 2, 0, 0};
        Collected all = Collected.of(Packed.zip(files("__MACOSX/._a", appleDouble, "empty", new byte[0], "a", LOG)));
        assertThat(all.count).isEqualTo(2);
        assertThat(all.unreadable).isEmpty();
        assertThat(all.skipped.stream().map(Unreadable::reason)).containsExactly("metadata of macOS", "empty");
    }

    @Test
    void an_encrypted_file_is_unreadable_and_its_neighbour_is_not() {
        byte[] zip = Packed.zip(files("secret.json", LOG, "open.json", LOG));
        zip[6] |= 1;
        Collected all = Collected.of(zip);
        assertThat(all.unreadable.getFirst().path()).isEqualTo("input!/secret.json");
        assertThat(all.unreadable.getFirst().reason()).startsWith("encrypted");
    }

    @Test
    void garbage_behind_a_gzip_file_costs_no_record() {
        byte[] gzip = Packed.gzip(LOG);
        byte[] longer = Arrays.copyOf(gzip, gzip.length + 40);
        Arrays.fill(longer, gzip.length, longer.length, (byte) 'x');
        Collected all = Collected.of(longer);
        assertThat(all.count).isEqualTo(2);
    }

    @Test
    void an_archive_cut_off_gives_what_it_can_and_is_counted() {
        byte[] many = text("{\"n\":1}\n".repeat(1000));
        for (byte[] whole : List.of(
                Packed.gzip(many), Packed.zip(files("a", many)), Packed.tar(files("a", many)), Packed.zstd(many))) {
            Collected all = Collected.of(Arrays.copyOf(whole, whole.length / 2 + 10));
            assertThat(all.unreadable).isNotEmpty();
        }
    }

    @Test
    void a_zip_cut_off_in_the_header_of_a_file_is_counted() {
        byte[] one = Packed.zip(files("a.json", LOG));
        byte[] two = Packed.zip(files("a.json", LOG, "b.json", LOG));
        int second = new String(one, StandardCharsets.ISO_8859_1).indexOf("PK\1\2");
        Collected all = Collected.of(Arrays.copyOf(two, second + 20));
        assertThat(all.count).isEqualTo(2);
        assertThat(all.unreadable).hasSize(1);
    }

    @Test
    void other_files_are_unreadable_by_name() {
        assertThat(reasons(Collected.of("MZ not a log"))).containsExactly("not a format that Cresset reads");
        assertThat(reasons(Collected.of("ElfFile\0")))
                .singleElement()
                .asString()
                .contains("EVTX");
        assertThat(Collected.of("").skipped).hasSize(1);
        assertThat(Collected.of(" \r\n\uFEFF").skipped).hasSize(1);
    }

    @Test
    void a_sink_that_fails_is_heard_through_the_archive() {
        FieldTable fields = FieldTable.with(List.of());
        Contents contents = new Contents(fields, new LogSources(fields), Limits.DEFAULT);
        Sink failing = new Sink() {
            @Override
            public void event(Event event) {
                throw new IllegalStateException("the disk is full");
            }

            @Override
            public void remark(Event event) {}

            @Override
            public void unreadable(Unreadable piece) {}

            @Override
            public void skipped(Unreadable piece) {}
        };
        byte[] zip = Packed.zip(files("a", LOG));
        assertThatThrownBy(() -> contents.read(new ByteArrayInputStream(zip), "input", failing))
                .hasMessage("the disk is full");
    }
}
