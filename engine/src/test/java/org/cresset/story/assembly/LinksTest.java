package org.cresset.story.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cresset.activity.ProcessRef;
import org.cresset.event.Event;
import org.cresset.rule.Level;
import org.cresset.story.Evidence;
import org.cresset.story.Graph;
import org.cresset.story.Signature;
import org.cresset.story.Story;
import org.cresset.story.Subject;
import org.cresset.story.host.Component;
import org.cresset.story.host.Contact;
import org.cresset.story.host.HostKernel;
import org.cresset.story.host.HostReport;
import org.cresset.story.link.Session;
import org.junit.jupiter.api.Test;

final class LinksTest {

    private static final long SECOND = 1_000_000;
    private static final long TIME = 1_000_000 * SECOND;
    private static final List<Component.Piece> PIECES = pieces();
    private static final Contact LEFT = new Contact(TIME, "10.0.0.2", "445", "", "49001");

    private static List<Component.Piece> pieces() {
        Signature signature = new Signature("r", "r", Level.HIGH, "stable", List.of(), List.of(), List.of());
        Subject subject = new Subject(new ProcessRef("", 7, "C:\\x\\a.exe"), "", "", "", "", List.of(), "");
        HostKernel hosts = new HostKernel();
        hosts.found(new Evidence("f", TIME, "pc", signature, subject));
        List<HostReport> reports = new ArrayList<>();
        hosts.onTimer(Event.NO_TIME, reports::add);
        return reports.getFirst().components().getFirst().pieces();
    }

    private static Component component(String host, String own, List<Contact> departures, List<Session> arrivals) {
        return new Component(
                host,
                false,
                PIECES,
                List.of(),
                new Graph(List.of(), List.of()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                departures,
                List.of(),
                arrivals,
                List.of(own),
                Set.of(Story.Missing.Log.LOGONS));
    }

    private static Component source(Contact... departures) {
        return component("one", "10.0.0.1", List.of(departures), List.of());
    }

    private static Component target(Session... arrivals) {
        return component("two", "10.0.0.2", List.of(), List.of(arrivals));
    }

    private static Session arrival(long time, String address, String port) {
        return new Session(time, "0x1", "LAB\\kim", "", "3", address, port);
    }

    private static List<Links.Link> links(Component... components) {
        return Links.among(List.of(components));
    }

    @Test
    void a_connection_and_the_logon_that_came_of_it_join_two_hosts() {
        Component from = source(LEFT);
        Component to = target(arrival(TIME + SECOND, "10.0.0.1", "49001"));
        assertThat(links(from, to)).singleElement().satisfies(link -> {
            assertThat(link.from()).isEqualTo(from);
            assertThat(link.to()).isEqualTo(to);
            assertThat(link.confidence()).isEqualTo(0.7);
        });
        assertThat(links(to, from)).hasSize(1);
    }

    @Test
    void it_is_less_sure_where_the_ports_do_not_agree_and_the_surest_logon_counts() {
        Session likely = arrival(TIME, "10.0.0.1", "50000");
        assertThat(links(source(LEFT), target(likely)).getFirst().confidence()).isEqualTo(0.4);
        Session unknown = arrival(TIME, "10.0.0.1", "");
        Contact portless = new Contact(TIME, "10.0.0.2", "445", "", "");
        assertThat(links(source(portless), target(unknown)).getFirst().confidence())
                .isEqualTo(0.4);
        Session sure = arrival(TIME + 9 * SECOND, "10.0.0.1", "49001");
        assertThat(links(source(LEFT), target(likely, sure, unknown)))
                .singleElement()
                .satisfies(link -> assertThat(link.session()).contains(sure));
    }

    @Test
    void what_is_two_minutes_apart_has_nothing_to_do_with_each_other() {
        long most = 120 * SECOND;
        for (long near : new long[] {-most, most}) {
            assertThat(links(source(LEFT), target(arrival(TIME + near, "10.0.0.1", "49001"))))
                    .hasSize(1);
        }
        for (long far : new long[] {-most - 1, most + 1}) {
            assertThat(links(source(LEFT), target(arrival(TIME + far, "10.0.0.1", "49001"))))
                    .isEmpty();
        }
        Contact timeless = new Contact(Event.NO_TIME, "10.0.0.2", "445", "", "49001");
        assertThat(links(source(timeless), target(arrival(Event.NO_TIME, "10.0.0.1", "49001"))))
                .isEmpty();
    }

    @Test
    void both_addresses_must_be_those_of_the_hosts() {
        Session elsewhere = arrival(TIME, "10.0.0.9", "49001");
        assertThat(links(source(LEFT), target(elsewhere))).isEmpty();
        Contact other = new Contact(TIME, "10.0.0.9", "445", "", "49001");
        assertThat(links(source(other), target(arrival(TIME, "10.0.0.1", "49001"))))
                .isEmpty();
    }

    @Test
    void a_host_is_not_joined_with_itself() {
        Component from = component("one", "10.0.0.1", List.of(LEFT), List.of());
        Component to = component("one", "10.0.0.2", List.of(), List.of(arrival(TIME, "10.0.0.1", "49001")));
        assertThat(links(from, to)).isEmpty();
    }
}
