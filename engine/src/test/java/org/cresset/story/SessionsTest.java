package org.cresset.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cresset.story.Told.MINUTE;
import static org.cresset.story.Told.SECOND;
import static org.cresset.story.Told.START;
import static org.cresset.story.Told.alerted;
import static org.cresset.story.Told.process;
import static org.cresset.story.Told.rule;
import static org.cresset.story.Told.stories;

import java.util.List;
import org.cresset.activity.Endpoint;
import org.cresset.activity.ProcessRef;
import org.cresset.rule.Level;
import org.junit.jupiter.api.Test;

/// Sessions over the network, and signatures that come with several levels.
final class SessionsTest {

    private static final Signature DUMP = rule("dump", Level.CRITICAL, "T1003", "credential-access");
    private static final Signature RUN = rule("run", Level.CRITICAL, "T1204", "execution");
    private static final Signature STAY = rule("stay", Level.CRITICAL, "T1547", "persistence");

    private static final ProcessRef SHELL = process(2, "C:\\Windows\\System32\\cmd.exe");
    private static final ProcessRef OTHER = process(3, "C:\\Windows\\System32\\mspaint.exe");

    @Test
    void of_one_signature_with_several_levels_the_worst_counts_in_any_order() {
        Signature mild = rule("dump", Level.LOW, "T1003", "credential-access");
        Told one = new Told("pc")
                .found(START, mild, SHELL)
                .found(START + 1, DUMP, SHELL)
                .found(START, RUN, SHELL);
        Told other = new Told("pc")
                .found(START + 1, DUMP, SHELL)
                .found(START, mild, SHELL)
                .found(START, RUN, SHELL);
        Story story = stories(one.found(START, STAY, SHELL)).getFirst();
        assertThat(stories(other.found(START, STAY, SHELL)).getFirst().score()).isEqualTo(story.score());
        assertThat(story.ledger()).allMatch(entry -> entry.severity() == 3);
    }

    @Test
    void what_runs_in_one_session_over_the_network_is_one_piece_of_work_whatever_started_it() {
        ProcessRef service = process(9, "C:\\Windows\\System32\\wbem\\WmiPrvSE.exe");
        Endpoint from = new Endpoint("10.0.0.9", "50111", "");
        List<Story> stories = stories(new Told("pc")
                .loggedOn(START, "0x7a", from)
                .started(START + SECOND, SHELL, service, "0x7a")
                .started(START + MINUTE, OTHER, service, "0x7a")
                .found(START + MINUTE, DUMP, SHELL)
                .found(START + MINUTE, RUN, OTHER));
        assertThat(stories).hasSize(1);
        assertThat(alerted(stories.getFirst())).containsExactlyInAnyOrder(SHELL.image(), OTHER.image());
    }
}
