package org.cresset.feed;

import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cresset.intel.Tlp;
import org.cresset.intel.Uuids;
import org.cresset.intel.indicator.Indicator;
import org.cresset.intel.indicator.IndicatorType;
import org.cresset.intel.indicator.Provenance;
import org.cresset.intel.indicator.Range;
import org.cresset.intel.indicator.Value;
import org.cresset.render.Escape;

/// Writes indicators in the formats of others. The same indicators give the same bytes.
public enum Export {
    CSV,
    STIX,
    MISP;

    /// What STIX asks for where no time is known.
    private static final Instant UNKNOWN = Instant.EPOCH;

    public static Optional<Export> of(String name) {
        for (Export format : values()) {
            if (format.name().equalsIgnoreCase(name)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /// Writes all, in the order given.
    public void write(Collection<Indicator> indicators, PrintStream out) {
        switch (this) {
            case CSV -> csv(indicators, out);
            case STIX -> stix(indicators, out);
            case MISP -> misp(indicators, out);
        }
    }

    private static void csv(Collection<Indicator> indicators, PrintStream out) {
        out.print("type,value,source,confidence,valid_from,valid_until,tlp,pap,rating,labels,id" + "\n");
        for (Indicator each : indicators) {
            Provenance from = each.provenance();
            out.print(List.of(
                            each.value().type().label(),
                            each.value().text(),
                            from.source(),
                            Integer.toString(each.confidence()),
                            each.validity().from().map(Instant::toString).orElse(""),
                            each.validity().until().map(Instant::toString).orElse(""),
                            from.tlp().label(),
                            from.pap().label(),
                            from.rating().toString(),
                            String.join(" | ", labels(each)),
                            each.id())
                    .stream()
                    .map(Escape::csv)
                    .collect(Collectors.joining(",", "", "\n")));
        }
    }

    private static List<String> labels(Indicator indicator) {
        return indicator.labels().stream().map(Object::toString).toList();
    }

    /// Labels, and as labels what neither STIX nor MISP has a place for.
    private static List<String> tags(Indicator indicator) {
        Provenance from = indicator.provenance();
        List<String> tags = new ArrayList<>(labels(indicator));
        tags.add("PAP:" + from.pap().label());
        char reliability = Character.toLowerCase(from.rating().reliability());
        tags.add("admiralty-scale:source-reliability=\"" + reliability + "\"");
        tags.add("admiralty-scale:information-credibility=\"" + from.rating().credibility() + "\"");
        return tags;
    }

    private static void stix(Collection<Indicator> indicators, PrintStream out) {
        String content = indicators.stream().map(Indicator::id).collect(Collectors.joining());
        List<String> head = new ArrayList<>();
        TreeSet<Tlp> marks = new TreeSet<>();
        TreeSet<String> sources = new TreeSet<>();
        for (Indicator each : indicators) {
            marks.add(each.provenance().tlp());
            sources.add(each.provenance().source());
        }
        marks.forEach(tlp -> head.add(marking(tlp)));
        sources.forEach(source -> head.add(identity(source)));
        out.print("{\"type\":\"bundle\",\"id\":\"bundle--" + Uuids.own(content) + "\",\"objects\":[" + "\n");
        boolean first = true;
        for (String object : head) {
            out.print((first ? "" : ",") + object + "\n");
            first = false;
        }
        for (Indicator each : indicators) {
            out.print("," + stix(each) + "\n");
        }
        out.print("]}" + "\n");
    }

    private static String marking(Tlp tlp) {
        return JsonLine.of(out -> {
            out.writeStringProperty("type", "marking-definition");
            out.writeStringProperty("spec_version", "2.1");
            out.writeStringProperty("id", tlp.stixId());
            out.writeStringProperty("created", "2022-10-01T00:00:00.000Z");
            out.writeStringProperty("name", "TLP:" + tlp.label());
            out.writeObjectPropertyStart("extensions");
            out.writeObjectPropertyStart(Tlp.STIX_EXTENSION);
            out.writeStringProperty("extension_type", "property-extension");
            out.writeStringProperty("tlp_2_0", tlp.label().toLowerCase(Locale.ROOT));
            out.writeEndObject();
            out.writeEndObject();
        });
    }

    private static String told(String source) {
        return source.isEmpty() ? "an unknown source" : source;
    }

    private static String identityId(String source) {
        return "identity--" + Uuids.own("identity\0" + source);
    }

    private static String identity(String source) {
        return JsonLine.of(out -> {
            out.writeStringProperty("type", "identity");
            out.writeStringProperty("spec_version", "2.1");
            out.writeStringProperty("id", identityId(source));
            out.writeStringProperty("created", time(UNKNOWN));
            out.writeStringProperty("modified", time(UNKNOWN));
            out.writeStringProperty("name", told(source));
        });
    }

    private static String time(Instant time) {
        return String.format(Locale.ROOT, "%1$tFT%1$tT.%1$tLZ", time.atOffset(java.time.ZoneOffset.UTC));
    }

    private static String stix(Indicator each) {
        Instant from = each.validity().from().orElse(UNKNOWN);
        return JsonLine.of(out -> {
            out.writeStringProperty("type", "indicator");
            out.writeStringProperty("spec_version", "2.1");
            out.writeStringProperty("id", each.id());
            out.writeStringProperty(
                    "created_by_ref", identityId(each.provenance().source()));
            out.writeStringProperty("created", time(from));
            out.writeStringProperty("modified", time(from));
            out.writeStringProperty(
                    "name", each.value().type().label() + " " + each.value().text());
            out.writeStringProperty(
                    "description", "As told by " + told(each.provenance().source()));
            out.writeArrayPropertyStart("indicator_types");
            out.writeString("malicious-activity");
            out.writeEndArray();
            out.writeStringProperty("pattern", pattern(each.value()));
            out.writeStringProperty("pattern_type", "stix");
            out.writeStringProperty("valid_from", time(from));
            each.validity()
                    .until()
                    .filter(from::isBefore)
                    .ifPresent(until -> out.writeStringProperty("valid_until", time(until)));
            out.writeNumberProperty("confidence", each.confidence());
            out.writeArrayPropertyStart("labels");
            tags(each).forEach(out::writeString);
            out.writeEndArray();
            out.writeArrayPropertyStart("object_marking_refs");
            out.writeString(each.provenance().tlp().stixId());
            out.writeEndArray();
        });
    }

    private static String pattern(Value value) {
        String path = switch (value.type()) {
            case IPV4 -> "ipv4-addr:value";
            case IPV6 -> "ipv6-addr:value";
            case DOMAIN -> "domain-name:value";
            case URL -> "url:value";
            case MD5 -> "file:hashes.MD5";
            case SHA1 -> "file:hashes.'SHA-1'";
            case SHA256 -> "file:hashes.'SHA-256'";
            case SHA512 -> "file:hashes.'SHA-512'";
            case EMAIL -> "email-addr:value";
        };
        boolean range = value.type().isAddress()
                && Range.of(value.text()).filter(each -> each.prefix() < 128).isPresent();
        String literal = value.text().replace("\\", "\\\\").replace("'", "\\'");
        return "[" + path + (range ? " ISSUBSET '" : " = '") + literal + "']";
    }

    private static void misp(Collection<Indicator> indicators, PrintStream out) {
        Map<String, List<Indicator>> bySource = new TreeMap<>();
        indicators.forEach(each -> bySource.computeIfAbsent(each.provenance().source(), unseen -> new ArrayList<>())
                .add(each));
        out.print("{\"response\":[" + "\n");
        boolean first = true;
        for (Map.Entry<String, List<Indicator>> each : bySource.entrySet()) {
            out.print((first ? "" : ",") + "{\"Event\":" + event(each.getKey(), each.getValue()) + "}" + "\n");
            first = false;
        }
        out.print("]}" + "\n");
    }

    private static String event(String source, List<Indicator> indicators) {
        Optional<Instant> latest = indicators.stream()
                .flatMap(each -> each.validity().from().stream())
                .max(Instant::compareTo);
        return JsonLine.of(out -> {
            out.writeStringProperty("uuid", Uuids.own("event\0" + source).toString());
            out.writeStringProperty("info", "Indicators of " + told(source));
            out.writeStringProperty("date", time(latest.orElse(UNKNOWN)).substring(0, 10));
            out.writeStringProperty("analysis", "2");
            out.writeStringProperty("threat_level_id", "4");
            out.writeBooleanProperty("published", false);
            out.writeObjectPropertyStart("Orgc");
            out.writeStringProperty("name", source);
            out.writeEndObject();
            out.writeArrayPropertyStart("Attribute");
            for (Indicator each : indicators) {
                attribute(each, out);
            }
            out.writeEndArray();
        });
    }

    private static void attribute(Indicator each, tools.jackson.core.JsonGenerator out) {
        out.writeStartObject();
        out.writeStringProperty("uuid", each.id().substring("indicator--".length()));
        out.writeStringProperty(
                "type",
                each.value().type().isAddress() ? "ip-dst" : each.value().type().label());
        out.writeStringProperty(
                "category",
                each.value().type().isHash() || each.value().type() == IndicatorType.EMAIL
                        ? "Payload delivery"
                        : "Network activity");
        out.writeStringProperty("value", each.value().text());
        out.writeBooleanProperty("to_ids", true);
        each.validity().from().ifPresent(from -> out.writeStringProperty("first_seen", time(from)));
        out.writeArrayPropertyStart("Tag");
        List<String> tags = new ArrayList<>(tags(each));
        tags.add("tlp:" + each.provenance().tlp().label().toLowerCase(Locale.ROOT));
        for (String tag : tags) {
            out.writeStartObject();
            out.writeStringProperty("name", tag);
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }
}
