package org.cresset.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What the names between percent signs stand for, where a rule uses the modifier `expand`.
public record Placeholders(Map<String, List<String>> values) {

    public static final Placeholders NONE = new Placeholders(Map.of());

    private static final Pattern NAME = Pattern.compile("%([A-Za-z0-9_.-]+)%");
    private static final int MOST = 100_000;

    public Placeholders {
        values = Map.copyOf(values);
    }

    /// Every text that comes of putting values for the names.
    ///
    /// @throws RuleException where a name has no value
    List<String> expand(String text) {
        Set<String> unknown = new TreeSet<>();
        List<String> texts = List.of("");
        int at = 0;
        Matcher matcher = NAME.matcher(text);
        while (matcher.find()) {
            String before = text.substring(at, matcher.start());
            List<String> known = values.getOrDefault(matcher.group(1), List.of());
            if (known.isEmpty()) {
                unknown.add(matcher.group(1));
            }
            texts = joined(texts, before, known);
            at = matcher.end();
        }
        if (!unknown.isEmpty()) {
            throw new RuleException("placeholder without a value: %" + String.join("%, %", unknown) + "%");
        }
        return joined(texts, text.substring(at), List.of(""));
    }

    private static List<String> joined(List<String> heads, String between, List<String> tails) {
        if ((long) heads.size() * tails.size() > MOST) {
            throw new RuleException("placeholders expand to more than " + MOST + " values");
        }
        List<String> all = new ArrayList<>();
        for (String head : heads) {
            for (String tail : tails) {
                all.add(head + between + tail);
            }
        }
        return all;
    }

    /// Reads `name: [value, ...]`, one entry a name.
    ///
    /// @throws RuleException where the text is not of this form
    public static Placeholders parse(String yaml) {
        Map<String, List<String>> values = new java.util.LinkedHashMap<>();
        for (Yaml document : YamlReader.documents(yaml)) {
            if (!(document instanceof Yaml.Entries entries)) {
                throw new RuleException("placeholders are a mapping of names to lists of values");
            }
            entries.entries().forEach((name, value) -> values.put(name, texts(value)));
        }
        return new Placeholders(values);
    }

    private static List<String> texts(Yaml value) {
        return switch (value) {
            case Yaml.Scalar scalar -> List.of(scalar.text());
            case Yaml.Items items ->
                items.items().stream().flatMap(item -> texts(item).stream()).toList();
            case Yaml.Entries entries -> throw new RuleException("line " + entries.line() + ": a value is a mapping");
        };
    }
}
