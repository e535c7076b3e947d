package org.cresset.rule;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.cresset.event.LogSource;
import org.cresset.rule.Condition.Relation;
import org.cresset.rule.RuleReader.Reading;
import org.cresset.rule.ValueTest.Order;
import org.cresset.rule.ValueTest.Part;

/// Rules that were read, as bytes and back, so that their text need not be read again. The bytes are for the program
/// that wrote them only: their form may change with every version.
final class RuleCodec {

    private RuleCodec() {}

    static byte[] write(List<Reading> readings) {
        Writer writer = new Writer();
        writer.list(readings, writer::reading);
        return writer.bytes.toByteArray();
    }

    /// @throws RuntimeException where these are not bytes that [#write] made
    static List<Reading> read(byte[] bytes) {
        Reader reader = new Reader(ByteBuffer.wrap(bytes));
        List<Reading> readings = reader.list(reader::reading);
        if (reader.in.hasRemaining()) {
            throw new IllegalArgumentException(reader.in.remaining() + " bytes too many");
        }
        return readings;
    }

    private static final class Writer {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final DataOutputStream out = new DataOutputStream(bytes);

        private interface Each<T> {
            void write(T value);
        }

        private <T> void list(List<T> values, Each<T> each) {
            number(values.size());
            values.forEach(each::write);
        }

        private void number(int value) {
            try {
                out.writeInt(value);
            } catch (IOException e) {
                throw new UncheckedIOException("writing to memory", e);
            }
        }

        private void text(String text) {
            boolean latin = text.chars().allMatch(c -> c < 256);
            number(latin ? text.length() : -text.length());
            if (latin) {
                bytes.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
            } else {
                text.chars().forEach(c -> {
                    bytes.write(c >>> 8);
                    bytes.write(c);
                });
            }
        }

        private void optional(Optional<String> text) {
            list(text.stream().toList(), this::text);
        }

        private void reading(Reading reading) {
            switch (reading) {
                case Reading.Loaded(var rule, var warnings) -> {
                    number(1);
                    rule(rule);
                    list(warnings, this::text);
                }
                case Reading.Refused refused -> {
                    number(0);
                    text(refused.id());
                    text(refused.title());
                    text(refused.level());
                    text(refused.path());
                    text(refused.reason());
                }
            }
        }

        private void rule(SigmaRule rule) {
            text(rule.id());
            text(rule.title());
            text(rule.level().name());
            text(rule.status());
            list(rule.tags(), this::text);
            optional(rule.source().product());
            optional(rule.source().category());
            optional(rule.source().service());
            condition(rule.condition());
            text(rule.path());
        }

        private void condition(Condition condition) {
            switch (condition) {
                case Condition.All(var parts) -> parts('A', 0, parts);
                case Condition.Any(var parts) -> parts('O', 0, parts);
                case Condition.AtLeast(int count, var parts) -> parts('L', count, parts);
                case Condition.Not(var part) -> parts('N', 0, List.of(part));
                case Condition.Named(var name, var part) -> {
                    number('D');
                    text(name);
                    condition(part);
                }
                case Condition.Match(var field, var test) -> {
                    number('M');
                    text(field);
                    test(test);
                }
                case Condition.Anywhere(var test) -> {
                    number('W');
                    test(test);
                }
                case Condition.Present(var field) -> {
                    number('P');
                    text(field);
                }
                case Condition.Absent(var field) -> {
                    number('B');
                    text(field);
                }
                case Condition.Compared compared -> {
                    number('C');
                    text(compared.field());
                    text(compared.relation().name());
                    text(compared.other());
                    number(compared.cased() ? 1 : 0);
                }
            }
        }

        private void parts(char kind, int count, List<Condition> parts) {
            number(kind);
            number(count);
            list(parts, this::condition);
        }

        /// The characters, and where which wildcards stand.
        private void glob(int[] tokens) {
            StringBuilder characters = new StringBuilder();
            List<Integer> places = new ArrayList<>();
            for (int i = 0; i < tokens.length; i++) {
                characters.append((char) Math.max(0, tokens[i]));
                if (tokens[i] < 0) {
                    places.add(i);
                    places.add(tokens[i]);
                }
            }
            text(characters.toString());
            list(places, this::number);
        }

        private void test(ValueTest test) {
            switch (test) {
                case ValueTest.Text(var glob, boolean cased) -> {
                    number(cased ? 't' : 'T');
                    glob(glob.tokens());
                }
                case ValueTest.Regex(var expression) -> {
                    number('R');
                    text(expression.toString());
                    list(expression.flags().stream().map(Enum::name).toList(), this::text);
                    number(expression.isLinear() ? 1 : 0);
                }
                case ValueTest.InNetwork(var network) -> {
                    number('I');
                    text(network.toString());
                }
                case ValueTest.Numeric(var order, var number) -> {
                    number('U');
                    text(order.name());
                    text(number.toString());
                }
                case ValueTest.TimePart(var part, var order, var number) -> {
                    number('Y');
                    text(part.name());
                    text(order.name());
                    text(number.toString());
                }
            }
        }
    }

    private static final class Reader {

        private final ByteBuffer in;

        Reader(ByteBuffer in) {
            this.in = in;
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
            return in.getInt() == 1
                    ? new Reading.Loaded(rule(), list(this::text))
                    : new Reading.Refused(text(), text(), text(), text(), text());
        }

        private SigmaRule rule() {
            return new SigmaRule(
                    text(),
                    text(),
                    Level.valueOf(text()),
                    text(),
                    list(this::text),
                    new LogSource(optional(), optional(), optional()),
                    condition(),
                    text());
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
}
