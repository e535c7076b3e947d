package org.cresset.story.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PathsTest {

    @ParameterizedTest
    @CsvSource({
        "C:\\Windows\\System32\\CMD.exe, cmd.exe",
        "/usr/bin/Bash, bash",
        "C:\\mixed/way\\x.exe, x.exe",
        "cmd.exe, cmd.exe",
        "C:\\folder\\, ''",
        "'', ''"
    })
    void a_name_is_what_comes_after_the_last_slash_of_either_kind(String path, String name) {
        assertThat(Paths.name(path)).isEqualTo(name);
    }

    @Test
    void paths_are_compared_without_case_and_without_the_prefix_of_the_kernel() {
        assertThat(Paths.key("\\??\\C:\\Temp\\A.exe")).isEqualTo(Paths.key("c:\\temp\\a.EXE"));
    }

    @ParameterizedTest
    @CsvSource({
        "C:\\Windows\\Explorer.EXE, true",
        "services.exe, true",
        "/usr/sbin/sshd, true",
        "C:\\Users\\kim\\explorer.exe.exe, false",
        "C:\\explorer.exe\\a.exe, false",
        "cmd.exe, false"
    })
    void what_starts_everything_is_a_hub(String path, boolean hub) {
        assertThat(Paths.isHub(path)).isEqualTo(hub);
    }

    @ParameterizedTest
    @CsvSource({
        "C:\\Users\\kim\\Downloads\\A.EXE, true",
        "C:\\Temp\\report.docm, true",
        "C:\\Temp\\notes.txt, false",
        "C:\\Temp\\noending, false",
        "/tmp/noending, true",
        "/etc/noending, false",
        "/tmp/a.b/noending, true",
        "/tmp/exe/noending.log, false",
        "C:\\a.exe\\noending, false"
    })
    void a_carrier_is_known_by_its_ending_or_lies_without_one_where_anybody_writes(String path, boolean carrier) {
        assertThat(Paths.isCarrier(path)).isEqualTo(carrier);
    }

    @ParameterizedTest
    @CsvSource({
        "C:\\Users\\kim\\AppData\\Local\\Temp\\a.exe, true, false",
        "C:\\USERS\\PUBLIC\\a.exe, true, false",
        "C:\\Windows\\Temp\\a.exe, true, false",
        "/tmp/a, true, false",
        "C:\\Windows\\System32\\cmd.exe, false, true",
        "\\??\\C:\\Windows\\System32\\cmd.exe, false, true",
        "/usr/bin/bash, false, true",
        "D:\\tools\\a.exe, false, false",
        "'', false, true"
    })
    void where_anybody_writes_nobody_ships(String path, boolean writable, boolean shipped) {
        assertThat(Paths.isWritable(path)).isEqualTo(writable);
        assertThat(Paths.isShipped(path)).isEqualTo(shipped);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x3e7", "0x3e4", "0x3e5", "0x0"})
    void sessions_of_the_system_are_none(String id) {
        assertThat(Paths.session(id)).isEmpty();
        assertThat(Paths.session(id + "1")).isEqualTo(id + "1");
    }

    @Test
    void what_is_too_long_is_cut() {
        String path = "c:\\" + "a".repeat(5_000);
        assertThat(Paths.file(path)).isEqualTo(path.substring(0, 1024));
        assertThat(Paths.session(path)).hasSize(1024);
        assertThat(Paths.cut("short")).isEqualTo("short");
    }

    @Test
    void programs_that_show_documents_or_serve_are_open() {
        assertThat(Paths.isOpen("C:\\Program Files\\Microsoft Office\\WINWORD.EXE"))
                .isTrue();
        assertThat(Paths.isOpen("C:\\winword.exe\\cmd.exe")).isFalse();
    }
}
