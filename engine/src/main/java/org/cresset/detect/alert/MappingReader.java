package org.cresset.detect.alert;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.cresset.detect.alert.AlertForm.Where;
import org.cresset.event.Fold;
import org.cresset.rule.Glob;
import org.cresset.rule.RuleException;
import org.cresset.rule.Yaml;
import org.cresset.rule.Yaml.Entries;
import org.cresset.rule.Yaml.Items;
import org.cresset.rule.Yaml.Kind;
import org.cresset.rule.Yaml.Scalar;

/// Reads mapping files: which records are alerts of a product, and where they say what (docs/alerts.md).
final class MappingReader {

    private static final int MOST = 100;
    private static final int MOST_NAMES = 100;
    private static final int MOST_VALUES = 10_000;
    private static final Pattern PRODUCT = Pattern.compile("[a-z0-9][a-z0-9._-]{0,39}");
    private static final Set<String> OTHERS = Set.of("product", "when", "severity", "process");
    private static final Map<String, Role> PROCESS =
            Map.of("pid", Role.PID, "guid", Role.GUID, "image", Role.IMAGE, "command_line", Role.COMMAND_LINE);
    private static final Map<String, Role> ROLES = Map.of(
            "time", Role.TIME,
            "host", Role.HOST,
            "name", Role.NAME,
            "id", Role.ID,
            "technique", Role.TECHNIQUE,
            "tactic", Role.TACTIC,
            "words", Role.WORDS,
            "user", Role.USER,
            "source", Role.SOURCE,
            "destination", Role.DESTINATION);

    private MappingReader() {}

    /// Reads a mapping, or a list of them.
    ///
    /// @throws RuleException where the text is none; the message names line and reason
    static List<AlertForm> read(String yaml) {
        List<AlertForm> forms = new ArrayList<>();
        for (Yaml document : Yaml.documents(yaml)) {
            if (document instanceof Items items) {
                items.items().forEach(item -> forms.add(form(item)));
            } else {
                forms.add(form(document));
            }
        }
        if (forms.isEmpty() || forms.size() > MOST) {
            throw new RuleException(forms.isEmpty() ? "it holds no mapping" : "it holds more than " + MOST);
        }
        return forms;
    }

    private static AlertForm form(Yaml item) {
        Entries mapping = entries(item, "a mapping of alerts");
        for (Map.Entry<String, Yaml> each : mapping.entries().entrySet()) {
            if (!OTHERS.contains(each.getKey()) && !ROLES.containsKey(each.getKey())) {
                throw at(each.getValue(), "unknown key '" + each.getKey() + "' of a mapping");
            }
        }
        String product = product(mapping);
        Map<Role, List<String>> fields = new EnumMap<>(Role.class);
        roles(mapping, ROLES, fields);
        mapping.get("process").ifPresent(value -> process(value, fields));
        Severities severities =
                mapping.get("severity").map(value -> severity(value, fields)).orElseGet(() -> Severities.of("-"));
        if (!fields.containsKey(Role.NAME) && !fields.containsKey(Role.ID)) {
            throw at(mapping, "a mapping lacks its name and its id: one of them says what the alert is");
        }
        return new AlertForm(product, where(mapping), fields, severities);
    }

    private static String product(Entries mapping) {
        String product = mapping.text("product").orElseThrow(() -> at(mapping, "a mapping lacks its product"));
        if (!PRODUCT.matcher(product).matches()) {
            throw at(mapping, "product is a word of small letters and digits, not '" + product + "'");
        }
        return product;
    }

    private static void roles(Entries from, Map<String, Role> known, Map<Role, List<String>> fields) {
        known.forEach((key, role) -> from.get(key).ifPresent(value -> fields.put(role, names(value, key))));
    }

    private static void process(Yaml value, Map<Role, List<String>> fields) {
        Entries process = entries(value, "process");
        for (String key : process.entries().keySet()) {
            if (!PROCESS.containsKey(key)) {
                throw at(value, "unknown key '" + key + "' of process: pid, guid, image, command_line");
            }
        }
        roles(process, PROCESS, fields);
    }

    /// `severity` is fields, or `field` and `values`.
    private static Severities severity(Yaml value, Map<Role, List<String>> fields) {
        if (!(value instanceof Entries both)) {
            fields.put(Role.SEVERITY, names(value, "severity"));
            return Severities.of("-");
        }
        for (String key : both.entries().keySet()) {
            if (!key.equals("field") && !key.equals("values")) {
                throw at(value, "unknown key '" + key + "' of severity: field, values");
            }
        }
        Yaml named = both.get("field").orElseThrow(() -> at(value, "severity lacks its field"));
        fields.put(Role.SEVERITY, names(named, "severity"));
        return both.get("values").map(MappingReader::levels).orElseGet(() -> Severities.of("-"));
    }

    private static Severities levels(Yaml value) {
        Map<String, String> levels = new LinkedHashMap<>();
        entries(value, "values").entries().forEach((severity, level) -> levels.put(severity, text(level, severity)));
        if (levels.size() > MOST_VALUES) {
            throw at(value, "more than " + MOST_VALUES + " values");
        }
        try {
            return new Severities(levels);
        } catch (IllegalArgumentException wrong) {
            throw at(value, String.valueOf(wrong.getMessage()));
        }
    }

    // ---- which records

    private static Where where(Entries mapping) {
        Yaml value = mapping.get("when").orElseThrow(() -> at(mapping, "a mapping lacks its when: fields or path"));
        Entries when = entries(value, "when");
        for (String key : when.entries().keySet()) {
            if (!key.equals("fields") && !key.equals("path")) {
                throw at(value, "unknown key '" + key + "' of when: fields, path");
            }
        }
        Map<String, Set<String>> asked =
                when.get("fields").map(MappingReader::asked).orElse(Map.of());
        Optional<Glob> path = when.get("path").map(each -> Glob.parse(text(each, "path")));
        if (asked.isEmpty() && path.isEmpty()) {
            throw at(value, "when names neither fields nor a path");
        }
        return new Where(List.of(), asked, path);
    }

    /// `fields` is a list of names, or values by name, where `*` stands for any.
    private static Map<String, Set<String>> asked(Yaml value) {
        Map<String, Set<String>> asked = new LinkedHashMap<>();
        if (!(value instanceof Entries entries)) {
            names(value, "fields").forEach(name -> asked.put(name, Set.of()));
            return asked;
        }
        if (entries.entries().size() > MOST_NAMES) {
            throw at(value, "fields has more than " + MOST_NAMES + " names");
        }
        entries.entries().forEach((name, values) -> {
            Set<String> folded = new LinkedHashSet<>();
            names(values, name).forEach(each -> folded.add(Fold.fold(each)));
            asked.put(name(name, values), folded.contains("*") ? Set.of() : Set.copyOf(folded));
        });
        return asked;
    }

    // ---- values

    private static List<String> names(Yaml value, String key) {
        List<Yaml> items = value instanceof Items list ? list.items() : List.of(value);
        if (items.isEmpty() || items.size() > MOST_NAMES) {
            throw at(value, key + " names no field, or more than " + MOST_NAMES);
        }
        return items.stream().map(item -> name(text(item, key), item)).toList();
    }

    /// Fields of events have no blanks in their names.
    private static String name(String written, Yaml place) {
        String name = written.replace(" ", "");
        if (name.isEmpty()) {
            throw at(place, "a name that is empty");
        }
        return name;
    }

    private static String text(Yaml value, String key) {
        if (value instanceof Scalar scalar
                && scalar.kind() != Kind.NULL
                && !scalar.text().isBlank()) {
            return scalar.text().strip();
        }
        throw at(value, key + " is not a text");
    }

    private static Entries entries(Yaml value, String what) {
        if (value instanceof Entries entries) {
            return entries;
        }
        throw at(value, what + " is not a list of keys with values");
    }

    private static RuleException at(Yaml place, String reason) {
        return new RuleException("line " + place.line() + ": " + reason);
    }
}
