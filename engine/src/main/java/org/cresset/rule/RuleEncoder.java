package org.cresset.rule;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cresset.event.LogSource;
import org.cresset.rule.RuleReader.Reading;

/// Writes rules as bytes that [RuleDecoder] reads. For one thread.
final class RuleEncoder {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final DataOutputStream out = new DataOutputStream(bytes);

    static byte[] encoded(List<Reading> readings) {
        RuleEncoder encoder = new RuleEncoder();
        encoder.list(readings, encoder::reading);
        return encoder.bytes.toByteArray();
    }

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
                list(warnings, this::finding);
            }
            case Reading.Filter(var filter, var warnings) -> {
                number(2);
                filter(filter);
                list(warnings, this::finding);
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

    private void finding(Finding finding) {
        text(finding.code().name());
        number(finding.line());
        text(finding.place());
        text(finding.text());
    }

    private void filter(RuleFilter filter) {
        text(filter.id());
        text(filter.title());
        list(List.copyOf(filter.rules()), this::text);
        source(filter.source());
        condition(filter.condition());
        text(filter.path());
    }

    private void source(LogSource source) {
        optional(source.product());
        optional(source.category());
        optional(source.service());
    }

    private void rule(SigmaRule rule) {
        text(rule.id());
        text(rule.name());
        text(rule.title());
        text(rule.level().name());
        text(rule.status());
        list(rule.tags(), this::text);
        source(rule.source());
        condition(rule.condition());
        list(rule.correlation().stream().toList(), this::correlation);
        text(rule.path());
    }

    private void correlation(Correlation correlation) {
        text(correlation.type().name());
        list(correlation.rules(), this::text);
        list(correlation.groupBy(), this::text);
        text(Long.toString(correlation.timespan()));
        list(correlation.bounds(), bound -> {
            text(bound.order().name());
            number(bound.not() ? 1 : 0);
            text(bound.number().toString());
        });
        list(correlation.fields(), this::text);
        number(correlation.percentile());
        list(correlation.combinations(), combination -> {
            list(combination.present(), this::number);
            list(combination.absent(), this::number);
        });
        list(List.copyOf(correlation.aliases().entrySet()), alias -> {
            text(alias.getKey());
            list(List.copyOf(alias.getValue().entrySet()), field -> {
                text(field.getKey());
                text(field.getValue());
            });
        });
        number(correlation.generate() ? 1 : 0);
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
