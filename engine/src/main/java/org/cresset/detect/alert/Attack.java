package org.cresset.detect.alert;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cresset.intel.Techniques;

/// Techniques and tactics of ATT&CK as products write them.
final class Attack {

    private static final int MOST = 20;
    private static final Pattern TECHNIQUE = Pattern.compile("(?<![A-Za-z0-9])[Tt](\\d{4}(?:\\.\\d{3})?)(?![0-9])");
    private static final Pattern BETWEEN = Pattern.compile("[,;|\\[\\]\"]");
    private static final Pattern CAPITAL = Pattern.compile("(?<=[a-z])(?=[A-Z])");
    private static final Map<String, String> TACTIC_IDS = Map.ofEntries(
            Map.entry("ta0043", "reconnaissance"),
            Map.entry("ta0042", "resource-development"),
            Map.entry("ta0001", "initial-access"),
            Map.entry("ta0002", "execution"),
            Map.entry("ta0003", "persistence"),
            Map.entry("ta0004", "privilege-escalation"),
            Map.entry("ta0005", "defense-evasion"),
            Map.entry("ta0006", "credential-access"),
            Map.entry("ta0007", "discovery"),
            Map.entry("ta0008", "lateral-movement"),
            Map.entry("ta0009", "collection"),
            Map.entry("ta0011", "command-and-control"),
            Map.entry("ta0010", "exfiltration"),
            Map.entry("ta0040", "impact"));

    private Attack() {}

    /// The ids of the techniques that texts name (`T1110.001`, `Brute Force (T1110)`, a list of them), without those of
    /// which they also name a part.
    static List<String> techniques(List<String> texts) {
        Set<String> found = new LinkedHashSet<>();
        for (String text : texts) {
            Matcher matcher = TECHNIQUE.matcher(text);
            while (found.size() < MOST && matcher.find()) {
                found.add("T" + matcher.group(1));
            }
        }
        List<String> ids = new ArrayList<>(found);
        ids.removeIf(id -> found.stream().anyMatch(other -> other.startsWith(id + ".")));
        return ids;
    }

    /// The short names of the tactics that texts name (`TA0006`, `Credential Access`, `CredentialAccess`, a list of
    /// them).
    static List<String> tactics(List<String> texts) {
        Set<String> found = new LinkedHashSet<>();
        for (String text : texts) {
            for (String part : BETWEEN.split(text, -1)) {
                tactic(part.strip()).ifPresent(found::add);
            }
        }
        return List.copyOf(found);
    }

    private static Optional<String> tactic(String written) {
        String small = CAPITAL.matcher(written).replaceAll("-").toLowerCase(Locale.ROOT);
        String byId = TACTIC_IDS.get(written.toLowerCase(Locale.ROOT));
        return byId != null ? Optional.of(byId) : Techniques.tactic(small.replace(' ', '-'));
    }
}
