package org.cresset.rule;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cresset.event.LogSource;

/// What the events of a site are, where neither their fields nor their log sources are called what rules call them.
///
/// @param priority of several pipelines, the one with the lower number goes first
/// @param steps carried out one after another on each event
/// @param warnings what its author should look at
public record Pipeline(String name, int priority, List<Step> steps, List<String> warnings) {

    public Pipeline {
        steps = List.copyOf(steps);
        warnings = List.copyOf(warnings);
    }

    /// What is done with the events of one kind.
    ///
    /// @param name for messages
    /// @param when which events it is for
    /// @param renames the fields that get a second name
    /// @param prefixes fields that get a second name by the beginning of the first
    /// @param values by the field it is read from: what stands for a value, folded, under the second name
    /// @param constants fields that every event gets that lacks them
    /// @param time fields with the time of events that have none yet, the best first
    /// @param origin the log source that it is
    public record Step(
            String name,
            When when,
            List<Rename> renames,
            List<Prefix> prefixes,
            Map<String, Map<String, String>> values,
            Map<String, String> constants,
            List<String> time,
            Optional<Origin> origin) {
        public Step {
            renames = List.copyOf(renames);
            prefixes = List.copyOf(prefixes);
            values = Map.copyOf(values);
            constants = Map.copyOf(constants);
            time = List.copyOf(time);
        }

        static Step of(String name, When when, List<Rename> renames, List<Prefix> prefixes) {
            return new Step(name, when, renames, prefixes, Map.of(), Map.of(), List.of(), Optional.empty());
        }

        static Step of(String name, When when, Origin origin) {
            return new Step(name, when, List.of(), List.of(), Map.of(), Map.of(), List.of(), Optional.of(origin));
        }
    }

    /// Which events a step is for.
    ///
    /// @param condition what the event must be like; none for any
    /// @param sources the event must serve rules of one of them, by what is known of it so far; none for any
    public record When(Optional<Condition> condition, List<LogSource> sources) {
        public When {
            sources = List.copyOf(sources);
        }
    }

    /// A field gets the values of others, unless the event has it already.
    ///
    /// @param from the others in their order
    /// @param all whether it gets the values of all of them; else only of the first that is there
    public record Rename(String to, List<String> from, boolean all) {
        public Rename {
            from = List.copyOf(from);
        }
    }

    /// A field whose name begins so also has the name that begins otherwise.
    public record Prefix(String from, String to) {}

    /// What an event is said to be. A product other than the one known so far takes service and categories away;
    /// otherwise a service replaces the one known, and categories are added.
    public record Origin(Optional<String> product, Optional<String> service, Set<String> categories) {
        public Origin {
            categories = Set.copyOf(categories);
        }
    }
}
