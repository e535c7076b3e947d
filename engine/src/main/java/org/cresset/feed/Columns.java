package org.cresset.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cresset.intel.Tlp;
import org.cresset.intel.indicator.Admiralty;
import org.cresset.intel.indicator.Indicator;
import org.cresset.intel.indicator.Label;
import org.cresset.intel.indicator.Label.Kind;
import org.cresset.intel.indicator.Pap;
import org.cresset.intel.indicator.Provenance;
import org.cresset.intel.indicator.Validity;
import org.cresset.intel.indicator.Value;

/// What the columns of a table of indicators mean, by their names.
///
/// @param names in the order of the columns
record Columns(List<String> names, char delimiter) {

    private static final Set<String> VALUES = Set.of(
            "value",
            "indicator",
            "ioc",
            "ioc_value",
            "observable",
            "ip",
            "ip_address",
            "ipaddress",
            "dst_ip",
            "src_ip",
            "domain",
            "domain_name",
            "host",
            "hostname",
            "fqdn",
            "url",
            "uri",
            "md5",
            "md5_hash",
            "sha1",
            "sha1_hash",
            "sha256",
            "sha256_hash",
            "sha512",
            "hash",
            "email");

    private static final Set<String> FROM = Set.of(
            "valid_from", "first_seen", "first_seen_utc", "firstseen", "dateadded", "date", "last_seen", "last_online");
    private static final Set<String> UNTIL = Set.of("valid_until", "expires", "expiration", "expiry");
    private static final Set<String> SOFTWARE =
            Set.of("malware", "malware_printable", "signature", "family", "malware_family", "software");
    private static final Set<String> GROUP = Set.of("group", "actor", "threat_actor");

    /// Columns, where at least two have a name and one of these is that of values; or just the one of values.
    static Optional<Columns> of(List<String> cells, char delimiter) {
        List<String> names = cells.stream().map(TextReader::name).toList();
        boolean valued = names.stream().anyMatch(VALUES::contains);
        boolean data = cells.stream().anyMatch(cell -> Value.guess(cell).isPresent());
        return valued && !data ? Optional.of(new Columns(names, delimiter)) : Optional.empty();
    }

    /// Takes a row: an indicator for each value in it.
    void row(List<String> cells, String place, Feed feed, Defaults defaults) {
        List<Value> values = new ArrayList<>();
        String last = "";
        for (int i = 0; i < Math.min(cells.size(), names.size()); i++) {
            if (VALUES.contains(names.get(i)) && !cells.get(i).isEmpty()) {
                last = cells.get(i);
                Value.guess(last).ifPresent(values::add);
            }
        }
        if (values.isEmpty()) {
            feed.refuse(place, "no address, domain, URL, hash or mail address: " + last);
            return;
        }
        Provenance provenance = provenance(cells, defaults.provenance());
        Validity validity = new Validity(time(cells, FROM), time(cells, UNTIL));
        int stated = Texts.number(first(cells, Set.of("confidence", "confidence_level")), 100);
        int confidence = stated >= 0 ? stated : defaults.confidence(provenance);
        List<Label> labels = labels(cells);
        values.forEach(value -> feed.add(new Indicator(value, validity, provenance, confidence, labels), place));
    }

    private Provenance provenance(List<String> cells, Provenance otherwise) {
        Provenance known = otherwise;
        String source = first(cells, Set.of("source"));
        known = source.isEmpty() ? known : known.by(source);
        known = Tlp.of(first(cells, Set.of("tlp"))).map(known::marked).orElse(known);
        known = Pap.of(first(cells, Set.of("pap"))).map(known::marked).orElse(known);
        return Admiralty.of(first(cells, Set.of("rating", "admiralty")))
                .map(known::rated)
                .orElse(known);
    }

    private Optional<java.time.Instant> time(List<String> cells, Set<String> columns) {
        return Times.of(first(cells, columns));
    }

    private List<Label> labels(List<String> cells) {
        List<Label> labels = new ArrayList<>();
        for (int i = 0; i < Math.min(cells.size(), names.size()); i++) {
            String name = names.get(i);
            String cell = cells.get(i);
            if (cell.isEmpty() || cell.equalsIgnoreCase("none") || cell.equalsIgnoreCase("n/a")) {
                continue;
            }
            if (SOFTWARE.contains(name)) {
                labels.add(new Label(Kind.SOFTWARE, cell));
            } else if (GROUP.contains(name)) {
                labels.add(new Label(Kind.GROUP, cell));
            } else if (name.equals("campaign")) {
                labels.add(new Label(Kind.CAMPAIGN, cell));
            } else if (name.equals("threat_type") && cell.equals("botnet_cc")) {
                labels.add(new Label(Kind.TACTIC, "command-and-control"));
            } else if (name.equals("labels")) {
                List.of(cell.split(" \\| ")).forEach(label -> labels.add(Label.of(label)));
            }
        }
        return labels;
    }

    /// The first cell that is not empty of columns with one of these names.
    private String first(List<String> cells, Set<String> columns) {
        for (int i = 0; i < Math.min(cells.size(), names.size()); i++) {
            if (columns.contains(names.get(i)) && !cells.get(i).isEmpty()) {
                return cells.get(i);
            }
        }
        return "";
    }
}
