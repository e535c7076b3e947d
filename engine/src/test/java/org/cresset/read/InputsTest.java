package org.cresset.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.cresset.read.file.Inputs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which files the paths of a command stand for.
final class InputsTest {

    private static List<String> shown(Inputs inputs, Path folder) {
        return inputs.files().stream()
                .map(file -> file.shown().replace(folder.toString(), "."))
                .toList();
    }

    private static Path file(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        return Files.writeString(file, name);
    }

    @Test
    void files_of_a_folder_come_in_the_order_of_their_names(@TempDir Path folder) throws IOException {
        file(folder, "b.json");
        file(folder, "a/z.json");
        file(folder, "a.json");
        file(folder, "B.json");
        Inputs inputs = Inputs.find(List.of(folder));
        assertThat(shown(inputs, folder)).containsExactly("./B.json", "./a.json", "./a/z.json", "./b.json");
        assertThat(inputs.files().getFirst().bytes()).isEqualTo(6);
    }

    @Test
    void a_file_that_is_named_twice_is_read_once(@TempDir Path folder) throws IOException {
        Path file = file(folder, "a.json");
        Inputs inputs = Inputs.find(List.of(file, folder, folder.resolve("../" + folder.getFileName() + "/a.json")));
        assertThat(inputs.files()).hasSize(1);
        assertThat(inputs.files().getFirst().shown()).isEqualTo(file.toString());
    }

    @Test
    void a_link_in_a_folder_is_skipped_and_one_that_is_named_is_followed(@TempDir Path folder) throws IOException {
        Path file = file(folder, "real/a.json");
        Path link = Files.createSymbolicLink(folder.resolve("link.json"), file);
        Files.createSymbolicLink(folder.resolve("loop"), folder);
        Inputs inputs = Inputs.find(List.of(folder));
        assertThat(shown(inputs, folder)).containsExactly("./real/a.json");
        assertThat(inputs.skipped()).hasSize(2);
        assertThat(shown(Inputs.find(List.of(link)), folder)).containsExactly("./link.json");
        assertThat(Inputs.find(List.of(link, file)).files()).hasSize(1);
    }

    @Test
    void a_path_that_is_not_there_is_unreadable(@TempDir Path folder) {
        Inputs inputs = Inputs.find(List.of(folder.resolve("none")));
        assertThat(inputs.files()).isEmpty();
        assertThat(inputs.unreadable())
                .singleElement()
                .satisfies(piece -> assertThat(piece.reason()).isEqualTo("no such file or folder"));
    }

    @Test
    void an_empty_folder_has_no_files(@TempDir Path folder) {
        assertThat(Inputs.find(List.of(folder)).files()).isEmpty();
    }
}
