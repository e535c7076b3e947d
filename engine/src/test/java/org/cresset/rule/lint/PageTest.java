package org.cresset.rule.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.cresset.rule.Finding.Code;
import org.junit.jupiter.api.Test;

/// The page that explains the codes has the codes that there are.
final class PageTest {

    private static List<String> lines() throws IOException {
        return Files.readAllLines(Path.of("../docs/lint.md"));
    }

    @Test
    void the_page_explains_each_code_by_its_name_and_severity_in_their_order() throws IOException {
        assertThat(lines().stream().filter(line -> line.startsWith("### ")))
                .containsExactlyElementsOf(Stream.of(Code.values())
                        .map(code ->
                                "### " + code.label() + " (" + code.severity().label() + "): " + code.title())
                        .toList());
    }

    @Test
    void every_code_has_a_text() throws IOException {
        List<String> lines = lines();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("### ")) {
                assertThat(lines.get(i + 1)).as(lines.get(i)).isNotBlank().doesNotStartWith("#");
            }
        }
    }

    @Test
    void labels_are_given_once() {
        assertThat(Stream.of(Code.values()).map(Code::label))
                .doesNotHaveDuplicates()
                .isSorted()
                .allMatch(label -> label.matches("CR[1-9]\\d\\d"));
    }
}
