package org.cresset.report.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cresset.render.Messages;
import org.cresset.render.Messages.Language;
import org.cresset.render.svg.Diagram;
import org.cresset.rule.Level;
import org.cresset.story.Graph.Kind;
import org.cresset.story.Graph.Link;
import org.cresset.story.Story;
import org.junit.jupiter.api.Test;

/// What a reader is told first: where it began, what came after what, and one box for one thing.
final class StoryReadingTest {

    private static final List<String> FILE = List.of("C:\\Users\\kim\\a.exe", "", "10:00:00");

    /// A program that was written by a browser, was run, and put a thread into a service that had started long before.
    private static StoryDraft draft() {
        StoryDraft draft = new StoryDraft("S-1", "pc");
        draft.node("!service", Kind.PROCESS, "svchost.exe", "", "01:00:00")
                .node("!a", Kind.PROCESS, "a.exe", "C:\\Users\\kim\\a.exe", "10:00:10")
                .node("browser", Kind.PROCESS, "browser.exe", "", "09:00:00")
                .nodeOn("pc", "file", Kind.FILE, FILE)
                .node("out", Kind.ADDRESS, "203.0.113.9", "", "10:00:20");
        draft.edge("browser", Link.WROTE, "file", 0.9, "")
                .edge("file", Link.RAN, "!a", 0.9, "")
                .edge("!a", Link.INJECTED, "!service", 0.95, "")
                .edge("!a", Link.CONNECTED, "out", 1, "443")
                .edge("!a", Link.CONNECTED, "out", 0.2, "8443");
        draft.evidence("credential-access", "T1003", "Late", Level.CRITICAL, on("10:09:00", "!service"))
                .evidence("execution", "T1204", "Early", Level.MEDIUM, on("10:00:10", "!a"))
                .evidence("defense-evasion", "T1055", "Between", Level.HIGH, on("10:05:00", "!a"));
        return draft;
    }

    private static Story.Moment on(String clock, String node) {
        return StoryDraft.on(clock, "pc", node, "", 1);
    }

    private static StoryText text(Story story) {
        return new StoryText(story, new Messages(Language.ENGLISH));
    }

    private static Diagram diagram(Story story) {
        return new StoryGraph(story, text(story)).diagram();
    }

    private static List<String> arrows(Diagram diagram) {
        return diagram.arrows().stream()
                .map(arrow -> arrow.from() + " " + arrow.label() + " " + arrow.to() + (arrow.weak() ? "?" : ""))
                .toList();
    }

    @Test
    void a_story_begins_with_what_no_other_evidence_led_to() {
        Story story = draft().story(Level.HIGH);
        assertThat(text(story).title()).endsWith("a.exe");
        assertThat(text(story).narrative().getFirst())
                .contains("a.exe")
                .contains("browser.exe")
                .doesNotContain("svchost.exe");
    }

    @Test
    void of_several_beginnings_the_one_with_the_earliest_evidence_counts() {
        StoryDraft draft = new StoryDraft("S-1", "pc");
        draft.node("!b", Kind.PROCESS, "b.exe", "", "01:00:00").node("!c", Kind.PROCESS, "c.exe", "", "02:00:00");
        draft.evidence("execution", "T1204", "B", Level.HIGH, on("10:00:01", "!b"))
                .evidence("discovery", "T1033", "C", Level.HIGH, on("10:00:00", "!c"));
        assertThat(text(draft.story(Level.HIGH)).title()).endsWith("c.exe");
    }

    @Test
    void a_circle_has_a_beginning_too() {
        StoryDraft draft = new StoryDraft("S-1", "pc");
        draft.node("!b", Kind.PROCESS, "b.exe", "", "01:00:00").node("!c", Kind.PROCESS, "c.exe", "", "02:00:00");
        draft.spawned("!b", "!c", "!b");
        draft.evidence("execution", "T1204", "C", Level.HIGH, on("10:00:00", "!c"));
        assertThat(text(draft.story(Level.HIGH)).title()).endsWith("b.exe");
    }

    @Test
    void what_was_done_is_told_in_the_order_of_time() {
        List<String> done = text(draft().story(Level.HIGH)).parts().done();
        assertThat(done).hasSize(3);
        assertThat(done.get(0)).contains("10:00:10", "Early");
        assertThat(done.get(1)).contains("10:05:00", "Between");
        assertThat(done.get(2)).contains("10:09:00", "Late");
    }

    @Test
    void a_tactic_whose_strongest_evidence_came_last_is_told_last() {
        StoryDraft draft = new StoryDraft("S-1", "pc");
        draft.node("!b", Kind.PROCESS, "b.exe", "", "01:00:00");
        draft.evidence("execution", "T1059", "Strong", Level.CRITICAL, on("11:00:00", "!b"))
                .evidence("execution", "T1204", "Early", Level.LOW, on("10:00:00", "!b"))
                .evidence("discovery", "T1033", "Between", Level.LOW, on("10:30:00", "!b"));
        List<String> done = text(draft.story(Level.HIGH)).parts().done();
        assertThat(done).hasSize(2);
        assertThat(done.get(0)).contains("Between");
        assertThat(done.get(1)).contains("Strong");
    }

    @Test
    void a_file_that_was_run_and_its_process_are_one_box() {
        Diagram diagram = diagram(draft().story(Level.HIGH));
        assertThat(diagram.boxes()).extracting(Diagram.Box::id).doesNotContain("file");
        assertThat(arrows(diagram)).contains("browser wrote !a").noneMatch(arrow -> arrow.startsWith("file"));
    }

    @Test
    void a_file_that_says_more_than_its_process_has_a_box_of_its_own() {
        Story twice = draft().node("!again", Kind.PROCESS, "a.exe", "", "10:30:00")
                .edge("file", Link.RAN, "!again", 0.9, "")
                .story(Level.HIGH);
        assertThat(arrows(diagram(twice))).contains("browser wrote file", "file run as !a", "file run as !again");
        StoryDraft named = draft();
        named.nodeOn("pc", "other", Kind.FILE, List.of("C:\\Users\\kim\\b.exe", "", "10:00:00"))
                .edge("browser", Link.WROTE, "other", 0.9, "")
                .edge("other", Link.RAN, "!service", 0.9, "");
        assertThat(arrows(diagram(named.story(Level.HIGH)))).contains("other run as !service");
    }

    @Test
    void what_one_thing_did_to_another_again_and_again_is_one_arrow_that_counts() {
        Diagram diagram = diagram(draft().story(Level.HIGH));
        assertThat(arrows(diagram)).containsOnlyOnce("!a reached out");
        assertThat(diagram.arrows())
                .filteredOn(arrow -> arrow.to().equals("out"))
                .singleElement()
                .satisfies(arrow -> assertThat(arrow.title()).contains("(443)", "(8443)", "Times: 2"));
    }

    @Test
    void of_tactics_that_add_nearly_as_much_the_one_nearest_to_the_aim_is_in_the_title() {
        StoryDraft draft = new StoryDraft("S-1", "pc");
        draft.node("!b", Kind.PROCESS, "b.exe", "", "01:00:00");
        draft.evidence("execution", "T1204", "A", Level.HIGH, on("10:00:00", "!b"))
                .evidence("credential-access", "T1003", "B", Level.HIGH, on("10:01:00", "!b"))
                .evidence("impact", "T1486", "C", Level.LOW, on("10:02:00", "!b"));
        assertThat(text(draft.story(Level.HIGH)).title()).startsWith("Credential access");
    }
}
