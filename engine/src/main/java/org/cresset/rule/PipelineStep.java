package org.cresset.rule;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.cresset.event.Event;
import org.cresset.event.EventSource;
import org.cresset.event.FieldTable;
import org.cresset.event.Fold;
import org.cresset.event.Kind;
import org.cresset.event.LogSource;
import org.cresset.event.Timestamps;
import org.cresset.rule.Pipeline.Origin;
import org.cresset.rule.Pipeline.Prefix;
import org.cresset.rule.Pipeline.Rename;
import org.cresset.rule.Pipeline.Step;
import org.jspecify.annotations.Nullable;

/// A step of a pipeline, ready for events of some fields, with the count of what it saw. For one thread.
final class PipelineStep {

    private static final int KEPT_SOURCES = 1_000;

    /// A field of the log that is read: its number for the count, its slot, and what stands for its values.
    private record Read(int number, int slot, Map<String, String> values) {}

    /// A field to fill from others.
    private record Fill(int to, List<Read> from, boolean all) {}

    /// A field that every event gets.
    private record Constant(int to, String text) {}

    private final Step step;
    private final @Nullable Predicate<Event> condition;
    private final List<String> names = new ArrayList<>();
    private final Fill[] fills;
    private final @Nullable Fill[] begun;
    private final Constant[] constants;
    private final int[] time;
    private final IdentityHashMap<EventSource, EventSource> told = new IdentityHashMap<>();
    private final BitSet seen = new BitSet();
    private long events;
    private long undecided;

    PipelineStep(Step step, Pipelines.Variants variants, FieldTable fields) {
        this.step = step;
        condition = step.when()
                .condition()
                .map(asked -> new Evaluator(fields).predicate(Renamed.of(asked, variants::of)))
                .orElse(null);
        fills = step.renames().stream()
                .map(rename -> fill(rename, variants, fields))
                .toArray(Fill[]::new);
        begun = begun(fields);
        constants = step.constants().entrySet().stream()
                .filter(entry -> fields.slot(entry.getKey()) >= 0)
                .map(entry -> new Constant(fields.slot(entry.getKey()), entry.getValue()))
                .sorted(Comparator.comparingInt(Constant::to))
                .toArray(Constant[]::new);
        time = step.time().stream()
                .flatMap(field -> variants.of(field).stream())
                .mapToInt(fields::slot)
                .toArray();
    }

    private Fill fill(Rename rename, Pipelines.Variants variants, FieldTable fields) {
        List<Read> from = new ArrayList<>();
        for (String field : rename.from()) {
            int number = number(field);
            for (String name : variants.of(field)) {
                from.add(new Read(number, fields.slot(name), step.values().getOrDefault(field, Map.of())));
            }
        }
        return new Fill(fields.slot(rename.to()), List.copyOf(from), rename.all());
    }

    private int number(String field) {
        int known = names.indexOf(field);
        if (known < 0) {
            names.add(field);
        }
        return known < 0 ? names.size() - 1 : known;
    }

    /// By the slot of a field that begins as a prefix says: the field to fill from it.
    private @Nullable Fill[] begun(FieldTable fields) {
        @Nullable Fill[] fillings = new Fill[step.prefixes().isEmpty() ? 0 : fields.size()];
        for (Prefix prefix : step.prefixes()) {
            int number = number(prefix.from() + "*");
            for (String name : fields.names()) {
                int from = fields.slot(name);
                if (name.startsWith(prefix.from()) && fillings[from] == null) {
                    int to = fields.slot(
                            prefix.to() + name.substring(prefix.from().length()));
                    fillings[from] = new Fill(to, List.of(new Read(number, from, Map.of())), false);
                }
            }
        }
        return fillings;
    }

    String name() {
        return step.name();
    }

    /// How many events it could not be decided for: a regular expression ran out of steps, and it was not applied.
    long undecided() {
        return undecided;
    }

    /// Whether the step is for an event of this source.
    boolean isFor(Event event, EventSource source) {
        if (!serves(source) || !holds(event)) {
            return false;
        }
        events++;
        return true;
    }

    private boolean serves(EventSource source) {
        List<LogSource> wanted = step.when().sources();
        for (int i = 0; i < wanted.size(); i++) {
            if (source.serves(wanted.get(i))) {
                return true;
            }
        }
        return wanted.isEmpty();
    }

    private boolean holds(Event event) {
        try {
            return condition == null || condition.test(event);
        } catch (Expression.OutOfSteps outOfSteps) {
            undecided++;
            return false;
        }
    }

    /// Fills fields and time; says whether anything was filled.
    boolean apply(Event event) {
        boolean changed = false;
        for (Fill fill : fills) {
            changed |= apply(fill, event);
        }
        if (begun.length > 0) {
            changed |= applyBegun(event);
        }
        for (Constant constant : constants) {
            if (event.first(constant.to()) < 0) {
                event.add(constant.to(), Kind.TEXT, constant.text());
                changed = true;
            }
        }
        if (event.time() == Event.NO_TIME) {
            changed |= applyTime(event);
        }
        return changed;
    }

    private boolean apply(Fill fill, Event event) {
        boolean free = fill.to() >= 0 && event.first(fill.to()) < 0;
        boolean changed = false;
        for (int i = 0; i < fill.from().size(); i++) {
            Read read = fill.from().get(i);
            int first = event.first(read.slot());
            if (first < 0) {
                continue;
            }
            seen.set(read.number());
            if (free && event.kind(first) != Kind.NULL) {
                copy(event, first, fill.to(), read.values());
                changed = true;
                free = fill.all();
            }
        }
        return changed;
    }

    private static void copy(Event event, int first, int to, Map<String, String> values) {
        for (int entry = first; entry >= 0; entry = event.next(entry)) {
            String other = values.isEmpty() ? null : values.get(Fold.fold(event.value(entry)));
            if (other == null) {
                event.alias(to, entry);
            } else {
                event.add(to, Kind.TEXT, other);
            }
        }
    }

    private boolean applyBegun(Event event) {
        boolean changed = false;
        int size = event.size();
        for (int entry = 0; entry < size; entry++) {
            int slot = event.slot(entry);
            if (slot >= 0 && event.first(slot) == entry) {
                Fill fill = begun[slot];
                changed |= fill != null && apply(fill, event);
            }
        }
        return changed;
    }

    private boolean applyTime(Event event) {
        for (int i = 0; i < time.length && event.time() == Event.NO_TIME; i++) {
            int entry = event.first(time[i]);
            if (entry >= 0) {
                event.time(Timestamps.parse(event.text(), event.from(entry), event.to(entry)));
            }
        }
        return event.time() != Event.NO_TIME;
    }

    /// Whether the step says what its events are.
    boolean tells() {
        return step.origin().isPresent();
    }

    /// What an event is by this step that was known as something so far.
    EventSource told(EventSource known) {
        EventSource before = told.get(known);
        if (before != null) {
            return before;
        }
        EventSource made = step.origin().map(origin -> told(origin, known)).orElse(known);
        if (told.size() < KEPT_SOURCES) {
            told.put(known, made);
        }
        return made;
    }

    private static EventSource told(Origin origin, EventSource known) {
        boolean other = origin.product().isPresent() && !origin.product().equals(known.product());
        EventSource base = other ? EventSource.UNKNOWN : known;
        Set<String> categories = new HashSet<>(base.categories());
        categories.addAll(origin.categories());
        Optional<String> product = origin.product().or(base::product);
        return new EventSource(product, origin.service().or(base::service), categories, base.aliases());
    }

    void add(PipelineStep other) {
        events += other.events;
        undecided += other.undecided;
        seen.or(other.seen);
    }

    long events() {
        return events;
    }

    /// The fields that no event had.
    List<String> unseen() {
        List<String> unseen = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            if (!seen.get(i)) {
                unseen.add(names.get(i));
            }
        }
        return unseen;
    }
}
