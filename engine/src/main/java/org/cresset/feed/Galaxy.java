package org.cresset.feed;

import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cresset.intel.Claim;
import org.cresset.intel.Claim.What;
import org.cresset.intel.Group;
import org.cresset.intel.Knowledge.Facts;
import org.cresset.intel.Named;
import org.cresset.intel.SameGroup;
import org.cresset.intel.Source;

/// Takes groups out of a galaxy of MISP: their names, and what is claimed of their origin, motive and victims. Which of
/// them may be a group of ATT&CK is said beside it, and never assumed. For one thread.
public final class Galaxy {

    /// Turns the words of sources into ours.
    public interface Words {
        /// The ids that a word stands for; empty where it is unknown.
        List<String> ids(What what, String word);
    }

    private static final Pattern OWN_ID = Pattern.compile("APT-C-\\d+");
    private static final Pattern ATTACK_ID = Pattern.compile("G\\d{4}");

    /// What is claimed, by the member of `meta` that holds it.
    private static final Map<What, List<String>> MEMBERS = new EnumMap<>(Map.of(
            What.ORIGIN, List.of("country"),
            What.MOTIVE, List.of("motive", "cfr-type-of-incident", "microsoft-origin-threat"),
            What.SECTOR, List.of("cfr-target-category", "targeted-sector", "target-category"),
            What.REGION, List.of("cfr-suspected-victims", "suspected-victims")));

    private final Facts attack;
    private final Words words;
    private final Set<String> unknown = new TreeSet<>();

    /// @param attack the groups of ATT&CK
    /// @param words for industries, regions and motives
    public Galaxy(Facts attack, Words words) {
        this.attack = attack;
        this.words = words;
    }

    /// Words that nobody could turn into ours, and which stand as they are; and what was left out for want of a name.
    public Set<String> unknown() {
        return unknown;
    }

    /// Reads a galaxy.
    ///
    /// @param source who speaks, and by what version
    /// @throws IOException where it is no galaxy of MISP
    public Facts read(InputStream in, Source source) throws IOException {
        List<Json> clusters = new ArrayList<>();
        JsonEntries.read(in, "values", cluster -> {
            if (cluster.text("value").isBlank()) {
                unknown.add("no name: " + cluster.text("uuid"));
            } else {
                clusters.add(cluster);
            }
        });
        Set<String> taken = new HashSet<>();
        List<Group> groups = new ArrayList<>();
        List<Claim> claims = new ArrayList<>();
        Map<String, Set<String>> named = new TreeMap<>();
        Map<String, List<Named>> names = new TreeMap<>();
        for (Json cluster : clusters) {
            Group group = group(cluster, source, taken);
            groups.add(group);
            named.put(group.id(), names(cluster));
            named.get(group.id())
                    .forEach(name -> names.computeIfAbsent(name, unseen -> new ArrayList<>())
                            .add(new Named(group.id(), Named.Kind.GROUP, source.id())));
            claims.addAll(claims(cluster, group));
        }
        List<SameGroup> same = new Joining(attack, named).all(related(clusters, groups));
        return new Facts(
                List.of(source), groups, same, List.of(), List.of(), List.of(), List.of(), names, claims, List.of());
    }

    private static Group group(Json cluster, Source source, Set<String> taken) {
        String value = cluster.text("value");
        String uuid = cluster.text("uuid");
        Matcher own = OWN_ID.matcher(value);
        String id = own.find() && source.id().equals("360") ? own.group() : source.id() + ":" + slug(value);
        if (taken.contains(id)) {
            id += "-" + uuid.substring(0, Math.min(8, uuid.length()));
        }
        String first = id;
        for (int number = 2; !taken.add(id); number++) {
            id = first + "-" + number;
        }
        return new Group(id, value, source.id(), uuid);
    }

    private static String slug(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        return plain.replaceAll("\\p{M}+", "")
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
    }

    private static Set<String> names(Json cluster) {
        String value = cluster.text("value");
        Set<String> names = new TreeSet<>(cluster.get("meta").words("synonyms"));
        names.add(value);
        if (OWN_ID.matcher(value).find()) {
            names.addAll(List.of(value.split(" - ")));
        }
        return names;
    }

    /// The uuids that a cluster is said to be similar to, and the ids of ATT&CK among its names.
    private static Map<String, Set<String>> related(List<Json> clusters, List<Group> groups) {
        Map<String, Set<String>> related = new HashMap<>();
        for (int at = 0; at < clusters.size(); at++) {
            Set<String> ids = new TreeSet<>();
            clusters.get(at).list("related").stream()
                    .filter(relation -> relation.text("type").equals("similar"))
                    .forEach(relation -> ids.add(relation.text("dest-uuid")));
            names(clusters.get(at)).stream()
                    .filter(name -> ATTACK_ID.matcher(name).matches())
                    .forEach(ids::add);
            related.put(groups.get(at).id(), ids);
        }
        return related;
    }

    private List<Claim> claims(Json cluster, Group group) {
        Json meta = cluster.get("meta");
        List<Claim> claims = new ArrayList<>();
        MEMBERS.forEach((what, members) -> members.stream()
                .flatMap(member -> meta.words(member).stream())
                .flatMap(word -> values(what, word))
                .distinct()
                .forEach(value ->
                        claims.add(new Claim(group.id(), what, value, group.source(), confidence(meta, what)))));
        return claims;
    }

    /// The ids of a word, or the word as it stands. Motives are a small vocabulary; what is no motive is left out.
    private Stream<String> values(What what, String written) {
        String word = written.strip();
        List<String> ids = words.ids(what, word);
        if (!ids.isEmpty() || what == What.MOTIVE) {
            return ids.stream();
        }
        unknown.add(what + ": " + word);
        return Stream.of(word);
    }

    /// MISP states a confidence for where a group comes from and nothing else.
    private static int confidence(Json meta, What what) {
        String stated = meta.text("attribution-confidence");
        return what == What.ORIGIN && stated.matches("\\d{1,2}|100") ? Integer.parseInt(stated) : -1;
    }
}
