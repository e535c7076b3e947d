package org.cresset.node.pipeline;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.cresset.detect.RuleSet;
import org.cresset.event.FieldTable;
import org.cresset.rule.RuleFiles;
import org.cresset.rule.RuleReader.Reading;
import org.jspecify.annotations.Nullable;

/// Rules in use while their files change. One thread looks at the files ([#look()]); any thread may take the rules of
/// the moment ([#current()]) and keep using them, since a change makes a new set and leaves the old one as it is.
///
/// A version of a file in which a document is refused does not replace one without: that stays in use and the refused
/// one is reported, until the file is whole again or gone. A folder that cannot be looked into keeps its rules.
public final class LiveRules {

    /// What rules there are.
    ///
    /// @param roots files and folders
    /// @param chosen chooses from what was read, which is one list a root
    /// @param widened adds slots to those for the rules
    public record Plan(
            List<Path> roots, Function<List<List<Reading>>, Selection> chosen, UnaryOperator<FieldTable> widened) {
        public Plan {
            roots = List.copyOf(roots);
        }
    }

    /// Rules to use.
    ///
    /// @param quiet the ids of rules that are only there for correlations
    public record Selection(List<Reading> readings, Set<String> quiet) {
        public Selection {
            readings = List.copyOf(readings);
            quiet = Set.copyOf(quiet);
        }
    }

    /// The rules of one moment.
    ///
    /// @param kept what is refused in newer versions of files, whose older ones are in use
    /// @param changed the files by which they differ from the generation before, as they are shown
    public record Generation(RuleSet rules, List<Reading.Refused> kept, List<String> changed) {
        public Generation {
            kept = List.copyOf(kept);
            changed = List.copyOf(changed);
        }
    }

    private record Key(int root, String shown) {}

    /// A file as it was read: what is used of it, and what is wrong with a newer version that is not used.
    private record Version(Stamp stamp, List<Reading> used, List<Reading.Refused> kept) {

        boolean isWhole() {
            return used.stream().noneMatch(Reading.Refused.class::isInstance);
        }

        boolean says(Version other) {
            return used.equals(other.used) && kept.equals(other.kept);
        }
    }

    /// What one look found.
    ///
    /// @param hidden the roots that cannot be looked into; the versions of their files are those of the look before
    private record Seen(Map<Key, Version> versions, Map<String, UncheckedIOException> hidden) {

        /// What differs from another look: files, and roots that are hidden in one of the two.
        List<String> changed(Seen other) {
            Stream<String> files = both(versions.keySet(), other.versions.keySet())
                    .filter(key -> differs(versions.get(key), other.versions.get(key)))
                    .map(Key::shown);
            Stream<String> roots = both(hidden.keySet(), other.hidden.keySet())
                    .filter(root -> hidden.containsKey(root) != other.hidden.containsKey(root));
            return Stream.concat(files, roots).distinct().sorted().toList();
        }

        private static <T> Stream<T> both(Set<T> one, Set<T> other) {
            return Stream.concat(one.stream(), other.stream()).distinct();
        }

        private static boolean differs(@Nullable Version one, @Nullable Version other) {
            return one == null || other == null || !one.says(other);
        }

        List<Reading.Refused> kept() {
            Stream<Reading.Refused> roots = hidden.keySet().stream()
                    .map(root -> new Reading.Refused("", "", "", root, "cannot be looked into"));
            Stream<Reading.Refused> files = versions.values().stream().flatMap(version -> version.kept().stream());
            return Stream.concat(roots, files).distinct().toList();
        }
    }

    private final Plan plan;
    private final RuleFiles reader;
    private final InstantSource clock;
    private Seen seen;
    private volatile Generation current;

    /// Reads the rules for the first time.
    ///
    /// @param reader used by the thread that looks
    /// @throws UncheckedIOException where a folder cannot be looked into
    public LiveRules(Plan plan, RuleFiles reader, InstantSource clock) {
        this.plan = plan;
        this.reader = reader;
        this.clock = clock;
        seen = seen(Map.of());
        seen.hidden().values().forEach(hidden -> {
            throw hidden;
        });
        Selection first = selection(seen.versions());
        current = new Generation(RuleSet.of(first.readings(), plan.widened(), first.quiet()), List.of(), List.of());
    }

    /// The rules as they were when last looked at.
    public Generation current() {
        return current;
    }

    /// Looks at all files, and where anything has changed makes the next generation; says whether it did.
    public boolean look() {
        Seen now = seen(seen.versions());
        List<String> changed = now.changed(seen);
        if (!changed.isEmpty()) {
            Selection next = selection(now.versions());
            RuleSet rules = current.rules().next(next.readings(), plan.widened(), next.quiet());
            current = new Generation(rules, now.kept(), changed);
        }
        seen = now;
        return !changed.isEmpty();
    }

    private Selection selection(Map<Key, Version> all) {
        List<List<Reading>> byRoot = new ArrayList<>();
        plan.roots().forEach(root -> byRoot.add(new ArrayList<>()));
        all.forEach((key, version) -> byRoot.get(key.root()).addAll(version.used()));
        return plan.chosen().apply(byRoot);
    }

    private Seen seen(Map<Key, Version> before) {
        Map<Key, Version> after = new LinkedHashMap<>();
        Map<String, UncheckedIOException> unseen = new LinkedHashMap<>();
        for (int root = 0; root < plan.roots().size(); root++) {
            int number = root;
            Path path = plan.roots().get(root);
            try {
                List<RuleFiles.Found> all = Files.notExists(path) ? List.of() : RuleFiles.find(path);
                all.forEach(found -> look(new Key(number, found.shown()), found, before, after));
            } catch (UncheckedIOException hidden) {
                unseen.put(path.toString(), hidden);
                before.forEach((key, version) -> {
                    if (key.root() == number) {
                        after.put(key, version);
                    }
                });
            }
        }
        return new Seen(after, unseen);
    }

    private void look(Key key, RuleFiles.Found found, Map<Key, Version> before, Map<Key, Version> after) {
        Optional<Version> known = Optional.ofNullable(before.get(key));
        Stamp.of(found.file(), clock).ifPresent(stamp -> after.put(key, version(found, stamp, known)));
    }

    private Version version(RuleFiles.Found found, Stamp stamp, Optional<Version> known) {
        if (known.filter(version -> version.stamp().settled() && version.stamp().isStill(stamp))
                .isPresent()) {
            return known.orElseThrow();
        }
        List<Reading> read = reader.read(found);
        List<Reading.Refused> refused = read.stream()
                .filter(Reading.Refused.class::isInstance)
                .map(Reading.Refused.class::cast)
                .toList();
        boolean keep = !refused.isEmpty() && known.filter(Version::isWhole).isPresent();
        return keep ? new Version(stamp, known.orElseThrow().used(), refused) : new Version(stamp, read, List.of());
    }
}
