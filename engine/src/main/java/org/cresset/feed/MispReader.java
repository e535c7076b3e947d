package org.cresset.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cresset.intel.indicator.Indicator;
import org.cresset.intel.indicator.IndicatorType;
import org.cresset.intel.indicator.Validity;
import org.cresset.intel.indicator.Value;

/// An event of MISP: its attributes, also those in objects, that are meant for detection. For one event.
final class MispReader {

    /// An attribute, until all of the event is known.
    private record Attribute(Json json, String place) {}

    private final Feed feed;
    private final Defaults defaults;
    private final List<Attribute> attributes = new ArrayList<>();

    MispReader(Feed feed, Defaults defaults) {
        this.feed = feed;
        this.defaults = defaults;
    }

    void attribute(Json json, String place) {
        attributes.add(new Attribute(json, place));
    }

    /// Takes an object: a group of attributes.
    void object(Json json, String place) {
        json.list("Attribute").forEach(each -> attribute(each, place));
    }

    /// Hands over the indicators, once the event is whole.
    ///
    /// @param event its other members
    void finish(Json event) {
        feed.format("misp");
        String organisation = event.get("Orgc").text("name");
        Tags tags = new Tags(defaults.provenance(), List.of());
        if (defaults.provenance().source().isEmpty()) {
            tags = new Tags(tags.provenance().by(organisation.isEmpty() ? "MISP" : organisation), List.of());
        }
        Tags ofEvent = tags.with(tags(event));
        Optional<java.time.Instant> day = Times.of(event.text("date"));
        attributes.forEach(each -> add(each, ofEvent, day));
        attributes.clear();
    }

    private static List<String> tags(Json json) {
        return json.list("Tag").stream().map(tag -> tag.text("name")).toList();
    }

    private void add(Attribute attribute, Tags ofEvent, Optional<java.time.Instant> day) {
        Json json = attribute.json();
        String type = json.text("type");
        if (!json.text("to_ids").equals("true") && !json.text("to_ids").equals("1")) {
            feed.leaveOut("not meant for detection (to_ids)");
            return;
        }
        if (json.text("deleted").equals("true")) {
            feed.leaveOut("deleted");
            return;
        }
        List<Optional<Value>> values = values(type, json.text("value"));
        if (values.isEmpty()) {
            feed.leaveOut("MISP type " + type);
            return;
        }
        Tags tags = ofEvent.with(tags(json));
        Optional<java.time.Instant> from = Times.of(json.text("last_seen"))
                .or(() -> Times.of(json.text("first_seen")))
                .or(() -> day)
                .or(() -> Times.of(json.text("timestamp")));
        for (Optional<Value> value : values) {
            if (value.isEmpty()) {
                feed.refuse(attribute.place(), "not of type " + type + ": " + json.text("value"));
                continue;
            }
            feed.add(
                    new Indicator(
                            value.get(),
                            new Validity(from, Optional.empty()),
                            tags.provenance(),
                            defaults.confidence(tags.provenance()),
                            tags.labels()),
                    attribute.place());
        }
    }

    /// The values of an attribute; none where its type is of no use.
    private static List<Optional<Value>> values(String type, String value) {
        int bar = value.indexOf('|');
        String first = bar < 0 ? value : value.substring(0, bar);
        String last = bar < 0 ? value : value.substring(bar + 1);
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "ip-src", "ip-dst", "ip" -> List.of(Value.address(value));
            case "ip-src|port", "ip-dst|port" -> List.of(Value.address(first));
            case "domain", "hostname" -> List.of(Value.of(IndicatorType.DOMAIN, value));
            case "hostname|port" -> List.of(Value.of(IndicatorType.DOMAIN, first));
            case "domain|ip" -> List.of(Value.of(IndicatorType.DOMAIN, first), Value.address(last));
            case "url", "uri" -> List.of(Value.of(IndicatorType.URL, value));
            case "email", "email-src", "email-dst", "email-reply-to" -> List.of(Value.of(IndicatorType.EMAIL, value));
            case "md5", "filename|md5" -> List.of(Value.of(IndicatorType.MD5, last));
            case "sha1", "filename|sha1" -> List.of(Value.of(IndicatorType.SHA1, last));
            case "sha256", "filename|sha256" -> List.of(Value.of(IndicatorType.SHA256, last));
            case "sha512", "filename|sha512" -> List.of(Value.of(IndicatorType.SHA512, last));
            default -> List.of();
        };
    }
}
