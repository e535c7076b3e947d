package org.cresset.attribute;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.cresset.attribute.Attribution.Shortfall;
import org.cresset.attribute.Attribution.Verdict;
import org.cresset.intel.Group;
import org.cresset.intel.Knowledge;
import org.cresset.intel.Technique;
import org.cresset.intel.Use;

/// Ranks groups by what is known of them. The same case and knowledge always give the same answer.
/// Immutable, and so for any number of threads.
public final class Attributor {

    /// Candidates that are less likely are not listed.
    public static final double LEAST = 0.01;

    /// Where no group is at least as likely, none is named.
    public static final double LIKELY = 0.2;

    /// A name needs so many classes of evidence.
    private static final int CLASSES = 2;

    /// An indicator that a source, sure of itself, lays to a group multiplies its odds by twenty; more of them add
    /// nothing, since they mostly come of one report.
    private static final double SIGHTING = Math.log(20);

    private static final Comparator<Reason> STRONGEST = Comparator.comparingDouble(
                    (Reason reason) -> -Math.abs(reason.weight()))
            .thenComparing(Reason::kind)
            .thenComparing(Reason::item);

    private final Knowledge knowledge;
    private final Weights weights;
    private final List<Profile.Weighed> profiles;
    private final Rarity rarity;
    private final Likeness likeness;
    private final Victims victims;
    private final Map<String, EvidenceClass> ofTechniques;

    /// @param knowledge every group in it of which a technique or software is known is a candidate
    public Attributor(Knowledge knowledge, Weights weights) {
        this.knowledge = knowledge;
        this.weights = weights;
        List<Profile> known = knowledge.groups().stream()
                .map(Group::id)
                .map(group -> Profile.of(group, knowledge, Set.of()))
                .filter(profile -> !profile.isEmpty())
                .toList();
        rarity = new Rarity(known);
        profiles = known.stream()
                .map(profile -> Profile.Weighed.of(profile, rarity))
                .toList();
        likeness = new Likeness(knowledge, rarity);
        victims = new Victims(knowledge, known.stream().map(Profile::group).toList());
        ofTechniques =
                knowledge.facts().techniques().stream().collect(Collectors.toMap(Technique::id, EvidenceClass::of));
    }

    private Attributor(Attributor other, List<Profile.Weighed> profiles, Weights weights) {
        knowledge = other.knowledge;
        this.weights = weights;
        this.profiles = profiles;
        rarity = other.rarity;
        likeness = other.likeness;
        victims = other.victims;
        ofTechniques = other.ofTechniques;
    }

    /// The same with other weights.
    public Attributor with(Weights others) {
        return new Attributor(this, profiles, others);
    }

    /// The same as if some things were not known of a group. How rare they are stays as it is.
    public Attributor without(String group, Set<String> items) {
        List<Profile.Weighed> less = profiles.stream()
                .map(each -> each.profile().group().equals(group)
                        ? Profile.Weighed.of(Profile.of(group, knowledge, items), rarity)
                        : each)
                .toList();
        return new Attributor(this, less, weights);
    }

    /// The same as if a group were not known.
    public Attributor without(String group) {
        List<Profile.Weighed> less = profiles.stream()
                .filter(each -> !each.profile().group().equals(group))
                .toList();
        return new Attributor(this, less, weights);
    }

    /// The groups that can be candidates, by id.
    public List<String> groups() {
        return profiles.stream().map(each -> each.profile().group()).toList();
    }

    /// A group and all that speaks for or against it.
    private record Scored(Profile profile, List<Reason> reasons, double score) {}

    /// How many groups are known to use a technique or software.
    public int users(String item) {
        return rarity.users(item);
    }

    /// A group and how likely it is.
    public record Ranked(String group, double probability) {}

    /// All groups, the likeliest first.
    public List<Ranked> ranking(Observed observed) {
        List<Scored> scored = sorted(observed);
        List<Double> probabilities = probabilities(scored);
        return IntStream.range(0, scored.size())
                .mapToObj(at -> new Ranked(scored.get(at).profile().group(), probabilities.get(at)))
                .toList();
    }

    private List<Scored> sorted(Observed observed) {
        Likeness.Asked asked = likeness.asked(observed);
        Map<String, List<Reason>> ofVictims = victims.reasons(observed);
        return profiles.stream()
                .map(profile -> scored(
                        asked, profile, ofVictims.getOrDefault(profile.profile().group(), List.of())))
                .sorted(Comparator.comparingDouble(Scored::score)
                        .reversed()
                        .thenComparing(each -> each.profile().group()))
                .toList();
    }

    /// Says which groups a case may be the work of.
    public Attribution attribute(Observed observed) {
        List<Scored> scored = sorted(observed);
        List<Double> probabilities = probabilities(scored);
        Classes classes = new Classes(scored.stream().map(Scored::reasons).toList(), explained(observed), ofTechniques);
        List<Candidate> candidates = new ArrayList<>();
        for (int at = 0; at < scored.size() && probabilities.get(at) >= LEAST; at++) {
            Scored each = scored.get(at);
            candidates.add(candidate(observed, each, probabilities.get(at), classes.of(each.reasons())));
        }
        double recognised = scored.isEmpty() ? 0 : Recognition.of(measures(observed, scored), weights);
        Set<Shortfall> shortfalls = shortfalls(candidates, scored, recognised);
        Verdict verdict = shortfalls.isEmpty() ? Verdict.CANDIDATES : Verdict.INSUFFICIENT;
        return new Attribution(verdict, shortfalls, recognised, candidates, unknown(observed));
    }

    /// The measures of how like a case is to each group, for choosing weights: one row for each of [#groups].
    public List<double[]> likeness(Observed observed) {
        return profiles.stream()
                .map(profile -> {
                    double[] sum = new double[Likeness.NAMES.size()];
                    for (Likeness.Part part : likeness.parts(likeness.asked(observed), profile)) {
                        for (int at = 0; at < sum.length; at++) {
                            sum[at] += part.measures[at];
                        }
                    }
                    return sum;
                })
                .toList();
    }

    /// The measures of whether a case is of a known group, for choosing weights.
    public double[] recognition(Observed observed) {
        return measures(observed, sorted(observed));
    }

    private Scored scored(Likeness.Asked asked, Profile.Weighed profile, List<Reason> ofVictims) {
        String group = profile.profile().group();
        List<Reason> reasons = new ArrayList<>(ofVictims);
        for (Likeness.Part part : likeness.parts(asked, profile)) {
            reasons.add(
                    new Reason(part.kind, part.item, part.weight(weights), rarity.users(part.item), rarity.groups()));
        }
        asked.observed().sightings().stream()
                .filter(sighting -> sighting.groups().contains(group))
                .map(sighting -> new Reason(
                        Reason.Kind.INDICATOR,
                        sighting.indicator(),
                        SIGHTING * sighting.confidence() / sighting.groups().size(),
                        sighting.groups().size(),
                        rarity.groups()))
                .min(STRONGEST)
                .ifPresent(reasons::add);
        return new Scored(
                profile.profile(),
                reasons,
                reasons.stream().mapToDouble(Reason::weight).sum());
    }

    private static List<Double> probabilities(List<Scored> scored) {
        double highest = scored.isEmpty() ? 0 : scored.getFirst().score();
        List<Double> odds =
                scored.stream().map(each -> Math.exp(each.score() - highest)).toList();
        double sum = odds.stream().mapToDouble(Double::doubleValue).sum();
        return odds.stream().map(each -> each / sum).toList();
    }

    private double[] measures(Observed observed, List<Scored> scored) {
        Scored best = scored.getFirst();
        int matched = (int) observed.software().stream()
                .filter(best.profile().software()::contains)
                .count();
        int orphans = (int) observed.software().stream()
                .filter(software -> profiles.stream()
                        .noneMatch(each -> each.profile().software().contains(software)))
                .count();
        double known = 0;
        double all = 0;
        for (String technique : observed.techniques()) {
            double rare = rarity.of(technique);
            all += rare;
            known += best.profile().techniques().contains(technique) ? rare : 0;
        }
        List<Double> scores = scored.stream().limit(3).map(Scored::score).toList();
        return new Recognition.Best(scores, matched, observed.software().size(), orphans, all > 0 ? known / all : 0)
                .measures();
    }

    /// The techniques that programs of the case are known for: who copies a program has them with it.
    private Set<String> explained(Observed observed) {
        return observed.software().stream()
                .flatMap(software -> knowledge.uses(software).stream())
                .map(Use::object)
                .collect(Collectors.toSet());
    }

    private Candidate candidate(Observed observed, Scored scored, double probability, Set<EvidenceClass> classes) {
        String group = scored.profile().group();
        List<Reason> reasons = scored.reasons().stream()
                .filter(reason -> reason.weight() > 0)
                .sorted(STRONGEST)
                .toList();
        List<Reason> against = Stream.concat(
                        scored.reasons().stream().filter(reason -> reason.weight() < 0), lacking(observed, scored))
                .sorted(STRONGEST)
                .toList();
        return new Candidate(group, knowledge.name(group), probability, reasons, against, classes);
    }

    /// What was seen and is not known of a group. It adds nothing to the score, which has less for it already.
    private Stream<Reason> lacking(Observed observed, Scored scored) {
        Profile profile = scored.profile();
        List<Reason> lacking = new ArrayList<>();
        long unseen = observed.techniques().stream()
                .filter(technique -> !profile.techniques().contains(technique))
                .count();
        if (unseen > 0) {
            lacking.add(new Reason(
                    Reason.Kind.UNKNOWN_TECHNIQUES,
                    "",
                    0,
                    (int) unseen,
                    observed.techniques().size()));
        }
        observed.software().stream()
                .filter(software -> !profile.software().contains(software) && rarity.users(software) > 0)
                .forEach(software -> lacking.add(
                        new Reason(Reason.Kind.OTHERS_SOFTWARE, software, 0, rarity.users(software), rarity.groups())));
        return lacking.stream();
    }

    private Set<Shortfall> shortfalls(List<Candidate> candidates, List<Scored> scored, double recognised) {
        if (scored.isEmpty() || scored.getFirst().score() <= 0) {
            return EnumSet.of(Shortfall.NOTHING_KNOWN);
        }
        Set<Shortfall> shortfalls = EnumSet.noneOf(Shortfall.class);
        if (candidates.isEmpty() || candidates.getFirst().probability() < LIKELY) {
            shortfalls.add(Shortfall.NONE_LIKELY);
        }
        if (recognised < weights.recognised()) {
            shortfalls.add(Shortfall.LIKE_NONE);
        }
        if (candidates.isEmpty() || candidates.getFirst().classes().size() < CLASSES) {
            shortfalls.add(Shortfall.ONE_CLASS);
        }
        return shortfalls;
    }

    private List<String> unknown(Observed observed) {
        Set<String> unknown = new TreeSet<>();
        observed.techniques().stream()
                .filter(id -> knowledge.technique(id).isEmpty())
                .forEach(unknown::add);
        observed.software().stream()
                .filter(id -> knowledge.software(id).isEmpty())
                .forEach(unknown::add);
        return List.copyOf(unknown);
    }
}
