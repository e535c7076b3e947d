package org.cresset.detect;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.cresset.event.FieldTable;
import org.cresset.event.LogSource;
import org.cresset.rule.Condition;
import org.cresset.rule.RuleReader.Reading;
import org.cresset.rule.SigmaRule;
import org.cresset.rule.index.Index;
import org.jspecify.annotations.Nullable;

/// The rules of a run, ready to be asked, and those that were refused. Immutable and safe for any thread.
public final class RuleSet {

    private final List<SigmaRule> rules;
    private final List<Reading.Refused> refused;
    private final List<Reading.Loaded> loaded;
    private final FieldTable fields;
    private final List<Part> parts;

    private RuleSet(List<Reading.Loaded> loaded, List<Reading.Refused> refused, Collection<String> otherFields) {
        this.loaded = List.copyOf(loaded);
        this.rules = loaded.stream().map(Reading.Loaded::rule).toList();
        this.refused = List.copyOf(refused);
        Set<String> names = new TreeSet<>(otherFields);
        rules.forEach(rule -> names.addAll(rule.fields()));
        fields = FieldTable.with(names);
        parts = parts();
    }

    private List<Part> parts() {
        Map<LogSource, List<Integer>> bySource = new LinkedHashMap<>();
        for (int rule = 0; rule < rules.size(); rule++) {
            bySource.computeIfAbsent(rules.get(rule).source(), unseen -> new ArrayList<>())
                    .add(rule);
        }
        List<Part> made = new ArrayList<>();
        bySource.forEach((source, numbers) -> made.add(
                new Part(source, numbers.stream().mapToInt(number -> number).toArray())));
        return List.copyOf(made);
    }

    /// The rules for one log source. They are compiled when they are first asked for.
    final class Part {

        private final LogSource source;
        private final int[] numbers;
        private volatile @Nullable Index index;

        private Part(LogSource source, int[] numbers) {
            this.source = source;
            this.numbers = numbers;
        }

        LogSource source() {
            return source;
        }

        Index index() {
            Index made = index;
            return made == null ? compiled() : made;
        }

        private synchronized Index compiled() {
            Index made = index;
            if (made == null) {
                List<Condition> conditions = IntStream.of(numbers)
                        .mapToObj(number -> rules.get(number).condition())
                        .toList();
                made = new Index(numbers, conditions, fields);
                index = made;
            }
            return made;
        }
    }

    /// Makes a set. Of rules with the same id the first stays, the others are refused.
    ///
    /// @param otherFields fields that need a slot beside those of the rules
    public static RuleSet of(List<Reading> readings, Collection<String> otherFields) {
        List<Reading.Loaded> loaded = new ArrayList<>();
        List<Reading.Refused> refused = new ArrayList<>();
        Map<String, String> paths = new HashMap<>();
        for (Reading reading : readings) {
            switch (reading) {
                case Reading.Refused bad -> refused.add(bad);
                case Reading.Loaded good -> {
                    String other =
                            paths.putIfAbsent(good.rule().id(), good.rule().path());
                    if (other == null) {
                        loaded.add(good);
                    } else {
                        refused.add(twice(good.rule(), other));
                    }
                }
            }
        }
        return new RuleSet(loaded, refused, otherFields);
    }

    private static Reading.Refused twice(SigmaRule rule, String other) {
        return new Reading.Refused(
                rule.id(), rule.title(), rule.level().label(), rule.path(), "another rule has the same id: " + other);
    }

    /// The rules that can be asked; their numbers are their places in this list.
    public List<SigmaRule> rules() {
        return rules;
    }

    /// The same rules with what their authors should look at.
    public List<Reading.Loaded> loaded() {
        return loaded;
    }

    public List<Reading.Refused> refused() {
        return refused;
    }

    /// How many rules were given, whatever became of them.
    public int total() {
        return rules.size() + refused.size();
    }

    /// The fields that events need slots for.
    public FieldTable fields() {
        return fields;
    }

    /// The rules by log source.
    List<Part> byLogSource() {
        return parts;
    }
}
