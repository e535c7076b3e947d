package org.cresset.node.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The year of times that a log writes without one.
final class SyslogYearTest {

    private static final String RULE = """
        title: Any message
        id: 6f0c8a8e-0000-4000-8000-000000000002
        level: low
        logsource: {product: linux}
        detection: {all: {message: '*'}, condition: all}
        """;

    @TempDir
    Path folder;

    @Test
    void the_year_of_syslog_is_that_of_the_option_or_of_the_file() throws IOException {
        Path rule = Files.writeString(folder.resolve("rule.yml"), RULE);
        Path log = Files.writeString(folder.resolve("auth.log"), "Mar  4 08:00:01 web1 sshd[1]: x\n");
        Files.setLastModifiedTime(log, FileTime.from(Instant.parse("2023-03-05T00:00:00Z")));
        Run aged = Run.of("scan", "-r", rule.toString(), "-f", "jsonl", log.toString());
        Run named = Run.of("scan", "-r", rule.toString(), "-f", "jsonl", "--year", "2021", log.toString());
        assertThat(aged.lines().getFirst()).contains("2023-03-04T08:00:01");
        assertThat(named.lines().getFirst()).contains("2021-03-04T08:00:01");
        assertThat(Run.of("scan", "--year", "12", log.toString()).code()).isEqualTo(ExitCode.USAGE);
    }
}
