package org.cresset.bench.splice;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.cresset.story.host.HostEvent;

/// Where and when one capture goes.
///
/// @param network its place in the list of networks
/// @param day since 1970
/// @param names new names of hosts and users by the old ones
/// @param second when the first event of the capture is to be, since 1970
record Plan(Capture capture, int network, long day, Map<String, String> names, long second) {

    /// What the report of a story may need after the last event of a capture, in seconds.
    private static final long AFTER = 1800;

    private static final long MICROS = 1_000_000;

    Plan {
        names = Map.copyOf(names);
    }

    /// The plan of a seed: the same for the same seed.
    ///
    /// @param number of the capture
    static Plan of(Capture capture, int number, List<Benign> networks, long seed) {
        Random random = new Random(seed * 1_000_003 + number);
        int network = random.nextInt(networks.size());
        Benign benign = networks.get(network);
        long day = benign.known().get(random.nextInt(benign.known().size()));
        List<String> hosts = benign.hosts(day);
        List<String> targets = new ArrayList<>(benign.all());
        String victim = hosts.get(random.nextInt(hosts.size()));
        Collections.shuffle(targets, random);
        targets.remove(victim);
        targets.addFirst(victim);
        Map<String, String> names = new LinkedHashMap<>();
        for (String host : capture.hosts()) {
            names.put(host, targets.get(names.size() % targets.size()));
        }
        for (String user : capture.users()) {
            names.put(user, "user" + (100 + random.nextInt(900)));
        }
        long length = (capture.last() - capture.first()) / MICROS + AFTER;
        long room = Math.max(1, Benign.start(day + 1) - Benign.start(day) - length);
        return new Plan(capture, network, day, names, Benign.start(day) + random.nextLong(room));
    }

    List<HostEvent> events() {
        return new Transplant(names, second * MICROS - capture.first()).of(capture);
    }

    String victim() {
        return names.getOrDefault(capture.hosts().getFirst(), "");
    }
}
