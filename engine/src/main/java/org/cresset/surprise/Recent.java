package org.cresset.surprise;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cresset.event.Utf8;

/// The rules and hosts of one bucket, and what they are worth, as long as it may still be asked for. For one thread.
final class Recent {

    /// A rule on a host.
    record Pair(String host, String rule) implements Comparable<Pair> {
        @Override
        public int compareTo(Pair other) {
            int byHost = host.compareTo(other.host);
            return byHost != 0 ? byHost : rule.compareTo(other.rule);
        }
    }

    /// What a rule is worth under its tactic.
    private record Value(String tactic, double worth) {}

    private final Map<Pair, Value> values = new HashMap<>();
    private final Set<String> guarded = new HashSet<>();
    private final Map<String, Integer> byRule = new HashMap<>();
    private boolean judged;

    void add(Pair pair, String tactic, double worth) {
        values.merge(pair, new Value(tactic, worth), Recent::larger);
    }

    private static Value larger(Value one, Value other) {
        int order = Double.compare(one.worth, other.worth);
        return order > 0 || (order == 0 && one.tactic.compareTo(other.tactic) <= 0) ? one : other;
    }

    /// Adds what its rules are worth on each host to the largest so far by tactic.
    void worth(Map<String, Map<String, Double>> byHost) {
        values.forEach((pair, value) -> byHost.computeIfAbsent(pair.host(), unseen -> new TreeMap<>())
                .merge(value.tactic(), value.worth(), Math::max));
    }

    boolean isJudged() {
        return judged;
    }

    /// Says on which hosts nothing of it is to be learned.
    void judge(Set<String> hosts) {
        guarded.addAll(hosts);
        values.keySet().stream()
                .filter(pair -> !guarded.contains(pair.host()))
                .forEach(pair -> byRule.merge(pair.rule(), 1, Integer::sum));
        judged = true;
    }

    boolean teaches(Pair pair) {
        return values.containsKey(pair) && !guarded.contains(pair.host());
    }

    int teaches(String rule) {
        return byRule.getOrDefault(rule, 0);
    }

    /// What is to be learned of it.
    Iterable<Pair> lessons() {
        return values.keySet().stream()
                .filter(pair -> !guarded.contains(pair.host()))
                .toList();
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(values.size());
        for (Map.Entry<Pair, Value> each : new TreeMap<>(values).entrySet()) {
            Utf8.write(each.getKey().host(), out);
            Utf8.write(each.getKey().rule(), out);
            Utf8.write(each.getValue().tactic(), out);
            out.writeDouble(each.getValue().worth());
        }
    }

    /// One that is judged anew when it is asked for.
    static Recent read(DataInput in) throws IOException {
        Recent read = new Recent();
        for (int left = in.readInt(); left > 0; left--) {
            Pair pair = new Pair(Utf8.read(in), Utf8.read(in));
            read.values.put(pair, new Value(Utf8.read(in), in.readDouble()));
        }
        return read;
    }
}
