package org.cresset.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cresset.story.Told.DAY;
import static org.cresset.story.Told.HOUR;
import static org.cresset.story.Told.MINUTE;
import static org.cresset.story.Told.SECOND;
import static org.cresset.story.Told.START;
import static org.cresset.story.Told.alerted;
import static org.cresset.story.Told.numbered;
import static org.cresset.story.Told.process;
import static org.cresset.story.Told.rule;
import static org.cresset.story.Told.stories;

import java.util.List;
import org.assertj.core.data.Offset;
import org.cresset.activity.Endpoint;
import org.cresset.activity.ProcessRef;
import org.cresset.rule.Level;
import org.junit.jupiter.api.Test;

/// What becomes a story, of what, and how it is scored.
final class StoriesTest {

    private static final Signature DUMP = rule("dump", Level.CRITICAL, "T1003", "credential-access");
    private static final Signature RUN = rule("run", Level.CRITICAL, "T1204", "execution");
    private static final Signature STAY = rule("stay", Level.CRITICAL, "T1547", "persistence");

    private static final ProcessRef EXPLORER = process(1, "C:\\Windows\\explorer.exe");
    private static final ProcessRef SHELL = process(2, "C:\\Windows\\System32\\cmd.exe");
    private static final ProcessRef OTHER = process(3, "C:\\Windows\\System32\\mspaint.exe");
    private static final ProcessRef PAYLOAD = process(4, "C:\\Users\\kim\\Downloads\\a.exe");
    private static final ProcessRef BROWSER = process(5, "C:\\Program Files\\Google\\Chrome\\chrome.exe");

    @Test
    void findings_of_a_process_and_of_its_child_are_one_story() {
        List<Story> stories = stories(new Told("pc")
                .started(START, SHELL, EXPLORER)
                .started(START + SECOND, OTHER, SHELL)
                .found(START + MINUTE, DUMP, SHELL)
                .found(START + MINUTE, RUN, OTHER));
        assertThat(stories).hasSize(1);
        assertThat(alerted(stories.getFirst())).containsExactly(SHELL.image(), OTHER.image());
    }

    @Test
    void children_of_a_hub_stay_apart() {
        List<Story> stories = stories(new Told("pc")
                .started(START, SHELL, EXPLORER)
                .started(START + SECOND, OTHER, EXPLORER)
                .found(START + MINUTE, DUMP, SHELL)
                .found(START + MINUTE, STAY, SHELL)
                .found(START + MINUTE, RUN, OTHER)
                .found(START + MINUTE, STAY, OTHER));
        assertThat(stories).hasSize(2);
    }

    @Test
    void a_hub_joins_what_it_starts_from_when_another_started_a_thread_in_it() {
        ProcessRef late = process(9, "C:\\Windows\\System32\\net.exe");
        List<Story> stories = stories(new Told("pc")
                .started(START, OTHER, EXPLORER)
                .started(START, PAYLOAD, EXPLORER)
                .injected(START + HOUR, PAYLOAD, EXPLORER)
                .started(START + HOUR + MINUTE, late, EXPLORER)
                .found(START + MINUTE, DUMP, OTHER)
                .found(START + MINUTE, STAY, OTHER)
                .found(START + MINUTE, RUN, PAYLOAD)
                .found(START + HOUR + MINUTE, DUMP, late));
        assertThat(stories).hasSize(2);
        assertThat(stories.stream().map(Told::alerted).toList())
                .containsExactlyInAnyOrder(List.of(OTHER.image()), List.of(PAYLOAD.image(), late.image()));
    }

    @Test
    void who_starts_a_thread_in_a_hub_later_has_no_part_in_what_it_did_before() {
        ProcessRef late = process(9, "C:\\Windows\\System32\\net.exe");
        List<Story> stories = stories(new Told("pc")
                .started(START, PAYLOAD, EXPLORER)
                .started(START, OTHER, process(7, "C:\\Windows\\System32\\services.exe"))
                .injected(START + MINUTE, PAYLOAD, EXPLORER)
                .found(START + 2 * MINUTE, DUMP, EXPLORER)
                .found(START + 2 * MINUTE, RUN, PAYLOAD)
                .injected(START + HOUR, OTHER, EXPLORER)
                .found(START + 2 * MINUTE, DUMP, OTHER)
                .found(START + 2 * MINUTE, STAY, OTHER)
                .found(START + 3 * MINUTE, STAY, late));
        assertThat(stories).hasSize(2);
    }

    @Test
    void a_number_means_the_process_that_had_it_then() {
        ProcessRef first = numbered(44, "C:\\Windows\\System32\\cmd.exe");
        ProcessRef second = numbered(44, "C:\\Windows\\System32\\net.exe");
        List<Story> stories = stories(new Told("pc")
                .started(START, first, numbered(8, "explorer.exe"))
                .started(START + HOUR, second, numbered(8, "explorer.exe"))
                .found(START + MINUTE, DUMP, numbered(44, ""))
                .found(START + MINUTE, STAY, numbered(44, ""))
                .found(START + HOUR + MINUTE, STAY, numbered(44, ""))
                .found(START + MINUTE, RUN, numbered(44, ""))
                .found(START + HOUR + MINUTE, DUMP, numbered(44, ""))
                .found(START + HOUR + MINUTE, RUN, numbered(44, "")));
        assertThat(stories.stream().map(Told::alerted).toList())
                .containsExactlyInAnyOrder(List.of(first.image()), List.of(second.image()));
    }

    @Test
    void two_logs_of_one_process_are_one_process() {
        ProcessRef number = numbered(SHELL.pid(), "c:\\windows\\system32\\CMD.EXE");
        List<Story> stories = stories(new Told("pc")
                .started(START, SHELL, EXPLORER)
                .started(START + SECOND, number, numbered(EXPLORER.pid(), "explorer.exe"))
                .found(START + MINUTE, DUMP, SHELL)
                .found(START + MINUTE, RUN, number));
        assertThat(stories).hasSize(1);
        assertThat(stories.getFirst().processes())
                .hasSize(1)
                .allMatch(member -> member.guid().equals(SHELL.guid()));
    }

    @Test
    void processes_without_a_number_are_not_taken_for_one_another() {
        ProcessRef one = new ProcessRef(process(1, "").guid(), -1, "/bin/sh");
        ProcessRef other = new ProcessRef(process(2, "").guid(), -1, "/bin/sh");
        List<Story> stories = stories(new Told("pc")
                .started(START, one, ProcessRef.NONE)
                .started(START + SECOND, other, ProcessRef.NONE)
                .found(START + MINUTE, DUMP, one)
                .found(START + MINUTE, RUN, one)
                .found(START + MINUTE, DUMP, other)
                .found(START + MINUTE, RUN, other));
        assertThat(stories).hasSize(2);
    }

    @Test
    void who_wrote_a_program_belongs_to_what_it_did() {
        List<Story> stories = stories(new Told("pc")
                .started(START, SHELL, EXPLORER)
                .wrote(START + SECOND, SHELL, PAYLOAD.image())
                .started(START + MINUTE, PAYLOAD, EXPLORER)
                .found(START + 2 * MINUTE, RUN, PAYLOAD)
                .found(START + 2 * MINUTE, DUMP, SHELL));
        assertThat(stories).hasSize(1);
        assertThat(stories.getFirst().graph().edges()).anyMatch(edge -> edge.kind() == Graph.Link.WROTE);
    }

    @Test
    void what_a_browser_fetched_joins_it_to_nothing_else_that_it_fetched() {
        ProcessRef second = process(8, "C:\\Users\\kim\\Downloads\\b.exe");
        Subject download = new Subject(BROWSER, "kim", "", "", PAYLOAD.image(), List.of(), "");
        List<Story> stories = stories(new Told("pc")
                .wrote(START, BROWSER, PAYLOAD.image())
                .wrote(START, BROWSER, second.image())
                .found(START, rule("fetched", Level.HIGH, "T1105", "command-and-control"), download)
                .started(START + MINUTE, PAYLOAD, EXPLORER)
                .started(START + MINUTE, second, EXPLORER)
                .found(START + 2 * MINUTE, RUN, PAYLOAD)
                .found(START + 2 * MINUTE, DUMP, PAYLOAD)
                .found(START + 2 * MINUTE, RUN, second)
                .found(START + 2 * MINUTE, DUMP, second));
        assertThat(stories).hasSize(2);
        assertThat(stories).allMatch(story -> alerted(story).size() == 1);
        assertThat(stories).anyMatch(story -> story.tactics().contains("command-and-control"));
    }

    @Test
    void findings_of_one_session_belong_together() {
        List<Story> stories = stories(new Told("pc")
                .found(START, DUMP, Told.session("0x7a"))
                .found(START + MINUTE, RUN, Told.session("0x7a"))
                .found(START + MINUTE, STAY, Told.session("0x7a"))
                .found(START + MINUTE, STAY, Told.session("0x7b")));
        assertThat(stories).hasSize(1);
        assertThat(stories.getFirst().detections()).hasSize(3);
    }

    @Test
    void findings_of_nothing_but_a_host_belong_together_within_an_hour_and_where_they_are_surprising() {
        Signature usual = rule("usual", Level.INFORMATIONAL, "T1082", "discovery");
        List<Story> stories = stories(new Told("pc")
                .found(START, DUMP, Told.session(""))
                .found(START + 50 * MINUTE, RUN, Told.session(""))
                .found(START + 55 * MINUTE, usual, Told.session(""))
                .found(START + 2 * HOUR, STAY, Told.session("")));
        assertThat(stories).hasSize(1);
        assertThat(stories.getFirst().moments()).extracting(Story.Moment::rule).containsExactly("dump", "run");
    }

    @Test
    void hosts_are_one_story_where_a_connection_led_to_a_logon_and_only_there() {
        Endpoint from = new Endpoint("10.0.0.1", "50111", "");
        Told one = new Told("one")
                .started(START, SHELL, EXPLORER)
                .connected(START + MINUTE, SHELL, from, new Endpoint("10.0.0.2", "445", ""))
                .found(START + MINUTE, DUMP, SHELL);
        ProcessRef there = process(20, "C:\\Windows\\System32\\net.exe");
        Told two = new Told("two")
                .connected(START, there, new Endpoint("10.0.0.2", "50000", ""), new Endpoint("8.8.8.8", "53", ""))
                .loggedOn(START + MINUTE + SECOND, "0x99", from)
                .started(START + 2 * MINUTE, there, ProcessRef.NONE, "0x99")
                .found(START + 2 * MINUTE, RUN, there);
        assertThat(stories(one, two)).hasSize(1);
        assertThat(stories(one, two).getFirst().hosts()).containsExactly("one", "two");
        Told far = new Told("two")
                .connected(START, there, new Endpoint("10.0.0.2", "50000", ""), new Endpoint("8.8.8.8", "53", ""))
                .loggedOn(START + HOUR, "0x99", from)
                .started(START + 2 * HOUR, there, ProcessRef.NONE, "0x99")
                .found(START + 2 * HOUR, RUN, there);
        assertThat(stories(one, far)).allMatch(story -> story.hosts().size() == 1);
    }

    @Test
    void a_pause_of_more_than_six_hours_ends_a_story() {
        Told told = new Told("pc").started(START, PAYLOAD, EXPLORER);
        told.found(START, DUMP, PAYLOAD).found(START, RUN, PAYLOAD);
        assertThat(stories(told.found(START + 6 * HOUR, STAY, PAYLOAD))).hasSize(1);
        told.found(START + 13 * HOUR, DUMP, PAYLOAD).found(START + 13 * HOUR, RUN, PAYLOAD);
        assertThat(stories(told)).hasSize(2);
    }

    @Test
    void the_name_of_a_host_is_one_whatever_the_case_of_its_letters() {
        Told upper = new Told("PC").started(START, PAYLOAD, EXPLORER).found(START, DUMP, PAYLOAD);
        Told lower = new Told("pc").found(START + SECOND, RUN, PAYLOAD);
        Run run = new Run(1).feed(lower.events());
        run.timer(START + MINUTE);
        run.feed(upper.events()).timer(START + 2 * MINUTE);
        assertThat(run.stories()).hasSize(1);
        assertThat(run.stories().getFirst().hosts()).containsExactly("PC");
        assertThat(run.stories().getFirst().detections()).hasSize(2);
    }

    @Test
    void what_is_daily_bread_is_no_story_once_a_day_is_known() {
        Signature often = rule("often", Level.HIGH, "T1003", "credential-access");
        Signature alsoOften = rule("also", Level.HIGH, "T1059", "execution");
        Told told = new Told("pc").started(START, SHELL, EXPLORER);
        for (long time = START; time < START + 4 * DAY; time += 10 * MINUTE) {
            told.lookedUp(time, OTHER, "a.test");
        }
        for (long time = START; time < START + 4 * DAY; time += 2 * HOUR) {
            told.found(time, often, SHELL).found(time, alsoOften, SHELL);
        }
        Run run = new Run(1)
                .stream(told.events().stream()
                        .sorted(java.util.Comparator.comparingLong(Campaigns::time))
                        .toList());
        assertThat(run.stories()).allMatch(story -> story.first() < START + DAY);
    }

    @Test
    void each_tactic_counts_once_and_a_second_technique_a_quarter() {
        Signature second = rule("second", Level.HIGH, "T1552", "credential-access");
        ProcessRef tool = process(6, "D:\\tools\\tool.exe");
        Signature third = rule("third", Level.MEDIUM, "T1555", "credential-access");
        Signature both = rule("both", Level.HIGH, "T1204", "execution", "persistence");
        List<Story> stories = stories(new Told("pc")
                .started(START, tool, EXPLORER)
                .found(START, DUMP, tool)
                .found(START + SECOND, DUMP, tool)
                .found(START, second, tool)
                .found(START, third, tool)
                .found(START, both, tool));
        Story story = stories.getFirst();
        double sum = 0;
        for (Story.Entry entry : story.ledger()) {
            double worth = entry.severity() * entry.surprise() * entry.weight();
            double part = switch (entry.rule()) {
                case "dump", "both" -> 1;
                case "second" -> 0.25;
                default -> 0;
            };
            assertThat(entry.value()).isCloseTo(part * worth, Offset.offset(1e-9));
            sum += part * worth;
        }
        assertThat(story.score()).isCloseTo(sum, Offset.offset(0.01));
        assertThat(story.ledger()).filteredOn(entry -> entry.value() > 0).hasSize(3);
        double without = sum - story.ledger().getFirst().value();
        assertThat(story.counterfactuals().getFirst().rule()).isEqualTo("dump");
        assertThat(story.counterfactuals().getFirst().score())
                .isLessThan(story.score())
                .isGreaterThan(without - 0.01);
    }
}
