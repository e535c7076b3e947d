package org.cresset.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cresset.story.Told.HOUR;
import static org.cresset.story.Told.MINUTE;
import static org.cresset.story.Told.SECOND;
import static org.cresset.story.Told.START;
import static org.cresset.story.Told.alerted;
import static org.cresset.story.Told.process;
import static org.cresset.story.Told.rule;
import static org.cresset.story.Told.stories;

import java.util.ArrayList;
import java.util.List;
import org.cresset.Property;
import org.cresset.activity.Endpoint;
import org.cresset.activity.ProcessRef;
import org.cresset.rule.Level;
import org.junit.jupiter.api.Test;

/// What joins hosts where only one side tells of it, and who made services and tasks.
final class LinksTest {

    private static final Signature DUMP = rule("dump", Level.CRITICAL, "T1003", "credential-access");
    private static final Signature RUN = rule("run", Level.CRITICAL, "T1204", "execution");
    private static final Signature STAY = rule("stay", Level.CRITICAL, "T1543", "persistence");

    private static final ProcessRef SERVICES = process(1, "C:\\Windows\\System32\\services.exe");
    private static final ProcessRef SCHEDULE = process(6, "C:\\Windows\\System32\\svchost.exe");
    private static final ProcessRef PAYLOAD = process(2, "C:\\Users\\kim\\Downloads\\a.exe");
    private static final ProcessRef THERE = process(20, "C:\\Windows\\System32\\net.exe");
    private static final ProcessRef SHELL = process(21, "C:\\Windows\\System32\\cmd.exe");
    private static final Endpoint ONE = new Endpoint("10.0.0.1", "50111", "");
    private static final Endpoint OUT = new Endpoint("8.8.8.8", "53", "");
    private static final String LINE = "C:\\Windows\\system32\\cmd.exe /b /c start powershell.exe -nop";

    /// A host on which something is found, and which has an address.
    private static Told source(String host) {
        return new Told(host)
                .started(START, PAYLOAD, ProcessRef.NONE)
                .connected(START, PAYLOAD, ONE, OUT)
                .found(START + MINUTE, DUMP, PAYLOAD)
                .found(START + MINUTE, STAY, PAYLOAD);
    }

    /// A host to which an account comes from the address of the other, and where something is found in its session.
    private static Told target(String host, String account) {
        return new Told(host)
                .loggedOn(START + 2 * MINUTE, "0x99", account, ONE)
                .started(START + 3 * MINUTE, THERE, ProcessRef.NONE, "0x99")
                .found(START + 3 * MINUTE, RUN, THERE)
                .found(START + 3 * MINUTE, STAY, THERE);
    }

    @Test
    void credentials_that_were_used_lead_to_the_logon_with_them() {
        Told from = source("one").used(START + 2 * MINUTE, PAYLOAD, "LAB\\boss", "two.lab");
        List<Story> stories = stories(from, target("two.lab", "boss"));
        assertThat(stories).hasSize(1);
        assertThat(stories.getFirst().hosts()).containsExactly("one", "two.lab");
        assertThat(stories.getFirst().graph().edges())
                .anyMatch(edge -> edge.kind() == Graph.Link.LOGGED_ON
                        && edge.confidence() == 0.7
                        && edge.from().startsWith("one process"));
    }

    @Test
    void a_graph_begins_on_the_host_that_was_first_whatever_its_name() {
        Told from = source("zeta").used(START + 2 * MINUTE, PAYLOAD, "LAB\\boss", "alpha");
        Graph graph = stories(from, target("alpha", "boss")).getFirst().graph();
        assertThat(graph.nodes().getFirst().host()).isEqualTo("zeta");
    }

    @Test
    void credentials_of_another_account_or_time_lead_nowhere() {
        Told other = source("one").used(START + 2 * MINUTE, PAYLOAD, "LAB\\kim", "two.lab");
        assertThat(stories(other, target("two.lab", "LAB\\boss"))).hasSize(2);
        Told late = source("one").used(START + 10 * MINUTE, PAYLOAD, "LAB\\boss", "two.lab");
        assertThat(stories(late, target("two.lab", "LAB\\boss"))).hasSize(2);
        Told foreign = source("one").used(START + 2 * MINUTE, PAYLOAD, "OTHER\\boss", "two.lab");
        assertThat(stories(foreign, target("two.lab", "LAB\\boss"))).hasSize(2);
    }

    @Test
    void a_logon_from_the_only_host_of_an_address_with_the_account_at_work_there_joins_for_less() {
        List<Story> stories = stories(source("one"), target("two", "LAB\\kim"));
        assertThat(stories).hasSize(1);
        assertThat(stories.getFirst().graph().edges())
                .anyMatch(edge -> edge.kind() == Graph.Link.LOGGED_ON && edge.confidence() == 0.4);
    }

    @Test
    void a_logon_joins_nothing_where_its_account_is_another_or_its_address_is_that_of_two_hosts() {
        assertThat(stories(source("one"), target("two", "LAB\\boss"))).hasSize(2);
        assertThat(stories(source("one"), source("gateway"), target("two", "LAB\\kim")))
                .hasSize(3);
    }

    @Test
    void logons_on_many_hosts_of_which_one_side_tells_join_none_of_them() {
        List<Told> hosts = new ArrayList<>(List.of(source("jump")));
        for (int i = 0; i < 3; i++) {
            hosts.add(target("server" + i, "LAB\\kim"));
        }
        assertThat(stories(hosts.toArray(Told[]::new))).hasSize(1);
        hosts.add(target("server3", "LAB\\kim"));
        assertThat(stories(hosts.toArray(Told[]::new))).hasSize(5);
    }

    @Test
    void a_connection_joins_what_begins_then_on_a_host_that_tells_of_no_logons() {
        Told from = source("one").connected(START + MINUTE, PAYLOAD, ONE, new Endpoint("10.0.0.2", "22", ""));
        Told to = new Told("two")
                .connected(START, SHELL, new Endpoint("10.0.0.2", "1", ""), OUT)
                .started(START + MINUTE + SECOND, THERE, ProcessRef.NONE)
                .found(START + MINUTE + SECOND, RUN, THERE)
                .found(START + MINUTE + SECOND, STAY, THERE);
        assertThat(stories(from, to)).hasSize(1);
        assertThat(stories(from, to.loggedOn(START + HOUR, "0x5", Endpoint.NONE)))
                .hasSize(2);
    }

    @Test
    void a_service_is_the_work_of_the_session_that_installed_it() {
        Told host = new Told("two")
                .loggedOn(START, "0x99", ONE)
                .installed(START + MINUTE, "S-1-5-21-7", "", "%COMSPEC% /b /c start  powershell.exe -nop")
                .ran(START + MINUTE, SHELL, SERVICES, LINE)
                .started(START + 2 * MINUTE, THERE, ProcessRef.NONE, "0x99")
                .found(START + MINUTE, RUN, SHELL)
                .found(START + 2 * MINUTE, DUMP, THERE);
        List<Story> stories = stories(host);
        assertThat(stories).hasSize(1);
        assertThat(alerted(stories.getFirst())).containsExactlyInAnyOrder(SHELL.image(), THERE.image());
        assertThat(stories.getFirst().graph().edges()).anyMatch(edge -> edge.kind() == Graph.Link.CREATED);
        assertThat(stories.getFirst().graph().nodes()).anyMatch(node -> node.kind() == Graph.Kind.SERVICE);
    }

    @Test
    void a_finding_about_a_service_belongs_to_what_the_service_did() {
        String path = "C:\\Windows\\abc.exe";
        ProcessRef started = process(30, path);
        Told host = new Told("two")
                .installed(START, "", "", path)
                .found(START, STAY, new Subject(ProcessRef.NONE, "", "", "", "", List.of(), path))
                .ran(START + SECOND, started, SERVICES, path)
                .found(START + SECOND, RUN, started);
        assertThat(stories(host)).hasSize(1);
        assertThat(stories(host).getFirst().detections()).hasSize(2);
    }

    @Test
    void services_of_the_system_and_those_that_run_something_else_join_nothing() {
        Told host = new Told("two")
                .loggedOn(START, "0x99", ONE)
                .installed(START + MINUTE, "S-1-5-21-7", "0x3e7", "cmd.exe /c other")
                .installed(START + MINUTE, "S-1-5-18", "0x3e7", "%COMSPEC% /b /c start powershell.exe -nop")
                .ran(START + 2 * MINUTE, SHELL, SERVICES, LINE)
                .started(START + 2 * MINUTE, THERE, ProcessRef.NONE, "0x99")
                .found(START + 2 * MINUTE, RUN, SHELL)
                .found(START + 2 * MINUTE, STAY, SHELL)
                .found(START + 2 * MINUTE, DUMP, THERE)
                .found(START + 2 * MINUTE, STAY, THERE);
        assertThat(stories(host)).hasSize(2);
    }

    @Test
    void who_made_a_task_belongs_to_what_the_task_started_later() {
        String xml = "<Task><Actions><Exec><Command>\"cmd.exe\"</Command><Arguments>/c &quot;a&quot;  b</Arguments>"
                + "</Exec></Actions></Task>";
        Told host = new Told("pc")
                .started(START, PAYLOAD, ProcessRef.NONE)
                .planned(START + MINUTE, PAYLOAD, xml)
                .ran(START + 2 * HOUR, SHELL, SCHEDULE, "C:\\Windows\\system32\\cmd.exe /c \"a\" b")
                .found(START + MINUTE, RUN, PAYLOAD)
                .found(START + 2 * HOUR, DUMP, SHELL);
        List<Story> stories = stories(host);
        assertThat(stories).hasSize(1);
        assertThat(alerted(stories.getFirst())).containsExactlyInAnyOrder(PAYLOAD.image(), SHELL.image());
        Told before = new Told("pc")
                .started(START, PAYLOAD, ProcessRef.NONE)
                .ran(START + MINUTE, SHELL, SCHEDULE, "cmd.exe /c \"a\" b")
                .planned(START + HOUR, PAYLOAD, xml)
                .found(START + HOUR, RUN, PAYLOAD)
                .found(START + HOUR, STAY, PAYLOAD)
                .found(START + MINUTE, DUMP, SHELL)
                .found(START + MINUTE, STAY, SHELL);
        assertThat(stories(before)).hasSize(2);
    }

    @Test
    void services_and_tasks_of_odd_names_and_lines_are_taken() {
        Property.holds(300, chance -> {
            String[] parts = {
                "<Exec>",
                "</Exec>",
                "<Command>",
                "</Command>",
                "<Arguments>",
                "\"",
                " ",
                ".exe",
                "%COMSPEC%",
                "\\",
                "/",
                "\0",
                "\ud800",
                "&amp;quot;",
                "x".repeat(5_000)
            };
            StringBuilder text = new StringBuilder();
            for (int i = chance.nextInt(40); i > 0; i--) {
                text.append(parts[chance.nextInt(parts.length)]);
            }
            String odd = text.toString();
            Run run = new Run(1)
                    .feed(new Told("pc")
                            .installed(START, odd, odd, odd)
                            .planned(START, PAYLOAD, odd)
                            .used(START, PAYLOAD, odd, odd)
                            .loggedOn(START, odd, odd, ONE)
                            .ran(START, SHELL, SERVICES, odd)
                            .found(START, RUN, SHELL)
                            .events());
            run.again();
            run.end();
        });
    }
}
