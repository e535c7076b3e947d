package org.cresset.intel;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is known of groups, their programs and what they do, each fact with its source. Immutable.
public final class Knowledge {

    /// The facts, as tables of them.
    ///
    /// @param techniques those of every part of ATT&CK
    /// @param names every name, as its source writes it, with all that it may mean
    public record Facts(
            List<Source> sources,
            List<Group> groups,
            List<SameGroup> same,
            List<Software> software,
            List<Campaign> campaigns,
            List<Mitigation> mitigations,
            List<Technique> techniques,
            Map<String, List<Named>> names,
            List<Claim> claims,
            List<Use> uses) {

        public Facts {
            sources = List.copyOf(sources);
            groups = List.copyOf(groups);
            same = List.copyOf(same);
            software = List.copyOf(software);
            campaigns = List.copyOf(campaigns);
            mitigations = List.copyOf(mitigations);
            techniques = List.copyOf(techniques);
            Map<String, List<Named>> sorted = new TreeMap<>();
            names.forEach((name, meant) -> sorted.put(name, List.copyOf(meant)));
            names = Collections.unmodifiableMap(sorted);
            claims = List.copyOf(claims);
            uses = List.copyOf(uses);
        }

        /// No facts.
        public static final Facts NONE = new Facts(
                List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), Map.of(), List.of(),
                List.of());

        /// These facts and others. Where both describe one id, the others hold.
        public Facts with(Facts more) {
            Map<String, List<Named>> allNames = new TreeMap<>(names);
            more.names.forEach(
                    (name, meant) -> allNames.merge(name, meant, (one, other) -> together(one, other, each -> each)));
            return new Facts(
                    together(sources, more.sources, Source::id),
                    together(groups, more.groups, Group::id),
                    together(same, more.same, each -> List.of(each.group(), each.other())),
                    together(software, more.software, Software::id),
                    together(campaigns, more.campaigns, Campaign::id),
                    together(mitigations, more.mitigations, Mitigation::id),
                    together(techniques, more.techniques, Technique::id),
                    allNames,
                    together(
                            claims,
                            more.claims,
                            each -> List.of(each.group(), each.what(), each.value(), each.source())),
                    together(uses, more.uses, each -> List.of(each.subject(), each.object())));
        }

        /// What both say, each thing once; of what both say of one thing, that of the other.
        private static <T> List<T> together(List<T> one, List<T> other, Function<T, Object> about) {
            Map<Object, T> all = new LinkedHashMap<>();
            Stream.concat(one.stream(), other.stream()).forEach(each -> all.put(about.apply(each), each));
            return List.copyOf(all.values());
        }
    }

    private final Facts facts;
    private final Map<String, Source> sources = new TreeMap<>();
    private final NavigableMap<String, Group> groups = new TreeMap<>();
    private final NavigableMap<String, Software> software = new TreeMap<>();
    private final NavigableMap<String, Campaign> campaigns = new TreeMap<>();
    private final Map<String, Technique> techniques = new TreeMap<>();
    private final Map<String, List<Named>> names;
    private final Map<String, List<SameGroup>> same;
    private final Map<String, List<Claim>> claims;
    private final Map<String, List<Use>> uses;

    public Knowledge(Facts facts) {
        this.facts = facts;
        facts.sources().forEach(source -> sources.put(source.id(), source));
        facts.groups().forEach(group -> groups.put(group.id(), group));
        facts.software().forEach(each -> software.put(each.id(), each));
        facts.campaigns().forEach(campaign -> campaigns.put(campaign.id(), campaign));
        facts.techniques().forEach(technique -> techniques.put(technique.id(), technique));
        names = byName(facts.names());
        same = by(facts.same(), SameGroup::other);
        claims = by(facts.claims(), Claim::group);
        uses = by(facts.uses(), Use::subject);
    }

    private static <T> Map<String, List<T>> by(List<T> all, Function<T, String> key) {
        return all.stream()
                .distinct()
                .collect(Collectors.groupingBy(key, TreeMap::new, Collectors.toUnmodifiableList()));
    }

    /// A name without letters and digits means nothing.
    private static Map<String, List<Named>> byName(Map<String, List<Named>> names) {
        Map<String, Set<Named>> all = new TreeMap<>();
        names.forEach((name, meant) ->
                all.computeIfAbsent(key(name), unseen -> new LinkedHashSet<>()).addAll(meant));
        all.remove("");
        Map<String, List<Named>> lists = new TreeMap<>();
        all.forEach((key, meant) -> lists.put(key, List.copyOf(meant)));
        return lists;
    }

    /// What the jar brings. It is read once.
    ///
    /// @throws IllegalStateException where a table is missing or a row is wrong
    public static Knowledge shipped() {
        return Shipped.KNOWLEDGE;
    }

    private static final class Shipped {
        private static final Knowledge KNOWLEDGE = new Knowledge(KnowledgeTables.shipped());
    }

    public Facts facts() {
        return facts;
    }

    public Optional<Source> source(String id) {
        return Optional.ofNullable(sources.get(id));
    }

    /// How a source is called; its id where nothing is known of it.
    public String title(String source) {
        return source(source).map(Source::title).orElse(source);
    }

    public Optional<Group> group(String id) {
        return Optional.ofNullable(groups.get(id));
    }

    /// All groups, in the order of their ids.
    public Collection<Group> groups() {
        return Collections.unmodifiableCollection(groups.values());
    }

    public Optional<Software> software(String id) {
        return Optional.ofNullable(software.get(id));
    }

    public Optional<Campaign> campaign(String id) {
        return Optional.ofNullable(campaigns.get(id));
    }

    /// A technique of any part of ATT&CK.
    public Optional<Technique> technique(String id) {
        return Optional.ofNullable(techniques.get(id));
    }

    /// How something is called by its id: a group, a software, a campaign or a technique; the id where it is unknown.
    public String name(String id) {
        return group(id)
                .map(Group::name)
                .or(() -> software(id).map(Software::name))
                .or(() -> campaign(id).map(Campaign::name))
                .or(() -> technique(id).map(Technique::name))
                .orElse(id);
    }

    /// What a name may mean: every group, software and campaign that any source calls so. Case, accents, spaces and
    /// punctuation do not matter. Names are never joined: where several sources use one name, each is a candidate.
    public List<Named> named(String name) {
        return names.getOrDefault(key(name), List.of());
    }

    /// The groups of other sources that may be a group of ATT&CK, and why.
    public List<SameGroup> same(String group) {
        return same.getOrDefault(group, List.of());
    }

    /// The groups of ATT&CK that a group may be: itself where it is one.
    public List<String> attack(String group) {
        if (group(group).filter(each -> each.source().equals("attack")).isPresent()) {
            return List.of(group);
        }
        return facts.same().stream()
                .filter(each -> each.group().equals(group))
                .map(SameGroup::other)
                .toList();
    }

    /// What sources say about a group of their own.
    public List<Claim> claims(String group) {
        return claims.getOrDefault(group, List.of());
    }

    /// What all sources say about a group of ATT&CK, those included that only may mean the same group.
    public List<Claim> allClaims(String group) {
        return Stream.concat(Stream.of(group), same(group).stream().map(SameGroup::group))
                .distinct()
                .flatMap(each -> claims(each).stream())
                .toList();
    }

    /// What a group, a software or a campaign uses.
    public List<Use> uses(String subject) {
        return uses.getOrDefault(subject, List.of());
    }

    /// A name without what people write in several ways.
    public static String key(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        StringBuilder key = new StringBuilder(plain.length());
        plain.codePoints().filter(Character::isLetterOrDigit).forEach(key::appendCodePoint);
        return key.toString();
    }
}
