package org.cresset.story.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.cresset.activity.ProcessRef;
import org.cresset.event.Event;
import org.cresset.rule.Level;
import org.cresset.story.Evidence;
import org.cresset.story.Signature;
import org.cresset.story.Story;
import org.cresset.story.Subject;
import org.cresset.story.host.HostKernel;
import org.junit.jupiter.api.Test;

/// What analysts decide, and what becomes of stories then.
final class DecisionsTest {

    private static final long MINUTE = 60_000_000L;
    private static final long START = 1_000_000 * MINUTE;

    private final HostKernel hosts = new HostKernel();
    private final Assembler assembler = new Assembler();
    private final List<Story> given = new ArrayList<>();
    private long clock = START;

    private void found(String id, String host, String rule, String tactic) {
        Signature signature =
                new Signature(rule, rule, Level.CRITICAL, "stable", List.of("T1003"), List.of(tactic), List.of());
        Subject subject = new Subject(new ProcessRef("", 7, "C:\\x\\" + host + ".exe"), "u", "", "", "", List.of(), "");
        hosts.found(new Evidence(id, clock, host, signature, subject));
    }

    private void attack(String host) {
        found(host + "1", host, "r1", "execution");
        found(host + "2", host, "r2", "persistence");
        found(host + "3", host, "r3", "credential-access");
    }

    private List<Story> turn() {
        clock += MINUTE;
        List<Story> now = new ArrayList<>();
        hosts.onTimer(clock, report -> assembler.onEvent(report, now::add));
        assembler.onTimer(clock, now::add);
        given.addAll(now);
        return now;
    }

    private static List<Change.Kind> kinds(List<Change> changes) {
        return changes.stream().map(Change::kind).toList();
    }

    @Test
    void a_judged_story_is_closed_until_something_new_is_found() {
        attack("a");
        String id = turn().getFirst().id();
        assertThat(assembler.decide(new Decision.Judged("ann", clock, id, true)))
                .isTrue();
        turn();
        assertThat(assembler.isClosed(id)).isTrue();
        found("a4", "a", "r4", "impact");
        turn();
        assertThat(assembler.isClosed(id)).isFalse();
        assertThat(kinds(assembler.history(id)))
                .containsExactly(Change.Kind.OPENED, Change.Kind.CONFIRMED, Change.Kind.REOPENED);
        assertThat(assembler.history(id).get(1).by()).isEqualTo("ann");
    }

    @Test
    void a_finding_without_a_time_is_counted() {
        attack("a");
        clock = Event.NO_TIME;
        found("a4", "a", "r4", "impact");
        clock = START;
        assertThat(turn()).hasSize(1);
        assertThat(assembler.forgotten()).isEqualTo(1);
    }

    @Test
    void the_end_of_input_is_no_day_of_the_budget() {
        attack("a");
        turn();
        attack("b");
        hosts.onTimer(clock, report -> assembler.onEvent(report, story -> {}));
        assembler.onTimer(Event.NO_TIME, story -> {});
        assertThat(assembler.threshold().mode()).isEqualTo(Threshold.Mode.PRIOR);
        assertThat(turn()).isEmpty();
    }

    @Test
    void nobody_can_judge_a_story_that_is_not_there() {
        assertThat(assembler.decide(new Decision.Judged("ann", clock, "S-none", false)))
                .isFalse();
    }

    @Test
    void one_analyst_cannot_mute_a_rule_and_several_can_weaken_it() {
        for (int i = 0; i < 20; i++) {
            attack("h" + i);
        }
        List<Story> stories = turn();
        double before = stories.getFirst().score();
        stories.forEach(story -> assembler.decide(new Decision.Judged("ann", clock, story.id(), false)));
        double one = turn().getFirst().score();
        assertThat(one).isBetween(0.8 * before, 0.99 * before);
        stories.forEach(story -> assembler.decide(new Decision.Judged("bob", clock, story.id(), false)));
        double two = turn().getFirst().score();
        assertThat(two).isLessThan(one);
    }

    @Test
    void an_analyst_joins_stories_and_takes_them_apart_and_the_history_stays() {
        attack("a");
        attack("b");
        List<Story> two = turn();
        assertThat(two).hasSize(2);
        assembler.decide(new Decision.Together("ann", clock, "a1", "b1"));
        Story joined = turn().getFirst();
        assertThat(joined.hosts()).containsExactly("a", "b");
        assertThat(joined.id()).isIn(two.get(0).id(), two.get(1).id());
        assertThat(kinds(assembler.history(joined.id()))).contains(Change.Kind.TOOK_IN);
    }

    @Test
    void what_was_decided_outlives_a_restart() throws IOException {
        attack("a");
        attack("b");
        turn();
        assembler.decide(new Decision.Together("ann", clock, "a1", "b1"));
        String id = turn().getFirst().id();
        assembler.decide(new Decision.Judged("ann", clock, id, false));
        turn();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assembler.snapshot(new DataOutputStream(bytes));
        Assembler other = new Assembler();
        other.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        found("c1", "c", "r1", "execution");
        hosts.onTimer(clock, report -> other.onEvent(report, story -> {}));
        List<Change> history = other.history(id);
        assertThat(history).isEqualTo(assembler.history(id));
        assertThat(other.isClosed(id)).isTrue();
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        assembler.snapshot(new DataOutputStream(again));
        assertThat(again.toByteArray()).isEqualTo(bytes.toByteArray());
    }
}
