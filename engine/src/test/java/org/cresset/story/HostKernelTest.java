package org.cresset.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cresset.story.Told.HOUR;
import static org.cresset.story.Told.SECOND;
import static org.cresset.story.Told.START;
import static org.cresset.story.Told.process;
import static org.cresset.story.Told.rule;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.cresset.activity.ProcessRef;
import org.cresset.event.Event;
import org.cresset.rule.Level;
import org.cresset.story.host.HostEvent;
import org.cresset.story.host.HostKernel;
import org.cresset.story.host.HostReport;
import org.junit.jupiter.api.Test;

/// Bounds of what kernels of hosts remember, and what they do with what nobody sends in good faith.
final class HostKernelTest {

    private static final Signature DUMP = rule("dump", Level.CRITICAL, "T1003", "credential-access");
    private static final String SHELL = "C:\\Windows\\System32\\cmd.exe";

    private static List<HostReport> reports(HostKernel kernel, Told told) {
        told.events().forEach(event -> kernel.onEvent(event, report -> {}));
        List<HostReport> reports = new ArrayList<>();
        kernel.onTimer(Event.NO_TIME, reports::add);
        return reports;
    }

    @Test
    void beyond_the_bound_processes_of_no_findings_are_forgotten_and_counted() {
        Told told = new Told("pc").started(START, process(1, SHELL), ProcessRef.NONE);
        told.started(START, process(2, SHELL), process(1, SHELL)).found(START, DUMP, process(2, SHELL));
        for (int i = 3; i < 5_000; i++) {
            told.started(START + i * SECOND, process(i, SHELL), ProcessRef.NONE);
        }
        HostReport report = reports(new HostKernel(1_000), told).getFirst();
        assertThat(report.forgotten()).isBetween(4_000L, 4_300L);
        assertThat(report.components()).hasSize(1);
        assertThat(report.components().getFirst().members()).hasSize(2);
    }

    @Test
    void nothing_is_forgotten_below_the_bound() {
        Told told = new Told("pc");
        for (int i = 0; i < 900; i++) {
            told.started(START + i * SECOND, process(i, SHELL), ProcessRef.NONE);
        }
        assertThat(reports(new HostKernel(1_000), told).getFirst().forgotten()).isZero();
    }

    @Test
    void a_hundred_thousand_children_and_long_chains_and_circles_take_no_time() {
        Told told = new Told("pc").started(START, process(0, SHELL), process(99, SHELL));
        for (int i = 1; i < 100_000; i++) {
            told.started(START + i, process(i, SHELL), process(i % 2 == 0 ? 0 : i - 1, SHELL));
        }
        for (int i = 200_000; i < 220_000; i++) {
            told.started(START + i, process(i, SHELL), process(i - 1, SHELL));
        }
        told.injected(START, process(5, SHELL), process(5, SHELL));
        told.injected(START, process(5, SHELL), process(6, SHELL));
        told.injected(START, process(6, SHELL), process(5, SHELL));
        told.found(START + HOUR, DUMP, process(5, SHELL)).found(START + HOUR, DUMP, process(219_999, SHELL));
        assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> assertThat(reports(new HostKernel(), told)).hasSize(1));
    }

    @Test
    void thousands_of_findings_are_woven_in_time_and_not_again_for_what_does_not_concern_them() {
        Told told = new Told("pc");
        for (int i = 0; i < 10_000; i++) {
            told.started(START + i, process(i, SHELL), ProcessRef.NONE).found(START + i, DUMP, process(i, SHELL));
        }
        HostKernel kernel = new HostKernel();
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            List<HostReport> first = reports(kernel, told);
            for (int i = 0; i < 1_000; i++) {
                Told more = new Told("pc").started(START + HOUR + i, process(20_000 + i, SHELL), ProcessRef.NONE);
                assertThat(reports(kernel, more).getFirst().components())
                        .isSameAs(first.getFirst().components());
            }
        });
    }

    @Test
    void huge_texts_and_numbers_and_empty_hosts_are_taken() {
        String huge = "x".repeat(1_000_000);
        Told told = new Told(huge);
        ProcessRef odd = new ProcessRef(huge, Long.MAX_VALUE, huge);
        told.started(Long.MAX_VALUE, odd, new ProcessRef("", Long.MAX_VALUE, huge));
        told.started(Long.MIN_VALUE, odd, odd).lookedUp(START, odd, huge).wrote(START, odd, huge + ".exe");
        told.found(Long.MAX_VALUE, DUMP, odd).found(START, DUMP, odd).found(Event.NO_TIME, DUMP, odd);
        Told empty = new Told("").started(START, odd, odd).found(START, DUMP, ProcessRef.NONE);
        Run run = new Run(2);
        for (int i = 0; i < 100; i++) {
            run.feed(told.events()).feed(empty.events());
        }
        run.again();
        run.timer(START + HOUR);
        run.again();
        run.end();
        HostEvent first = empty.events().getFirst();
        assertThat(Run.once(List.of(first))).isEmpty();
    }
}
