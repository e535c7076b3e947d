package org.cresset.rule;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalField;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.cresset.event.Event;
import org.cresset.event.FieldTable;
import org.cresset.event.Kind;
import org.cresset.event.Timestamps;
import org.cresset.event.Utf8;
import org.cresset.rule.Condition.Relation;
import org.cresset.rule.Glob.Shape;
import org.cresset.rule.ValueTest.Part;

/// What conditions mean, worked out in the plainest way: the reference that every index is held against, and what
/// `explain` shows. Safe for any thread.
public final class Evaluator {

    /// Looks at one entry of an event.
    private interface EntryTest {
        boolean passes(Event event, int entry);
    }

    private final FieldTable fields;

    /// Makes an evaluator for events of these fields.
    ///
    /// @param fields those of the events that conditions will be asked of; every field of a condition needs a slot
    public Evaluator(FieldTable fields) {
        this.fields = fields;
    }

    /// The condition as a question to events. It ends in [Expression.OutOfSteps] where a regular expression ran out of
    /// steps and the rest of the condition does not decide without it, in whatever order that is asked.
    public Predicate<Event> predicate(Condition condition) {
        return switch (condition) {
            case Condition.All(var parts) -> all(parts);
            case Condition.Any(var parts) -> atLeast(1, parts);
            case Condition.AtLeast(int count, var parts) -> atLeast(count, parts);
            case Condition.Not(var part) -> predicate(part).negate();
            case Condition.Named(var name, var part) -> predicate(part);
            case Condition.Match(var field, var test) -> inField(slot(field), test(test));
            case Condition.Anywhere(var test) -> anywhere(test(test));
            case Condition.Present(var field) -> present(slot(field));
            case Condition.Absent(var field) ->
                present(slot(field), Evaluator::hasValue).negate();
            case Condition.Compared compared -> compared(compared);
        };
    }

    private Predicate<Event> all(List<Condition> parts) {
        return any(parts.stream().map(part -> predicate(part).negate()).toList(), 1)
                .negate();
    }

    /// Whether at least so many of the questions are answered with yes. One that runs out of steps only counts where
    /// the others do not decide.
    private static Predicate<Event> any(List<Predicate<Event>> questions, int wanted) {
        return event -> {
            int yes = 0;
            int open = 0;
            for (int i = 0; i < questions.size() && yes < wanted; i++) {
                try {
                    yes += questions.get(i).test(event) ? 1 : 0;
                } catch (Expression.OutOfSteps undecided) {
                    open++;
                }
            }
            if (yes < wanted && yes + open >= wanted) {
                throw new Expression.OutOfSteps();
            }
            return yes >= wanted;
        };
    }

    private Predicate<Event> atLeast(int count, List<Condition> parts) {
        return any(parts.stream().map(this::predicate).toList(), count);
    }

    private int slot(String field) {
        int slot = fields.slot(field);
        if (slot < 0) {
            throw new IllegalArgumentException("the field " + field + " has no slot");
        }
        return slot;
    }

    private static Predicate<Event> present(int slot) {
        return event -> event.first(slot) >= 0;
    }

    private static Predicate<Event> present(int slot, EntryTest test) {
        return event -> {
            boolean open = false;
            for (int entry = event.first(slot); entry >= 0; entry = event.next(entry)) {
                try {
                    if (test.passes(event, entry)) {
                        return true;
                    }
                } catch (Expression.OutOfSteps undecided) {
                    open = true;
                }
            }
            return otherwise(open);
        };
    }

    /// No, unless a value ran out of steps.
    private static boolean otherwise(boolean open) {
        if (open) {
            throw new Expression.OutOfSteps();
        }
        return false;
    }

    private static boolean hasValue(Event event, int entry) {
        return event.kind(entry) != Kind.NULL;
    }

    private static Predicate<Event> inField(int slot, EntryTest test) {
        return present(slot, (event, entry) -> hasValue(event, entry) && test.passes(event, entry));
    }

    private static Predicate<Event> anywhere(EntryTest test) {
        return event -> {
            boolean open = false;
            for (int entry = 0; entry < event.size(); entry++) {
                try {
                    if (hasValue(event, entry) && test.passes(event, entry)) {
                        return true;
                    }
                } catch (Expression.OutOfSteps undecided) {
                    open = true;
                }
            }
            return otherwise(open);
        };
    }

    /// Whether one entry passes a test. It may end in [Expression.OutOfSteps].
    static boolean passes(ValueTest test, Event event, int entry) {
        return test(test).passes(event, entry);
    }

    private static EntryTest test(ValueTest test) {
        return switch (test) {
            case ValueTest.Text(var glob, boolean cased) -> text(glob, cased);
            case ValueTest.Regex(var expression) -> {
                int shortest = expression.shortest();
                yield (event, entry) ->
                        event.to(entry) - event.from(entry) >= shortest && expression.find(event.value(entry));
            }
            case ValueTest.InNetwork(var network) -> (event, entry) -> network.contains(event.value(entry));
            case ValueTest.Numeric(var order, var number) ->
                (event, entry) -> Numbers.parse(event.value(entry))
                        .map(value -> order.holds(value.compareTo(number)))
                        .orElse(false);
            case ValueTest.TimePart(var part, var order, var number) -> {
                TemporalField field = field(part);
                yield (event, entry) -> written(event.value(entry))
                        .map(time ->
                                order.holds(BigDecimal.valueOf(time.get(field)).compareTo(number)))
                        .orElse(false);
            }
        };
    }

    private static EntryTest text(Glob glob, boolean cased) {
        Shape shape = glob.shape();
        String core = shape == Shape.FREE ? "" : glob.core();
        return (event, entry) -> {
            String value = cased ? event.value(entry) : event.folded(entry);
            return switch (shape) {
                case EQUALS -> value.equals(core);
                case STARTS -> value.startsWith(core);
                case ENDS -> value.endsWith(core);
                case CONTAINS -> value.contains(core);
                case FREE -> glob.matches(value);
            };
        };
    }

    private static TemporalField field(Part part) {
        return switch (part) {
            case MINUTE -> ChronoField.MINUTE_OF_HOUR;
            case HOUR -> ChronoField.HOUR_OF_DAY;
            case DAY -> ChronoField.DAY_OF_MONTH;
            case WEEK -> IsoFields.WEEK_OF_WEEK_BASED_YEAR;
            case MONTH -> ChronoField.MONTH_OF_YEAR;
            case YEAR -> ChronoField.YEAR;
        };
    }

    /// The time that a value is, by the clock and zone it is written in.
    private static Optional<LocalDateTime> written(String value) {
        boolean calendar = value.length() >= 19 && value.charAt(4) == '-';
        long micros = Timestamps.parse(calendar ? value.substring(0, 19) : value);
        return micros == Event.NO_TIME
                ? Optional.empty()
                : Optional.of(LocalDateTime.ofEpochSecond(Math.floorDiv(micros, 1_000_000L), 0, ZoneOffset.UTC));
    }

    private Predicate<Event> compared(Condition.Compared compared) {
        int left = slot(compared.field());
        int right = slot(compared.other());
        return event -> {
            for (int a = event.first(left); a >= 0; a = event.next(a)) {
                for (int b = event.first(right); b >= 0; b = event.next(b)) {
                    if (hasValue(event, a) && hasValue(event, b) && related(event, a, b, compared)) {
                        return true;
                    }
                }
            }
            return false;
        };
    }

    private static boolean isAscii(Event event, int entry) {
        return Utf8.isAscii(event.text(), event.from(entry), event.to(entry));
    }

    private static boolean related(Event event, int left, int right, Condition.Compared compared) {
        boolean plain = compared.relation() == Relation.EQUAL && isAscii(event, left) && isAscii(event, right);
        if (plain && event.to(left) - event.from(left) != event.to(right) - event.from(right)) {
            return false;
        }
        String a = compared.cased() ? event.value(left) : event.folded(left);
        String b = compared.cased() ? event.value(right) : event.folded(right);
        Relation relation = compared.relation();
        return switch (relation) {
            case EQUAL -> a.equals(b);
            case STARTS -> a.startsWith(b);
            case ENDS -> a.endsWith(b);
            case CONTAINS -> a.contains(b);
        };
    }
}
