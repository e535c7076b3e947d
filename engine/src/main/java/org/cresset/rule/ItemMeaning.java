package org.cresset.rule;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cresset.rule.Condition.Relation;
import org.cresset.rule.Finding.Code;
import org.cresset.rule.ValueTest.Order;
import org.cresset.rule.ValueTest.Part;
import org.cresset.rule.Yaml.Kind;
import org.cresset.rule.Yaml.Scalar;

/// Works out what an [Item] asks: modifiers are applied to each value in their order, and the values are joined.
final class ItemMeaning {

    private static final Set<Modifier> ORDERS = EnumSet.of(Modifier.LT, Modifier.LTE, Modifier.GT, Modifier.GTE);
    private static final Set<Modifier> PARTS =
            EnumSet.of(Modifier.MINUTE, Modifier.HOUR, Modifier.DAY, Modifier.WEEK, Modifier.MONTH, Modifier.YEAR);

    /// Modifiers that decide what kind of test it is: at most one of them.
    private static final Set<Modifier> KINDS = EnumSet.of(
            Modifier.RE,
            Modifier.CIDR,
            Modifier.EXISTS,
            Modifier.FIELDREF,
            Modifier.LT,
            Modifier.LTE,
            Modifier.GT,
            Modifier.GTE);

    private static final Set<Modifier> FLAGS = EnumSet.of(Modifier.IGNORECASE, Modifier.MULTILINE, Modifier.DOTALL);
    private static final Set<Modifier> ENCODINGS =
            EnumSet.of(Modifier.BASE64, Modifier.BASE64OFFSET, Modifier.UTF16, Modifier.UTF16BE, Modifier.UTF16LE);
    private static final Set<Modifier> PLACES = EnumSet.of(Modifier.CONTAINS, Modifier.STARTSWITH, Modifier.ENDSWITH);

    /// What a part of a time can be combined with.
    private static final Set<Modifier> WITH_PARTS =
            EnumSet.of(Modifier.ALL, Modifier.NEQ, Modifier.LT, Modifier.LTE, Modifier.GT, Modifier.GTE);

    private static final int MOST_FORMS = 125;

    private final Item item;
    private final Placeholders placeholders;
    private final List<Finding> warnings;

    ItemMeaning(Item item, Placeholders placeholders, List<Finding> warnings) {
        this.item = item;
        this.placeholders = placeholders;
        this.warnings = warnings;
    }

    Condition condition() {
        check();
        if (item.values().isEmpty()) {
            throw item.wrong("no values");
        }
        List<Condition> each = item.values().stream().map(this::one).toList();
        Condition joined = each.size() == 1
                ? each.getFirst()
                : item.has(Modifier.ALL) ? new Condition.All(each) : new Condition.Any(each);
        return item.has(Modifier.NEQ) ? new Condition.Not(joined) : joined;
    }

    private void check() {
        List<Modifier> kinds = item.modifiers().stream().filter(KINDS::contains).toList();
        if (kinds.size() > 1) {
            throw item.wrong("modifiers that exclude each other: " + kinds);
        }
        Modifier kind = kinds.isEmpty() ? Modifier.ALL : kinds.getFirst();
        if (kind != Modifier.RE && item.modifiers().stream().anyMatch(FLAGS::contains)) {
            throw item.wrong("flags of a regular expression without the modifier re");
        }
        boolean text = kinds.isEmpty();
        if (!text && item.modifiers().stream().anyMatch(ENCODINGS::contains)) {
            throw item.wrong("an encoding of what is not text");
        }
        long places = item.modifiers().stream().filter(PLACES::contains).count();
        if (places > 0 && !text && kind != Modifier.FIELDREF) {
            throw item.wrong("contains, startswith and endswith are for text, not for " + kind);
        }
        if (places > 1 && kind == Modifier.FIELDREF) {
            throw item.wrong("fieldref with more than one of contains, startswith and endswith");
        }
        if (item.has(Modifier.EXPAND) && (kind == Modifier.EXISTS || kind == Modifier.FIELDREF)) {
            throw item.wrong("expand is for values, not for " + kind);
        }
        if (item.has(Modifier.WINDASH) && !text) {
            throw item.wrong("windash is for text, not for " + kind);
        }
        if (item.has(Modifier.IGNORECASE) && item.has(Modifier.CASED)) {
            throw item.wrong("i and cased contradict each other");
        }
        if (item.field().isEmpty() && (item.has(Modifier.STARTSWITH) || item.has(Modifier.ENDSWITH))) {
            warnings.add(Finding.at(
                    item, Code.KEYWORD_PLACE, "a keyword is looked for anywhere in a value, not at its start or end"));
        }
        checkParts();
        if (item.has(Modifier.ALL) && item.values().size() == 1) {
            warnings.add(Finding.at(item, Code.ALL_OF_ONE_VALUE, "the modifier all has only one value to join"));
        }
    }

    private void checkParts() {
        long parts = item.modifiers().stream().filter(PARTS::contains).count();
        boolean alone = item.modifiers().stream().allMatch(m -> PARTS.contains(m) || WITH_PARTS.contains(m));
        if (parts > 1 || (parts == 1 && !alone)) {
            throw item.wrong("a part of a time can only be compared");
        }
    }

    private Condition one(Scalar value) {
        if (item.has(Modifier.EXISTS)) {
            return exists(value);
        }
        if (item.has(Modifier.FIELDREF)) {
            return reference(value);
        }
        if (value.kind() == Kind.NULL) {
            return absent();
        }
        Optional<Part> part = item.modifiers().stream()
                .filter(PARTS::contains)
                .map(modifier -> Part.valueOf(modifier.name()))
                .findFirst();
        Optional<Order> order = item.modifiers().stream()
                .filter(ORDERS::contains)
                .map(modifier -> Order.valueOf(modifier.name()))
                .findFirst();
        if (part.isPresent()) {
            return test(new ValueTest.TimePart(part.get(), order.orElse(Order.EQ), number(value)));
        }
        if (order.isPresent()) {
            return test(new ValueTest.Numeric(order.get(), number(value)));
        }
        return joined(texts(value).stream().map(this::text).toList());
    }

    private Condition exists(Scalar value) {
        if (value.kind() != Kind.BOOL
                && !value.text().equals("true")
                && !value.text().equals("false")) {
            throw item.wrong("exists is true or false, not '" + value.text() + "'");
        }
        needsField();
        Condition present = new Condition.Present(item.field());
        return Boolean.parseBoolean(value.text()) ? present : new Condition.Not(present);
    }

    private Condition reference(Scalar value) {
        needsField();
        if (value.kind() == Kind.NULL || value.text().isBlank()) {
            throw item.wrong("fieldref lacks the name of a field");
        }
        Relation relation = item.has(Modifier.CONTAINS)
                ? Relation.CONTAINS
                : item.has(Modifier.STARTSWITH)
                        ? Relation.STARTS
                        : item.has(Modifier.ENDSWITH) ? Relation.ENDS : Relation.EQUAL;
        return new Condition.Compared(item.field(), relation, value.text().replace(" ", ""), item.has(Modifier.CASED));
    }

    private Condition absent() {
        needsField();
        if (item.modifiers().stream().anyMatch(m -> m != Modifier.NEQ && m != Modifier.ALL)) {
            throw item.wrong("null cannot be modified");
        }
        if (item.values().size() > 1) {
            warnings.add(Finding.at(item, Code.NULL_IN_LIST, "null stands in a list with other values"));
        }
        return new Condition.Absent(item.field());
    }

    private void needsField() {
        if (item.field().isEmpty()) {
            throw item.wrong("it needs a field");
        }
    }

    private BigDecimal number(Scalar value) {
        return Numbers.parse(value.text()).orElseThrow(() -> item.wrong("not a number: '" + value.text() + "'"));
    }

    /// The texts that a value stands for: itself, or what its placeholders expand to.
    private List<String> texts(Scalar value) {
        if (item.has(Modifier.EXPAND)) {
            return placeholders.expand(value.text());
        }
        Optional<String> decimal =
                value.kind() == Kind.INTEGER ? Numbers.spelledInDecimal(value.text()) : Optional.empty();
        return decimal.map(other -> List.of(value.text(), other)).orElse(List.of(value.text()));
    }

    private Condition text(String text) {
        if (item.has(Modifier.RE)) {
            return test(new ValueTest.Regex(new Expression(text, item.flags())));
        }
        if (item.has(Modifier.CIDR)) {
            return test(new ValueTest.InNetwork(
                    Network.parse(text).orElseThrow(() -> item.wrong("not a network: '" + text + "'"))));
        }
        boolean cased = item.has(Modifier.CASED);
        return joined(globs(text).stream()
                .map(glob -> item.field().isEmpty() ? glob.containing() : glob)
                .map(glob -> test(new ValueTest.Text(cased ? glob : glob.folded(), cased)))
                .toList());
    }

    /// Applies the text modifiers in their order.
    private List<Glob> globs(String text) {
        List<Glob> globs = List.of(Glob.parse(text));
        List<byte[]> bytes = List.of();
        for (Modifier modifier : item.modifiers()) {
            switch (modifier) {
                case UTF16, UTF16BE, UTF16LE ->
                    bytes = plain(globs)
                            .map(form -> Encoding.utf16(form, modifier))
                            .toList();
                case BASE64, BASE64OFFSET -> {
                    globs = encoded(bytes(globs, bytes), modifier);
                    bytes = List.of();
                }
                case CONTAINS, STARTSWITH, ENDSWITH, WINDASH -> {
                    globs = shaped(decoded(globs, bytes), modifier);
                    bytes = List.of();
                }
                default -> {}
            }
        }
        return decoded(globs, bytes);
    }

    private List<Glob> encoded(List<byte[]> forms, Modifier modifier) {
        List<Glob> globs = new ArrayList<>();
        for (byte[] form : forms) {
            List<String> texts =
                    modifier == Modifier.BASE64 ? List.of(Encoding.base64(form)) : Encoding.base64Offsets(form);
            if (texts.isEmpty()) {
                throw item.wrong("nothing to encode");
            }
            texts.stream().map(Glob::literal).forEach(globs::add);
        }
        return globs;
    }

    private static List<Glob> decoded(List<Glob> globs, List<byte[]> bytes) {
        return bytes.isEmpty()
                ? globs
                : bytes.stream().map(Encoding::text).map(Glob::literal).toList();
    }

    private static List<Glob> shaped(List<Glob> globs, Modifier modifier) {
        List<Glob> shaped = new ArrayList<>();
        for (Glob glob : globs) {
            shaped.add(
                    switch (modifier) {
                        case CONTAINS -> glob.containing();
                        case STARTSWITH -> glob.starting();
                        case ENDSWITH -> glob.ending();
                        default -> glob.dashed();
                    });
        }
        return shaped;
    }

    private List<byte[]> bytes(List<Glob> globs, List<byte[]> bytes) {
        return bytes.isEmpty()
                ? plain(globs)
                        .map(form -> form.getBytes(StandardCharsets.UTF_8))
                        .toList()
                : bytes;
    }

    /// The texts that globs stand for, each dash spelled out in every way.
    private Stream<String> plain(List<Glob> globs) {
        return globs.stream().flatMap(glob -> {
            List<Glob> forms = glob.spelled(MOST_FORMS);
            if (forms.isEmpty()) {
                throw item.wrong("more than " + MOST_FORMS + " ways to write its dashes");
            }
            return forms.stream()
                    .map(form -> form.plain().orElseThrow(() -> item.wrong("wildcards cannot be encoded")));
        });
    }

    private Condition test(ValueTest test) {
        return item.field().isEmpty() ? new Condition.Anywhere(test) : new Condition.Match(item.field(), test);
    }

    private static Condition joined(List<Condition> any) {
        return any.size() == 1 ? any.getFirst() : new Condition.Any(any);
    }
}
