package org.cresset.rule;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.cresset.event.LogSource;
import org.cresset.rule.Condition.Relation;
import org.cresset.rule.RuleReader.Reading;
import org.cresset.rule.ValueTest.Order;
import org.cresset.rule.ValueTest.Part;

/// Reads rules from bytes that [RuleEncoder] wrote; other bytes end in a [RuntimeException]. For one thread.
final class RuleDecoder {

    private final ByteBuffer in;

    private RuleDecoder(ByteBuffer in) {
        this.in = in;
    }

    static List<Reading> decoded(byte[] bytes) {
        RuleDecoder decoder = new RuleDecoder(ByteBuffer.wrap(bytes));
        List<Reading> readings = decoder.list(decoder::reading);
        if (decoder.in.hasRemaining()) {
            throw new IllegalArgumentException(decoder.in.remaining() + " bytes too many");
        }
        return readings;
    }

    private <T> List<T> list(Supplier<T> each) {
        int size = in.getInt();
        if (size < 0 || size > in.remaining()) {
            throw new IllegalArgumentException("a list of " + size);
        }
        List<T> values = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            values.add(each.get());
        }
        return values;
    }

    private String text() {
        int length = in.getInt();
        if (Math.abs((long) length) * (length < 0 ? 2 : 1) > in.remaining()) {
            throw new IllegalArgumentException("a text of " + length);
        }
        if (length < 0) {
            char[] units = new char[-length];
            in.asCharBuffer().get(units);
            in.position(in.position() - 2 * length);
            return new String(units);
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private Optional<String> optional() {
        return list(this::text).stream().findFirst();
    }

    private Reading reading() {
        int kind = in.getInt();
        return switch (kind) {
            case 0 -> new Reading.Refused(text(), text(), text(), text(), text());
            case 1 -> new Reading.Loaded(rule(), list(this::finding));
            case 2 -> new Reading.Filter(filter(), list(this::finding));
            default -> throw new IllegalArgumentException("no reading is " + kind);
        };
    }

    private Finding finding() {
        return new Finding(Finding.Code.valueOf(text()), in.getInt(), text(), text());
    }

    private RuleFilter filter() {
        return new RuleFilter(text(), text(), Set.copyOf(list(this::text)), source(), condition(), text());
    }

    private LogSource source() {
        return new LogSource(optional(), optional(), optional());
    }

    private SigmaRule rule() {
        return new SigmaRule(
                text(),
                text(),
                text(),
                Level.valueOf(text()),
                text(),
                list(this::text),
                source(),
                condition(),
                list(this::correlation).stream().findFirst(),
                text());
    }

    private Correlation correlation() {
        return new Correlation(
                Correlation.Type.valueOf(text()),
                list(this::text),
                list(this::text),
                Long.parseLong(text()),
                list(() -> new Correlation.Bound(Order.valueOf(text()), in.getInt() == 1, new BigDecimal(text()))),
                list(this::text),
                in.getInt(),
                list(() -> new Correlation.Combination(list(in::getInt), list(in::getInt))),
                map(() -> map(this::text)),
                in.getInt() == 1);
    }

    private <T> Map<String, T> map(Supplier<T> value) {
        Map<String, T> map = new HashMap<>();
        list(() -> map.put(text(), value.get()) == null);
        return map;
    }

    private Condition condition() {
        int kind = in.getInt();
        return switch (kind) {
            case 'A', 'O', 'L', 'N' -> parts(kind, in.getInt(), list(this::condition));
            case 'D' -> new Condition.Named(text(), condition());
            case 'M' -> new Condition.Match(text(), test());
            case 'W' -> new Condition.Anywhere(test());
            case 'P' -> new Condition.Present(text());
            case 'B' -> new Condition.Absent(text());
            case 'C' -> new Condition.Compared(text(), Relation.valueOf(text()), text(), in.getInt() == 1);
            default -> throw new IllegalArgumentException("no condition is " + kind);
        };
    }

    private static Condition parts(int kind, int count, List<Condition> parts) {
        return switch (kind) {
            case 'A' -> new Condition.All(parts);
            case 'O' -> new Condition.Any(parts);
            case 'L' -> new Condition.AtLeast(count, parts);
            default -> new Condition.Not(parts.getFirst());
        };
    }

    private Glob glob() {
        int[] tokens = text().chars().toArray();
        List<Integer> places = list(in::getInt);
        for (int i = 0; i + 1 < places.size(); i += 2) {
            tokens[places.get(i)] = places.get(i + 1);
        }
        return Glob.of(tokens);
    }

    private ValueTest test() {
        int kind = in.getInt();
        return switch (kind) {
            case 't', 'T' -> new ValueTest.Text(glob(), kind == 't');
            case 'R' -> new ValueTest.Regex(Expression.known(text(), flags(list(this::text)), in.getInt() == 1));
            case 'I' -> new ValueTest.InNetwork(Network.parse(text()).orElseThrow());
            case 'U' -> new ValueTest.Numeric(Order.valueOf(text()), new BigDecimal(text()));
            case 'Y' -> new ValueTest.TimePart(Part.valueOf(text()), Order.valueOf(text()), new BigDecimal(text()));
            default -> throw new IllegalArgumentException("no test is " + kind);
        };
    }

    private static Set<Expression.Flag> flags(List<String> names) {
        Set<Expression.Flag> flags = EnumSet.noneOf(Expression.Flag.class);
        names.forEach(name -> flags.add(Expression.Flag.valueOf(name)));
        return flags;
    }
}
