package org.cresset;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Keeps the layout of all Java sources that of palantir-java-format.
///
/// A test and not a build plugin, because a plugin runs in Maven's own JVM, and the parser of an older JDK does not
/// know
/// our Java. `mvn -pl engine test -Dtest=FormatTest -Dformat=apply` lays out the sources.
final class FormatTest {

    private static final JavaFormatterOptions OPTIONS = JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .build();

    @Test
    void sources_are_laid_out_by_the_formatter() throws IOException, FormatterException {
        boolean apply = "apply".equals(System.getProperty("format"));
        List<Path> different = new ArrayList<>();
        for (Path source : Sources.all()) {
            String text = Files.readString(source);
            String formatted = format(text);
            if (!text.equals(formatted)) {
                different.add(source);
                if (apply) {
                    Files.writeString(source, formatted);
                }
            }
        }
        assertThat(apply ? List.of() : different)
                .as("files with another layout")
                .isEmpty();
    }

    private static String format(String text) throws FormatterException {
        String ordered = ImportOrderer.reorderImports(RemoveUnusedImports.removeUnusedImports(text), OPTIONS.style());
        return Formatter.createFormatter(OPTIONS).formatSource(ordered);
    }

    /// Where the Java sources of all modules are.
    static final class Sources {

        private Sources() {}

        static List<Path> all() throws IOException {
            Path root = Path.of("..").toAbsolutePath().normalize();
            try (Stream<Path> files = Files.find(root, 20, (path, attributes) -> {
                String below = root.relativize(path).toString().replace('\\', '/');
                return below.matches("(engine|language|node|flink|bench)/src/.*\\.java");
            })) {
                return files.sorted().toList();
            }
        }
    }
}
