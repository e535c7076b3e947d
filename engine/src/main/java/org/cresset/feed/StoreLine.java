package org.cresset.feed;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.cresset.intel.Tlp;
import org.cresset.intel.indicator.Admiralty;
import org.cresset.intel.indicator.Indicator;
import org.cresset.intel.indicator.IndicatorType;
import org.cresset.intel.indicator.Label;
import org.cresset.intel.indicator.Pap;
import org.cresset.intel.indicator.Provenance;
import org.cresset.intel.indicator.Validity;
import org.cresset.intel.indicator.Value;
import org.cresset.intel.indicator.Vulnerability;

/// A line of our own store: a JSON object for an indicator, or for a vulnerability.
public final class StoreLine {

    private StoreLine() {}

    /// An indicator on a line.
    public static String of(Indicator indicator) {
        Provenance from = indicator.provenance();
        return JsonLine.of(out -> {
            out.writeStringProperty("type", indicator.value().type().label());
            out.writeStringProperty("value", indicator.value().text());
            out.writeStringProperty("source", from.source());
            out.writeNumberProperty("confidence", indicator.confidence());
            out.writeStringProperty("valid_from", text(indicator.validity().from()));
            out.writeStringProperty("valid_until", text(indicator.validity().until()));
            out.writeStringProperty("tlp", from.tlp().label());
            out.writeStringProperty("pap", from.pap().label());
            out.writeStringProperty("rating", from.rating().toString());
            out.writeArrayPropertyStart("labels");
            indicator.labels().forEach(label -> out.writeString(label.toString()));
            out.writeEndArray();
            out.writeStringProperty("id", indicator.id());
        });
    }

    /// A vulnerability on a line.
    public static String of(Vulnerability vulnerability) {
        return JsonLine.of(out -> {
            out.writeStringProperty("type", "vulnerability");
            out.writeStringProperty("value", vulnerability.id());
            out.writeStringProperty("source", vulnerability.source());
            out.writeStringProperty("vendor", vulnerability.vendor());
            out.writeStringProperty("product", vulnerability.product());
            out.writeStringProperty("name", vulnerability.name());
            out.writeStringProperty("added", vulnerability.added());
            out.writeBooleanProperty("ransomware", vulnerability.ransomware());
        });
    }

    private static String text(Optional<Instant> time) {
        return time.map(Instant::toString).orElse("");
    }

    /// Whether an object may be such a line.
    static boolean isOne(Json json) {
        return json.has("type") && json.has("value") && json.has("source") && !json.has("Attribute");
    }

    /// Takes a line.
    static void read(Json json, String place, Feed feed) {
        if (json.text("type").equals("vulnerability")) {
            feed.add(new Vulnerability(
                    json.text("value"),
                    json.text("vendor"),
                    json.text("product"),
                    json.text("name"),
                    json.text("added"),
                    json.text("ransomware").equals("true"),
                    json.text("source")));
            return;
        }
        Optional<Value> value = IndicatorType.of(json.text("type")).flatMap(type -> Value.of(type, json.text("value")));
        int confidence = Texts.number(json.text("confidence"), 100);
        if (value.isEmpty() || confidence < 0) {
            feed.refuse(
                    place,
                    value.isEmpty() ? "no value of a known type: " + json.text("value") : "no confidence 0 to 100");
            return;
        }
        Provenance provenance = new Provenance(
                json.text("source"),
                Admiralty.of(json.text("rating")).orElse(Admiralty.UNKNOWN),
                Tlp.of(json.text("tlp")).orElse(Tlp.RED),
                Pap.of(json.text("pap")).orElse(Pap.RED));
        List<Label> labels = json.texts("labels").stream().map(Label::of).toList();
        Validity validity = new Validity(Times.of(json.text("valid_from")), Times.of(json.text("valid_until")));
        feed.add(new Indicator(value.get(), validity, provenance, confidence, labels), place);
    }
}
