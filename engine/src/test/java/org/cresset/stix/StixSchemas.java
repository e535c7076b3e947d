package org.cresset.stix;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cresset.Shared;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The JSON schemas of OASIS for STIX 2.1, from the shared data; nothing is fetched.
public final class StixSchemas {

    private static final String HOST =
            "://raw.githubusercontent.com/oasis-open/cti-stix2-json-schemas/stix2.1/schemas/";

    private static final Set<String> UNNAMED = Set.of("incident", "grouping", "location", "note", "opinion");

    private final Path folder = Shared.path("standards/stix-json-schemas/schemas");
    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(this::text));

    private @org.jspecify.annotations.Nullable String text(String address) {
        int at = address.indexOf(HOST);
        if (at < 0) {
            return null;
        }
        try {
            return Files.readString(folder.resolve(address.substring(at + HOST.length())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Schema schema(String file) {
        return registry.getSchema(SchemaLocation.of("http" + HOST + file));
    }

    /// What is wrong with an object by the schema of its type.
    public List<String> problems(JsonNode object) {
        String type = object.path("type").asString();
        for (String part : List.of("common", "sdos", "sros", "observables")) {
            String file = part + "/" + type + ".json";
            if (Files.exists(folder.resolve(file))) {
                return schema(file).validate(object).stream()
                        .map(Error::toString)
                        .toList();
            }
        }
        return List.of("no schema for the type '" + type + "'");
    }

    /// What is wrong with a bundle and with each of its objects. The schema of bundles names neither incidents nor
    /// groupings, locations, notes and opinions, and takes no object of a type that it does not name: whatever fits
    /// `core` fits `cyber-observable-core`, too, and it wants one of them. So it gets the others only.
    public List<String> allProblems(JsonNode bundle) {
        List<String> problems = new ArrayList<>();
        ObjectNode named = (ObjectNode) bundle.deepCopy();
        ArrayNode objects = named.putArray("objects");
        bundle.path("objects").forEach(object -> {
            problems(object).forEach(problem -> problems.add(object.path("id").asString() + ": " + problem));
            if (!UNNAMED.contains(object.path("type").asString())) {
                objects.add(object);
            }
        });
        problems.addAll(problems(named));
        return problems;
    }
}
