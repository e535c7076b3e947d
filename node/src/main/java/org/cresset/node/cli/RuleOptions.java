package org.cresset.node.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.cresset.detect.RuleSet;
import org.cresset.event.FieldTable;
import org.cresset.rule.Level;
import org.cresset.rule.Placeholders;
import org.cresset.rule.RuleCache;
import org.cresset.rule.RuleException;
import org.cresset.rule.RuleFiles;
import org.cresset.rule.RuleReader.Reading;
import org.cresset.rule.RuleReader.Review;
import org.cresset.rule.SigmaRule;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which rules a command uses.
final class RuleOptions {

    /// The packages of rules, as SigmaHQ names its own.
    enum Profile {
        CORE("core", Level.HIGH, false),
        CORE_PLUS("core+", Level.MEDIUM, false),
        CORE_PLUS_PLUS("core++", Level.MEDIUM, true),
        ALL("all", Level.INFORMATIONAL, true);

        private final String label;
        private final Level least;
        private final boolean experimental;

        Profile(String label, Level least, boolean experimental) {
            this.label = label;
            this.least = least;
            this.experimental = experimental;
        }

        boolean holds(SigmaRule rule) {
            boolean proven = rule.status().equals("stable") || rule.status().equals("test");
            return rule.level().compareTo(least) >= 0 && (experimental || proven);
        }

        static Profile of(String name) {
            for (Profile profile : values()) {
                if (profile.label.equals(name.toLowerCase(Locale.ROOT))) {
                    return profile;
                }
            }
            throw new Stop(ExitCode.USAGE, "--profile is core, core+, core++ or all, not '" + name + "'");
        }
    }

    /// The rules chosen, what they were read by, and how many were left out by level or profile.
    ///
    /// @param all those left out by level or profile, too
    /// @param quiet the ids of rules that would be left out if no correlation looked at them
    record Chosen(List<Reading> readings, List<Reading> all, Set<String> quiet, RuleFiles files, long leftOut) {

        RuleSet ruleSet(Collection<String> otherFields) {
            return ruleSet(fields -> fields.extended(otherFields));
        }

        RuleSet ruleSet(UnaryOperator<FieldTable> widened) {
            return RuleSet.of(readings, widened, quiet);
        }
    }

    @Option(
            names = {"-r", "--rules"},
            paramLabel = "PATH",
            description = "Sigma rules beside the bundled ones: a file or a folder. Can be repeated.")
    List<Path> paths = new ArrayList<>();

    @Option(names = "--only-rules", description = "Leave out the bundled rules.")
    boolean only;

    @Option(
            names = "--placeholders",
            paramLabel = "FILE",
            description = "YAML with the values of placeholders: name: [value, ...]")
    @Nullable
    Path placeholders;

    @Option(
            names = {"-m", "--min-level"},
            paramLabel = "LEVEL",
            defaultValue = "informational",
            description = "Leave out rules below: informational, low, medium, high or critical.")
    String minLevel = "informational";

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            defaultValue = "all",
            description =
                    "core: high and critical, proven; core+: from medium, proven; core++: from medium; all (default).")
    String profile = "all";

    Chosen choose() {
        return choose(files());
    }

    /// The same rules, each looked at once more.
    Chosen choose(Review review) {
        return choose(files(values -> new RuleFiles(values, review)));
    }

    private Chosen choose(RuleFiles files) {
        List<Reading> all = new ArrayList<>();
        if (!only) {
            all.addAll(files.own());
        }
        for (Path path : paths) {
            all.addAll(files.read(existing(path)));
        }
        return choose(files, all);
    }

    /// Leaves out what level and profile leave out.
    Chosen choose(RuleFiles files, List<Reading> all) {
        Level least = level("--min-level", minLevel);
        Profile chosen = Profile.of(profile);
        Predicate<SigmaRule> wanted = rule -> rule.level().compareTo(least) >= 0 && chosen.holds(rule);
        Set<String> needed = RuleSet.neededByCorrelations(all, wanted);
        List<Reading> kept = all.stream()
                .filter(reading -> !(reading instanceof Reading.Loaded loaded)
                        || wanted.test(loaded.rule())
                        || needed.contains(loaded.rule().id()))
                .toList();
        return new Chosen(kept, all, needed, files, all.size() - kept.size());
    }

    RuleFiles files() {
        return files(values -> new RuleFiles(values, cache()));
    }

    private RuleFiles files(Function<Placeholders, RuleFiles> made) {
        if (placeholders == null) {
            return made.apply(Placeholders.NONE);
        }
        try {
            String text = Files.readString(existing(placeholders));
            RuleFiles files = made.apply(Placeholders.parse(text));
            files.include(text);
            return files;
        } catch (RuleException bad) {
            throw new Stop(ExitCode.USAGE, placeholders + ": " + bad.getMessage());
        } catch (IOException e) {
            throw new Stop(ExitCode.USAGE, placeholders + ": cannot be read as text: " + e.getMessage());
        }
    }

    /// What was read before, where the launcher says where to keep it.
    private static Optional<RuleCache> cache() {
        String folder = System.getProperty("cresset.cache", "");
        String program = System.getProperty("cresset.program", "");
        return folder.isBlank() || program.isBlank()
                ? Optional.empty()
                : Optional.of(new RuleCache(Path.of(folder), program));
    }

    /// What is made of the text of a file that is part of the content of the run.
    static <T> T read(Path file, RuleFiles files, Function<String, T> made) {
        try {
            String text = Files.readString(existing(file));
            files.include(text);
            return made.apply(text);
        } catch (RuleException bad) {
            throw new Stop(ExitCode.USAGE, file + ": " + bad.getMessage());
        } catch (IOException e) {
            throw new Stop(ExitCode.USAGE, file + ": cannot be read as text: " + e.getMessage());
        }
    }

    static Path existing(Path path) {
        if (!Files.exists(path)) {
            throw new Stop(ExitCode.USAGE, "no such file or folder: " + path);
        }
        return path;
    }

    static Level level(String option, String name) {
        Optional<Level> level = Level.of(name);
        return level.orElseThrow(() -> new Stop(
                ExitCode.USAGE, option + " is informational, low, medium, high or critical, not '" + name + "'"));
    }
}
