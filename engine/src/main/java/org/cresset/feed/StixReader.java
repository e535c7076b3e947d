package org.cresset.feed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cresset.intel.Tlp;
import org.cresset.intel.indicator.Indicator;
import org.cresset.intel.indicator.Label;
import org.cresset.intel.indicator.Label.Kind;
import org.cresset.intel.indicator.Provenance;
import org.cresset.intel.indicator.Validity;
import org.cresset.intel.indicator.Value;

/// Objects of STIX 2.1: indicators, and what names and marks them. They may stand in any order. For one bundle.
final class StixReader {

    private record Pending(Json json, String place) {}

    private final Feed feed;
    private final Defaults defaults;
    private final List<Pending> pending = new ArrayList<>();
    private final Map<String, Label> named = new HashMap<>();
    private final Map<String, String> identities = new HashMap<>();
    private final Map<String, Tlp> marks = new HashMap<>(StixMarks.TLP);
    private final Map<String, List<String>> indicated = new HashMap<>();

    StixReader(Feed feed, Defaults defaults) {
        this.feed = feed;
        this.defaults = defaults;
    }

    /// Takes an object of a bundle.
    void object(Json json, String place) {
        String id = json.text("id");
        switch (json.text("type")) {
            case "indicator" -> pending.add(new Pending(json, place));
            case "identity" -> identities.put(id, json.text("name"));
            case "intrusion-set", "threat-actor" -> named.put(id, new Label(Kind.GROUP, json.text("name")));
            case "malware", "tool" -> named.put(id, new Label(Kind.SOFTWARE, json.text("name")));
            case "campaign" -> named.put(id, new Label(Kind.CAMPAIGN, json.text("name")));
            case "marking-definition" -> marking(id, json);
            case "relationship" -> {
                if (json.text("relationship_type").equals("indicates")) {
                    indicated
                            .computeIfAbsent(json.text("source_ref"), unseen -> new ArrayList<>())
                            .add(json.text("target_ref"));
                }
            }
            case "" -> feed.refuse(place, "an object without a type");
            default -> feed.leaveOut("STIX type " + json.text("type"));
        }
    }

    private void marking(String id, Json json) {
        String written = json.get("definition").text("tlp");
        Tlp.of(written.isEmpty() ? json.text("name") : written).ifPresent(tlp -> marks.put(id, tlp));
    }

    /// Hands over the indicators, once the bundle is whole.
    void finish() {
        feed.format("stix");
        pending.forEach(each -> indicator(each.json(), each.place()));
        pending.clear();
    }

    private void indicator(Json json, String place) {
        String language = json.text("pattern_type");
        if (!language.equals("stix") && !language.isEmpty()) {
            feed.leaveOut("STIX pattern of " + language);
            return;
        }
        if (json.text("revoked").equals("true")) {
            feed.leaveOut("revoked");
            return;
        }
        StixPattern.Read read = StixPattern.read(json.text("pattern"));
        if (!read.problem().isEmpty()) {
            feed.leaveOut("STIX " + read.problem());
            return;
        }
        read.unknown().forEach(path -> feed.leaveOut("STIX comparison of " + path));
        Tags tags = new Tags(provenance(json), labels(json)).with(json.texts("labels"));
        Provenance provenance = tags.provenance();
        Validity validity = new Validity(
                Times.of(json.text("valid_from")).or(() -> Times.of(json.text("created"))),
                Times.of(json.text("valid_until")));
        int stated = Texts.number(json.text("confidence"), 100);
        for (Value value : read.values()) {
            feed.add(
                    new Indicator(
                            value,
                            validity,
                            provenance,
                            stated >= 0 ? stated : defaults.confidence(provenance),
                            tags.labels()),
                    place);
        }
    }

    private Provenance provenance(Json json) {
        Provenance known = defaults.provenance();
        if (known.source().isEmpty()) {
            String name = identities.getOrDefault(json.text("created_by_ref"), "");
            known = known.by(name.isEmpty() ? "STIX" : name);
        }
        Optional<Tlp> tlp = json.texts("object_marking_refs").stream()
                .flatMap(ref -> Optional.ofNullable(marks.get(ref)).stream())
                .max(java.util.Comparator.naturalOrder());
        return tlp.map(known::marked).orElse(known);
    }

    private List<Label> labels(Json json) {
        List<Label> labels = new ArrayList<>();
        json.list("kill_chain_phases").stream()
                .filter(phase -> phase.text("phase_name").startsWith("command-and-control"))
                .forEach(phase -> labels.add(new Label(Kind.TACTIC, "command-and-control")));
        for (String target : indicated.getOrDefault(json.text("id"), List.of())) {
            Label label = named.get(target);
            if (label != null) {
                labels.add(label);
            }
        }
        return labels;
    }
}
