package org.cresset.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// One `field|modifiers: values` of a detection, before its meaning is worked out.
///
/// @param detection the name of the detection that it stands in
/// @param field without spaces; empty for keywords
public record Item(String detection, String field, List<Modifier> modifiers, List<Yaml.Scalar> values, int line) {

    public Item {
        modifiers = List.copyOf(modifiers);
        values = List.copyOf(values);
    }

    /// Reads the key of an item.
    ///
    /// @throws RuleException where it has a modifier that is none
    public static Item of(String detection, String key, List<Yaml.Scalar> values, int line) {
        List<String> parts = Arrays.asList(key.split("\\|", -1));
        List<Modifier> modifiers = new ArrayList<>();
        for (String name : parts.subList(1, parts.size())) {
            modifiers.add(Modifier.of(name)
                    .orElseThrow(() -> new RuleException(
                            "line " + line + ": unknown modifier '" + name + "' of '" + parts.getFirst() + "'")));
        }
        return new Item(detection, parts.getFirst().replace(" ", ""), modifiers, values, line);
    }

    /// Where it stands, as findings say it.
    public String place() {
        return field.isEmpty() ? detection : detection + "/" + field;
    }

    public boolean has(Modifier modifier) {
        return modifiers.contains(modifier);
    }

    /// The flags of its regular expressions.
    public Set<Expression.Flag> flags() {
        Set<Expression.Flag> flags = EnumSet.noneOf(Expression.Flag.class);
        if (has(Modifier.IGNORECASE)) {
            flags.add(Expression.Flag.IGNORE_CASE);
        }
        if (has(Modifier.MULTILINE)) {
            flags.add(Expression.Flag.MULTILINE);
        }
        if (has(Modifier.DOTALL)) {
            flags.add(Expression.Flag.DOT_ALL);
        }
        return flags;
    }

    RuleException wrong(String what) {
        String name = field.isEmpty() ? "a keyword" : "'" + field + "'";
        return new RuleException("line " + line + ": " + name + ": " + what);
    }
}
