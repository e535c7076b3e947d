package org.cresset.attribute;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cresset.intel.Knowledge;
import org.cresset.intel.Named;
import org.cresset.intel.Regions;
import org.cresset.intel.Sectors;
import org.cresset.intel.Techniques;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Reads what somebody asks with: `{"techniques":[...],"software":[...],"sectors":[...],"regions":[...]}`. Software may
/// be
/// given by name where the name means one only.
public final class ObservedReader {

    private static final List<String> MEMBERS = List.of("techniques", "software", "sectors", "regions");
    private static final JsonFactory FACTORY = new JsonFactory();

    private final Knowledge knowledge;
    private final Sectors sectors = Sectors.shipped();
    private final Regions regions = Regions.shipped();

    public ObservedReader(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /// Reads a query file.
    ///
    /// @throws IOException where it is none; the message says why
    public Observed read(String text) throws IOException {
        Map<String, Set<String>> members = new TreeMap<>();
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("no JSON object");
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                if (!MEMBERS.contains(name)) {
                    throw new IOException("\"" + name + "\" is none of " + String.join(", ", MEMBERS));
                }
                members.put(name, texts(parser, name));
            }
        } catch (JacksonException e) {
            throw new IOException("not readable as JSON: " + e.getOriginalMessage(), e);
        }
        return of(
                members.getOrDefault("techniques", Set.of()),
                members.getOrDefault("software", Set.of()),
                members.getOrDefault("sectors", Set.of()),
                members.getOrDefault("regions", Set.of()));
    }

    private static Set<String> texts(JsonParser parser, String name) throws IOException {
        Set<String> texts = new TreeSet<>();
        if (parser.nextToken() != JsonToken.START_ARRAY) {
            throw new IOException("\"" + name + "\" is no array");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                throw new IOException("\"" + name + "\" holds something that is no text");
            }
            texts.add(parser.getString());
        }
        return texts;
    }

    /// What words mean, as people write them.
    ///
    /// @throws IOException where one means nothing or several things; the message says which
    public Observed of(Set<String> techniques, Set<String> software, Set<String> sectors, Set<String> regions)
            throws IOException {
        Set<String> programs = new TreeSet<>();
        for (String each : software) {
            programs.add(software(each.strip()));
        }
        for (String each : sectors) {
            if (this.sectors.get(each).isEmpty()) {
                throw new IOException(none(each, "industry", this.sectors.near(each)));
            }
        }
        for (String each : regions) {
            if (this.regions.get(each).isEmpty()) {
                throw new IOException(none(each, "country or region", this.regions.near(each)));
            }
        }
        Set<String> current = techniques.stream()
                .map(each -> Techniques.current(each.strip().toUpperCase(Locale.ROOT)))
                .collect(Collectors.toSet());
        return new Observed(current, programs, sectors, regions, List.of());
    }

    private static String none(String word, String kind, List<String> near) {
        return word + " is no " + kind + " known here" + (near.isEmpty() ? "" : "; near: " + String.join(", ", near));
    }

    private String software(String word) throws IOException {
        String upper = word.toUpperCase(Locale.ROOT);
        if (upper.matches("S\\d{4}")) {
            return upper;
        }
        String[] ids = knowledge.named(word).stream()
                .filter(named -> named.kind() == Named.Kind.SOFTWARE)
                .map(Named::id)
                .distinct()
                .toArray(String[]::new);
        if (ids.length != 1) {
            throw new IOException(
                    ids.length == 0
                            ? word + " is no software known here"
                            : word + " may be any of " + String.join(", ", Arrays.asList(ids)));
        }
        return ids[0];
    }
}
