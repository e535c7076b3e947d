package org.cresset.story.assembly;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.cresset.story.Signature;
import org.cresset.story.Story;

/// How findings add up: of each tactic the strongest rule counts in full and the strongest of another technique by a
/// part ([Settings#second]). So a rule that fires again and again adds nothing, and no rule adds to two tactics.
/// Immutable.
///
/// @param entries one for each rule and host: those that count by what they add, then the others by worth
/// @param score what they add up to, weighed by how many hosts there are
/// @param settings by which they do
record Ledger(List<Story.Entry> entries, double score, Settings settings) {

    private static final Comparator<Rated> STRONGEST = Comparator.comparingDouble(Rated::value)
            .reversed()
            .thenComparingLong(rated -> rated.piece().episode().first())
            .thenComparing(rated -> rated.piece().episode().signature().id())
            .thenComparing(rated -> rated.component().host());

    private record RuleOnHost(String rule, String host) {}

    static Ledger of(List<Rated> all, Settings settings) {
        Map<RuleOnHost, Rated> best = new HashMap<>();
        Map<RuleOnHost, Long> counts = new HashMap<>();
        Set<String> hosts = new HashSet<>();
        for (Rated each : all) {
            RuleOnHost key = new RuleOnHost(
                    each.piece().episode().signature().id(), each.component().host());
            best.merge(key, each, (one, other) -> STRONGEST.compare(one, other) <= 0 ? one : other);
            counts.merge(key, 1L, Long::sum);
            hosts.add(each.component().host());
        }
        Counted counted = new Counted(settings);
        List<Story.Entry> entries = new ArrayList<>();
        double sum = 0;
        for (Rated each : best.values().stream().sorted(STRONGEST).toList()) {
            Signature signature = each.piece().episode().signature();
            Counted.Part part = counted.count(signature, each.value());
            sum += part.value();
            entries.add(entry(
                    each,
                    part,
                    counts.getOrDefault(
                            new RuleOnHost(signature.id(), each.component().host()), 1L)));
        }
        entries.sort(Comparator.comparingDouble(Story.Entry::value)
                .reversed()
                .thenComparing(Comparator.comparingDouble(Ledger::worth).reversed())
                .thenComparing(Story.Entry::rule)
                .thenComparing(Story.Entry::host));
        return new Ledger(
                List.copyOf(entries),
                sum * (1 + settings.hosts() * Math.log(Math.max(1, hosts.size())) / Math.log(2)),
                settings);
    }

    private static double worth(Story.Entry entry) {
        return entry.severity() * entry.surprise() * entry.weight();
    }

    private static Story.Entry entry(Rated rated, Counted.Part part, long count) {
        Signature signature = rated.piece().episode().signature();
        Story.Reason.Kind kind = rated.rating().days() < 1
                ? Story.Reason.Kind.PRIOR
                : rated.rating().onHost() > 0 ? Story.Reason.Kind.SEEN_HERE : Story.Reason.Kind.NEVER_HERE;
        return new Story.Entry(
                signature.technique(),
                part.tactic(),
                signature.id(),
                signature.title(),
                rated.component().host(),
                signature.severity(),
                rated.surprise(),
                rated.piece().weight() * rated.factor(),
                part.value(),
                new Story.Reason(kind, rated.rating().onHost(), rated.rating().days()),
                count);
    }

    /// The tactics that are taken so far.
    private static final class Counted {

        /// What of a rule counts, and where.
        record Part(String tactic, double value) {}

        /// Rules that name no tactic share one.
        private static final List<String> UNKNOWN = List.of("");

        private final Settings settings;
        private final Map<String, String> first = new TreeMap<>();
        private final Set<String> second = new HashSet<>();

        Counted(Settings settings) {
            this.settings = settings;
        }

        /// Rules come with the strongest first.
        Part count(Signature signature, double value) {
            List<String> tactics = signature.tactics().isEmpty() ? UNKNOWN : signature.tactics();
            if (settings.without().contains(Settings.Part.TACTICS)) {
                return new Part(tactics.getFirst(), value);
            }
            if (signature.tactics().isEmpty() && settings.without().contains(Settings.Part.UNKNOWN)) {
                return new Part(tactics.getFirst(), 0);
            }
            for (String tactic : tactics) {
                if (first.putIfAbsent(tactic, signature.technique()) == null) {
                    return new Part(tactic, value);
                }
            }
            for (String tactic : tactics) {
                boolean other = !signature.technique().isEmpty()
                        && !signature.technique().equals(first.get(tactic));
                if (other && second.add(tactic)) {
                    return new Part(tactic, settings.second() * value);
                }
            }
            return new Part(tactics.getFirst(), 0);
        }
    }
}
