package org.cresset.bench.splice;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cresset.bench.stories.Alert;
import org.cresset.bench.stories.AlertFile;
import org.cresset.bench.stories.Episode;

/// The alerts of one network on host-days, in UTC, without any labelled alert.
///
/// @param alerts by time
/// @param hosts of each day that has such alerts; days are counted from 1970
record Benign(String network, List<Alert> alerts, TreeMap<Long, TreeSet<String>> hosts) {

    private static final long SECONDS_A_DAY = 86_400;

    private record HostDay(String host, long day) {}

    Benign {
        alerts = List.copyOf(alerts);
        hosts = new TreeMap<>(hosts);
    }

    static Benign of(AlertFile file) throws IOException {
        Set<HostDay> attacked = new HashSet<>();
        for (Episode episode : file.truth().labelled().keySet()) {
            attacked.add(new HostDay(episode.host(), day(episode.start())));
        }
        List<Alert> alerts = new ArrayList<>();
        TreeMap<Long, TreeSet<String>> hosts = new TreeMap<>();
        for (Alert alert : file.alerts()) {
            long day = day(alert.second());
            if (!attacked.contains(new HostDay(alert.host(), day))) {
                alerts.add(alert);
                hosts.computeIfAbsent(day, unseen -> new TreeSet<>()).add(alert.host());
            }
        }
        return new Benign(file.network(), alerts, hosts);
    }

    static long day(long second) {
        return Math.floorDiv(second, SECONDS_A_DAY);
    }

    static long start(long day) {
        return day * SECONDS_A_DAY;
    }

    /// The days before which at least one whole day is known.
    List<Long> known() {
        return hosts.keySet().stream().skip(2).toList();
    }

    long hostDays() {
        return hosts.values().stream().mapToLong(Set::size).sum();
    }

    /// The hosts of a day.
    List<String> hosts(long day) {
        return List.copyOf(hosts.getOrDefault(day, new TreeSet<>()));
    }

    /// All hosts of the network.
    List<String> all() {
        TreeSet<String> all = new TreeSet<>();
        for (Map.Entry<Long, TreeSet<String>> day : hosts.entrySet()) {
            all.addAll(day.getValue());
        }
        return List.copyOf(all);
    }
}
