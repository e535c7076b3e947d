package org.cresset.feed;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cresset.intel.indicator.Vulnerability;
import org.cresset.intel.indicator.WarningList;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// A document of JSON that may be a feed: what it is, its members tell. Long lists are taken entry by entry. For one
/// document.
final class Document {

    private final Feed feed;
    private final Defaults defaults;
    private final JsonParser parser;
    private final String prefix;
    private final Map<String, Json> members = new LinkedHashMap<>();
    private @Nullable MispReader misp;
    private @Nullable StixReader stix;
    private @Nullable List<String> list;
    private boolean known;

    /// @param parser stands at the beginning of an object
    /// @param prefix of the places of entries
    Document(Feed feed, Defaults defaults, JsonParser parser, String prefix) {
        this.feed = feed;
        this.defaults = defaults;
        this.parser = parser;
        this.prefix = prefix;
    }

    /// Reads it to its end. What came before damage is kept.
    ///
    /// @throws JacksonException where the text is damaged
    void read() throws JacksonException {
        try {
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                member(name, parser.nextToken());
            }
        } catch (JacksonException damaged) {
            finishLists(new Json.Members(members));
            throw damaged;
        }
        finish(new Json.Members(members));
    }

    private String place() {
        return prefix + "byte " + parser.currentTokenLocation().getByteOffset();
    }

    private void member(String name, JsonToken token) throws JacksonException {
        boolean array = token == JsonToken.START_ARRAY;
        if (token == JsonToken.START_OBJECT && (name.equals("Event") || name.equals("response"))) {
            inner();
        } else if (array && name.equals("response")) {
            known = true;
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                inner();
            }
        } else if (array) {
            array(name);
        } else {
            value(place()).ifPresent(value -> members.put(name, value));
        }
    }

    /// A document within this one.
    private void inner() throws JacksonException {
        known = true;
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            new Document(feed, defaults, parser, prefix).read();
        } else {
            feed.refuse(place(), "no object");
            parser.skipChildren();
        }
    }

    private void array(String name) throws JacksonException {
        switch (name) {
            case "Attribute", "Object", "objects", "vulnerabilities", "list" -> {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    String place = place();
                    value(place).ifPresent(value -> entry(name, value, place));
                }
            }
            default -> value(place()).ifPresent(value -> members.put(name, value));
        }
    }

    /// The value that the parser stands at; nothing where it is too large, which is counted.
    private Optional<Json> value(String place) throws JacksonException {
        try {
            return Optional.of(Json.read(parser));
        } catch (Json.TooLarge large) {
            feed.refuse(place, String.valueOf(large.getMessage()));
            return Optional.empty();
        }
    }

    private void entry(String list, Json value, String place) {
        switch (list) {
            case "Attribute" -> misp().attribute(value, place);
            case "Object" -> misp().object(value, place);
            case "objects" -> stix().object(value, place);
            case "vulnerabilities" -> vulnerability(value, place);
            default -> listed(value, place);
        }
    }

    private MispReader misp() {
        MispReader made = misp;
        if (made == null) {
            made = new MispReader(feed, defaults);
            misp = made;
        }
        return made;
    }

    private StixReader stix() {
        StixReader made = stix;
        if (made == null) {
            made = new StixReader(feed, defaults);
            stix = made;
        }
        return made;
    }

    private void listed(Json value, String place) {
        List<String> entries = list;
        if (entries == null) {
            entries = new ArrayList<>();
            list = entries;
        }
        if (value instanceof Json.Text text && entries.size() < Feed.MOST) {
            entries.add(text.text());
        } else {
            feed.refuse(place, "no text");
        }
    }

    private void vulnerability(Json json, String place) {
        known = true;
        String id = json.text("cveID");
        if (!id.matches("CVE-\\d{4}-\\d{4,9}")) {
            feed.refuse(place, "no CVE id: " + id);
            return;
        }
        String source = defaults.provenance().source();
        feed.add(new Vulnerability(
                id,
                json.text("vendorProject"),
                json.text("product"),
                json.text("vulnerabilityName"),
                json.text("dateAdded"),
                json.text("knownRansomwareCampaignUse").equalsIgnoreCase("known"),
                source.isEmpty() ? "CISA KEV" : source));
    }

    /// Hands over what long lists have brought. Says whether there were any.
    private boolean finishLists(Json header) {
        MispReader event = misp;
        StixReader bundle = stix;
        List<String> entries = list;
        if (event != null) {
            event.finish(header);
        } else if (bundle != null) {
            bundle.finish();
        } else if (entries != null) {
            warningList(header, entries);
        }
        return event != null || bundle != null || entries != null;
    }

    private void finish(Json header) {
        if (header.has("catalogVersion")) {
            feed.format("kev");
        }
        if (finishLists(header)) {
            return;
        }
        if (header.has("cveID")) {
            vulnerability(header, prefix.strip());
        } else if (StoreLine.isOne(header)) {
            feed.format("store");
            StoreLine.read(header, prefix.strip(), feed);
        } else if (header.text("id").startsWith(header.text("type") + "--")) {
            StixReader single = new StixReader(feed, defaults);
            single.object(header, prefix.strip());
            single.finish();
        } else if (!known && !isEmptyFeed(header)) {
            feed.refuse(place(), "JSON, but none of the feeds that are known");
        }
    }

    /// A feed that has nothing in it.
    private static boolean isEmptyFeed(Json header) {
        return header.text("type").equals("bundle") || header.has("catalogVersion") || header.has("Orgc");
    }

    private void warningList(Json header, List<String> entries) {
        WarningList.Kind kind = switch (header.text("type")) {
            case "cidr" -> WarningList.Kind.CIDR;
            case "hostname" -> WarningList.Kind.HOSTNAME;
            case "substring" -> WarningList.Kind.SUBSTRING;
            case "regex" -> WarningList.Kind.REGEX;
            default -> WarningList.Kind.STRING;
        };
        feed.format("warning list");
        feed.add(new WarningList(header.text("name"), kind, entries));
    }
}
