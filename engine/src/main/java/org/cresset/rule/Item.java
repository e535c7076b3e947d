package org.cresset.rule;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// One `field|modifiers: values` of a detection, before its meaning is worked out.
///
/// @param field without spaces; empty for keywords
record Item(String field, List<Modifier> modifiers, List<Yaml.Scalar> values, int line) {

    Item {
        modifiers = List.copyOf(modifiers);
        values = List.copyOf(values);
    }

    boolean has(Modifier modifier) {
        return modifiers.contains(modifier);
    }

    Set<Expression.Flag> flags() {
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
