package org.cresset.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.cresset.activity.Activity;
import org.cresset.activity.Activity.Change;
import org.cresset.activity.Context;
import org.cresset.activity.Endpoint;
import org.cresset.activity.ProcessRef;
import org.cresset.event.Event;
import org.cresset.event.Place;
import org.cresset.event.TimeTrust;
import org.cresset.rule.Level;
import org.cresset.story.host.HostEvent;

/// Made-up things that happen on a host and are found there, in one line each. For one thread.
public final class Told {

    public static final long SECOND = 1_000_000;
    public static final long MINUTE = 60 * SECOND;
    public static final long HOUR = 60 * MINUTE;
    public static final long DAY = 24 * HOUR;

    /// The beginning of 2026.
    public static final long START = 1_767_225_600_000_000L;

    private final String host;
    private final List<HostEvent> events = new ArrayList<>();
    private int findings;

    public Told(String host) {
        this.host = host;
    }

    public List<HostEvent> events() {
        return events;
    }

    /// A process of a log that gives each an identifier.
    public static ProcessRef process(int number, String image) {
        return new ProcessRef(
                String.format(Locale.ROOT, "81056205-5686-64dc-%04x-%012x", number >>> 16, number & 0xFFFF),
                1000 + number,
                image);
    }

    /// A process of a log that gives only numbers.
    public static ProcessRef numbered(long pid, String image) {
        return new ProcessRef("", pid, image);
    }

    public Context at(long time) {
        return at(time, "0x7a");
    }

    public Context at(long time, String session) {
        return new Context(time, TimeTrust.STATED, host, "LAB\\kim", session, "windows/sysmon", new Place("log", 0, 0));
    }

    private Told happened(Activity activity) {
        events.add(new HostEvent.Happened(activity));
        return this;
    }

    public Told started(long time, ProcessRef process, ProcessRef parent) {
        return started(time, process, parent, "0x7a");
    }

    public Told started(long time, ProcessRef process, ProcessRef parent, String session) {
        return happened(new Activity.ProcessStarted(at(time, session), process, parent, "", "", ""));
    }

    public Told injected(long time, ProcessRef process, ProcessRef target) {
        return happened(new Activity.RemoteThread(at(time), process, target, ""));
    }

    public Told wrote(long time, ProcessRef process, String path) {
        return happened(new Activity.FileChanged(at(time), process, Change.CREATED, path, ""));
    }

    public Told connected(long time, ProcessRef process, Endpoint from, Endpoint to) {
        return happened(new Activity.Connection(at(time), process, from, to, true, ""));
    }

    public Told connected(long time, ProcessRef process, String address) {
        return connected(time, process, Endpoint.NONE, new Endpoint(address, "443", ""));
    }

    public Told lookedUp(long time, ProcessRef process, String name) {
        return happened(new Activity.DnsQuery(at(time), process, Endpoint.NONE, name, List.of()));
    }

    public Told loggedOn(long time, String session, Endpoint from) {
        return happened(new Activity.LoggedOn(at(time, ""), true, "LAB\\kim", "S-1-5-21-7", session, "", "3", from));
    }

    public Told loggedOn(long time, String session, String account, Endpoint from) {
        return happened(new Activity.LoggedOn(at(time, ""), true, account, "", session, "", "3", from));
    }

    /// A process that runs with arguments.
    public Told ran(long time, ProcessRef process, ProcessRef parent, String line) {
        return happened(new Activity.ProcessStarted(at(time, "0x3e7"), process, parent, line, "", ""));
    }

    /// A process uses the credentials of an account for a host.
    public Told used(long time, ProcessRef process, String account, String server) {
        return happened(new Activity.ExplicitCredentials(at(time), process, account, server, Endpoint.NONE));
    }

    /// A service is installed by an account, or in a session.
    public Told installed(long time, String sid, String session, String path) {
        return happened(new Activity.ServiceInstalled(
                at(time, session), ProcessRef.NONE, sid, "service " + time, path, "LocalSystem"));
    }

    /// A process makes a task.
    public Told planned(long time, ProcessRef process, String xml) {
        return happened(new Activity.TaskChanged(at(time, ""), process, Change.CREATED, "task " + time, xml));
    }

    /// A finding about a process.
    public Told found(long time, Signature signature, ProcessRef process) {
        return found(time, signature, new Subject(process, "LAB\\kim", "", "", "", List.of(), ""));
    }

    public Told found(long time, Signature signature, Subject subject) {
        String id = host.toLowerCase(Locale.ROOT) + " " + events.size() + " " + findings++;
        events.add(new HostEvent.Found(new Evidence(id, time, host, signature, subject)));
        return this;
    }

    /// A finding in a session, or in nothing but the host where that is empty.
    public static Subject session(String session) {
        return new Subject(ProcessRef.NONE, "LAB\\kim", session, "", "", List.of(), "");
    }

    public static Signature rule(String id, Level level, String technique, String... tactics) {
        List<String> techniques = technique.isEmpty() ? List.of() : List.of(technique);
        return new Signature(id, "Rule " + id, level, "test", techniques, List.of(tactics), List.of());
    }

    /// The stories of these hosts when all is heard.
    static List<Story> stories(Told... hosts) {
        Run run = new Run(1);
        for (Told host : hosts) {
            run.feed(host.events());
        }
        run.timer(Event.NO_TIME);
        return run.stories();
    }

    /// The programs of a story that findings are about.
    static List<String> alerted(Story story) {
        return story.processes().stream()
                .filter(member -> member.role() == Story.Role.ALERTED)
                .map(Story.Member::image)
                .toList();
    }
}
