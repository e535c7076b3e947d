package org.cresset.rule;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What a Sigma correlation asks of the events that other rules find, taken together.
///
/// It is asked at each such event, in the order of their times, about the events of the same group that are at most
/// `timespan` older: a window that slides, without boundaries.
///
/// @param rules ids or names of the rules that find the events, as written; a position is a place in this list
/// @param groupBy fields, or aliases of fields, whose values must be the same
/// @param timespan in microseconds
/// @param bounds what the number must be that the type takes of the window: all of them
/// @param fields whose values are counted or added up; several are counted as one tuple
/// @param percentile which one, from 0 to 100
/// @param combinations for the temporal types: which rules must have found something, any of these; empty where
/// `bounds`
/// says how many of the rules
/// @param aliases by the alias: which field it is of the events of which rule
/// @param generate whether the rules may also speak for themselves
public record Correlation(
        Type type,
        List<String> rules,
        List<String> groupBy,
        long timespan,
        List<Bound> bounds,
        List<String> fields,
        int percentile,
        List<Combination> combinations,
        Map<String, Map<String, String>> aliases,
        boolean generate) {

    /// What is taken of a window.
    public enum Type {
        /// How many events.
        EVENT_COUNT,
        /// How many different values.
        VALUE_COUNT,
        /// Which rules found something.
        TEMPORAL,
        /// Which rules found something, in the order of the list.
        TEMPORAL_ORDERED,
        VALUE_SUM,
        VALUE_AVG,
        VALUE_PERCENTILE,
        VALUE_MEDIAN;

        /// The name as Sigma writes it.
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        public boolean isTemporal() {
            return this == TEMPORAL || this == TEMPORAL_ORDERED;
        }

        static Optional<Type> of(String name) {
            for (Type type : values()) {
                if (type.label().equals(name)) {
                    return Optional.of(type);
                }
            }
            return Optional.empty();
        }
    }

    /// What a number must be.
    ///
    /// @param not turns it around
    public record Bound(ValueTest.Order order, boolean not, BigDecimal number) {

        public boolean holds(BigDecimal value) {
            return order.holds(value.compareTo(number)) != not;
        }
    }

    /// Rules, by their positions, that must have found something, in this order where the order matters, and rules that
    /// must have found nothing.
    public record Combination(List<Integer> present, List<Integer> absent) {
        public Combination {
            present = List.copyOf(present);
            absent = List.copyOf(absent);
        }
    }

    public Correlation {
        rules = List.copyOf(rules);
        groupBy = List.copyOf(groupBy);
        bounds = List.copyOf(bounds);
        fields = List.copyOf(fields);
        combinations = List.copyOf(combinations);
        aliases = Map.copyOf(aliases);
    }

    /// The same with its rules under other names, without what the old names were good for.
    public Correlation naming(List<String> names) {
        return new Correlation(
                type, names, groupBy, timespan, bounds, fields, percentile, combinations, Map.of(), generate);
    }

    /// Whether so many rules that found something are enough, where no combination is asked for.
    public boolean isEnough(int found) {
        return Bounds.hold(bounds, found);
    }

    /// What a field or alias is called in the events of the rule at a position.
    public String field(String name, int position) {
        Map<String, String> byRule = aliases.get(name);
        return byRule == null ? name : byRule.getOrDefault(rules.get(position), name);
    }

    /// Every field of events that is looked at.
    public Set<String> eventFields() {
        Set<String> names = new TreeSet<>();
        for (int position = 0; position < rules.size(); position++) {
            for (String name : groupBy) {
                names.add(field(name, position));
            }
            for (String name : fields) {
                names.add(field(name, position));
            }
        }
        return names;
    }
}
