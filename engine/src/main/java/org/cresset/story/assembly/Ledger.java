package org.cresset.story.assembly;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.cresset.story.Signature;
import org.cresset.story.Story;

/// How findings add up: of each tactic the strongest rule counts in full and the strongest of another technique by a
/// part ([Settings#second]). So a rule that fires again and again adds nothing, and no rule adds to two tactics.
/// Immutable.
///
/// @param entries one for each rule and host: those that count by what they add, then the others by worth
/// @param score what they add up to, weighed by how many hosts there are
/// @param strongest the strongest finding of each rule on each host, the strongest first
/// @param settings by which they add up
record Ledger(List<Story.Entry> entries, double score, List<Rated> strongest, Settings settings) {

    private static final Comparator<Story.Entry> BY_VALUE = Comparator.comparingDouble(Story.Entry::value)
            .reversed()
            .thenComparing(Comparator.comparingDouble(Ledger::worth).reversed())
            .thenComparing(Story.Entry::rule)
            .thenComparing(Story.Entry::host);

    private record RuleOnHost(String rule, String host) {}

    /// The strongest finding of a rule on a host, and how many there are.
    private record Best(Rated rated, long count) {
        private Best and(Best other) {
            return new Best(byStrength(rated, other.rated) <= 0 ? rated : other.rated, count + other.count);
        }
    }

    static Ledger of(List<Rated> all, Settings settings) {
        Map<RuleOnHost, Best> byRule = new HashMap<>();
        for (Rated each : all) {
            RuleOnHost key =
                    new RuleOnHost(each.signature().id(), each.component().host());
            byRule.merge(key, new Best(each, 1), Best::and);
        }
        List<Best> best = new ArrayList<>(byRule.values());
        best.sort((one, other) -> byStrength(one.rated(), other.rated()));
        Counted counted = new Counted(settings);
        List<Story.Entry> entries = new ArrayList<>();
        List<Rated> strongest = new ArrayList<>();
        for (Best each : best) {
            entries.add(entry(each.rated(), counted.count(each.rated()), each.count()));
            strongest.add(each.rated());
        }
        entries.sort(BY_VALUE);
        return new Ledger(List.copyOf(entries), counted.score(), List.copyOf(strongest), settings);
    }

    /// What they would add up to without a rule.
    double without(String rule) {
        Counted counted = new Counted(settings);
        for (Rated each : strongest) {
            if (!each.signature().id().equals(rule)) {
                counted.count(each);
            }
        }
        return counted.score();
    }

    private static int byStrength(Rated one, Rated other) {
        int byValue = Double.compare(other.value(), one.value());
        if (byValue != 0) {
            return byValue;
        }
        int byTime = Long.compare(one.episode().first(), other.episode().first());
        if (byTime != 0) {
            return byTime;
        }
        int byRule = one.signature().id().compareTo(other.signature().id());
        return byRule != 0
                ? byRule
                : one.component().host().compareTo(other.component().host());
    }

    private static double worth(Story.Entry entry) {
        return entry.severity() * entry.surprise() * entry.weight();
    }

    private static Story.Entry entry(Rated rated, Counted.Part part, long count) {
        Signature signature = rated.signature();
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

    /// What is counted so far: the tactics that are taken, the hosts, and the sum.
    private static final class Counted {

        /// What of a rule counts, and where.
        record Part(String tactic, double value) {}

        /// Rules that name no tactic share one.
        private static final List<String> UNKNOWN = List.of("");

        private final Settings settings;
        private final Map<String, String> first = new HashMap<>();
        private final Set<String> second = new HashSet<>();
        private final Set<String> hosts = new HashSet<>();
        private double sum;

        Counted(Settings settings) {
            this.settings = settings;
        }

        /// Findings come with the strongest first.
        Part count(Rated rated) {
            Part part = part(rated.signature(), rated.value());
            sum += part.value();
            hosts.add(rated.component().host());
            return part;
        }

        double score() {
            return sum * (1 + settings.hosts() * Math.log(Math.max(1, hosts.size())) / Math.log(2));
        }

        private Part part(Signature signature, double value) {
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
