package org.cresset.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.cresset.story.Told.SECOND;
import static org.cresset.story.Told.START;
import static org.cresset.story.Told.process;

import java.util.List;
import org.cresset.activity.Endpoint;
import org.cresset.activity.ProcessRef;
import org.cresset.rule.Level;
import org.junit.jupiter.api.Test;

/// More hosts weigh more.
final class HostsTest {

    private static final List<Signature> RULES = List.of(
            Told.rule("r1", Level.CRITICAL, "T1059", "execution"),
            Told.rule("r2", Level.CRITICAL, "T1003", "credential-access"));

    private static Endpoint end(int host, int port) {
        return new Endpoint("10.0.0." + (host + 1), Integer.toString(port), "");
    }

    /// The score of an attack that shows the same on so many hosts, each of which was reached from the one before.
    private static double score(int hosts) {
        Told[] told = new Told[hosts];
        for (int host = 0; host < hosts; host++) {
            long time = START + 60L * host * SECOND;
            Told here = new Told("PC" + host);
            told[host] = here;
            ProcessRef shell = process(10 * host + 1, "C:\\Users\\kim\\tool.exe");
            if (host > 0) {
                here.loggedOn(time, "0x" + (host + 1), end(host - 1, 49_000));
            }
            here.started(time + SECOND, shell, process(10 * host, "C:\\Windows\\explorer.exe"), "0x" + (host + 1));
            RULES.forEach(rule -> here.found(time + 2 * SECOND, rule, shell));
            here.connected(time + 59 * SECOND, shell, end(host, 49_000), end(host + 1, 445));
        }
        List<Story> stories = Told.stories(told);
        assertThat(stories).hasSize(1);
        assertThat(stories.getFirst().hosts()).hasSize(hosts);
        return stories.getFirst().score();
    }

    @Test
    void twice_the_hosts_weigh_a_fifth_of_the_sum_more() {
        double one = score(1);
        assertThat(score(2)).isCloseTo(1.2 * one, within(0.02));
        assertThat(score(4)).isCloseTo(1.4 * one, within(0.02));
    }
}
