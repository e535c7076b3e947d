package org.cresset.read.clock;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.cresset.event.Event;
import org.cresset.event.TimeTrust;

/// The clocks of one log: for each host that it names, how its times differ from UTC. For one thread.
public final class Clocks {

    private static final int HOSTS = 10_000;
    private static final int CHANNELS = 1000;

    /// What became of the times of a host.
    ///
    /// @param offset what was added to the written times last, in microseconds
    /// @param moved how many records stated a zone that their time was not of
    /// @param apart how many records had a time of Sysmon's that no zone explains
    /// @param apartBy by how much the first of them was apart, in microseconds
    public record Finding(String host, long offset, long moved, long apart, long apartBy) {}

    /// Takes what was found, host by host in the order of their first records.
    public interface Findings {
        void found(Finding finding);
    }

    private final Map<String, HostClock> hosts = new LinkedHashMap<>();
    private final Map<String, Map<Long, Integer>> votes = new HashMap<>();
    private HostClock clock = new HostClock();
    private byte[] name = {};
    private byte[] channel = {};
    private final Set<String> channels = new HashSet<>();
    private long common = Event.NO_TIME;

    /// Forgets all, for a new log.
    public void clear() {
        hosts.clear();
        votes.clear();
        common = Event.NO_TIME;
        clock = clockOf("");
        name = new byte[0];
        channel = new byte[0];
        channels.clear();
    }

    /// Takes a record that stands further on in the log as a vote for the zone of its host's times.
    public void vote(String host, Readings readings) {
        long zone = HostClock.zone(readings);
        if (zone != Event.NO_TIME && votes.size() < HOSTS) {
            votes.computeIfAbsent(host, unseen -> new LinkedHashMap<>()).merge(zone, 1, Integer::sum);
        }
    }

    /// Takes what most votes of a host say as found, of equals the earlier; and for hosts without votes what all others
    /// agree on.
    public void count() {
        votes.forEach((host, zones) -> {
            long most = zones.keySet().iterator().next();
            for (Map.Entry<Long, Integer> zone : zones.entrySet()) {
                most = zone.getValue() > zones.getOrDefault(most, 0) ? zone.getKey() : most;
            }
            clockOf(host).learn(most);
        });
        long[] zones = hosts.values().stream()
                .filter(HostClock::isKnown)
                .mapToLong(HostClock::offset)
                .distinct()
                .toArray();
        common = zones.length == 1 ? zones[0] : Event.NO_TIME;
        votes.clear();
    }

    private HostClock clockOf(String host) {
        HostClock known = hosts.get(host);
        if (known != null) {
            return known;
        }
        HostClock made = new HostClock();
        if (common != Event.NO_TIME) {
            made.learn(common);
        }
        if (hosts.size() < HOSTS) {
            hosts.put(host, made);
        }
        return made;
    }

    /// Says which channel the next record is of.
    public void channel(byte[] text, int from, int to) {
        if (Arrays.equals(channel, 0, channel.length, text, from, to)) {
            return;
        }
        channel = Arrays.copyOfRange(text, from, to);
        if (channels.size() < CHANNELS && channels.add(new String(channel, StandardCharsets.UTF_8))) {
            hosts.values().forEach(HostClock::restart);
        }
    }

    /// Decides when a record of the host of this name happened; [#time()] and [#trust()] say it.
    public void settle(byte[] text, int from, int to, Readings readings) {
        if (!Arrays.equals(name, 0, name.length, text, from, to)) {
            clock = clockOf(new String(text, from, to - from, StandardCharsets.UTF_8));
            name = Arrays.copyOfRange(text, from, to);
        }
        clock.settle(readings);
    }

    public long time() {
        return clock.settled();
    }

    public TimeTrust trust() {
        return clock.trust();
    }

    /// Says what is wrong with the clocks of the log.
    public void tell(Findings findings) {
        hosts.forEach((host, each) -> {
            if (each.moved() > 0 || each.apart() > 0) {
                findings.found(new Finding(
                        host, each.isKnown() ? each.offset() : 0, each.moved(), each.apart(), each.apartBy()));
            }
        });
    }
}
