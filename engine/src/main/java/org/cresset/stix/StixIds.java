package org.cresset.stix;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.cresset.intel.Uuids;
import org.cresset.stix.JsonValue.Members;

/// Ids of STIX objects, made from what they say, so that the same thing has the same id everywhere.
public final class StixIds {

    /// The namespace that STIX 2.1 gives for observables (section 2.9).
    private static final UUID OBSERVABLES = UUID.fromString("00abedb4-aa42-466c-9c01-fed23315a9b7");

    /// What tells objects of a type apart: the "ID contributing properties".
    private static final Map<String, List<String>> CONTRIBUTING = Map.ofEntries(
            Map.entry("artifact", List.of("hashes", "payload_bin")),
            Map.entry("autonomous-system", List.of("number")),
            Map.entry("directory", List.of("path")),
            Map.entry("domain-name", List.of("value")),
            Map.entry("email-addr", List.of("value")),
            Map.entry("email-message", List.of("from_ref", "subject", "body")),
            Map.entry("file", List.of("hashes", "name", "parent_directory_ref", "extensions")),
            Map.entry("ipv4-addr", List.of("value")),
            Map.entry("ipv6-addr", List.of("value")),
            Map.entry("mac-addr", List.of("value")),
            Map.entry("mutex", List.of("name")),
            Map.entry(
                    "network-traffic",
                    List.of("start", "end", "src_ref", "dst_ref", "src_port", "dst_port", "protocols", "extensions")),
            Map.entry("software", List.of("name", "cpe", "swid", "vendor", "version")),
            Map.entry("url", List.of("value")),
            Map.entry("user-account", List.of("account_type", "user_id", "account_login")),
            Map.entry("windows-registry-key", List.of("key", "values")),
            Map.entry("x509-certificate", List.of("hashes", "serial_number")));

    /// Of several hashes the first of these counts.
    private static final List<String> HASHES = List.of("MD5", "SHA-1", "SHA-256", "SHA-512");

    private StixIds() {}

    /// The id of an observable, as every tool that keeps to STIX 2.1 makes it.
    ///
    /// @return nothing where STIX makes none of what it says, as of a process
    public static Optional<String> observable(String type, Members properties) {
        Members telling = Members.NONE;
        for (String name : CONTRIBUTING.getOrDefault(type, List.of())) {
            Optional<JsonValue> value = properties.get(name);
            if (value.isPresent()) {
                telling = telling.with(name, name.equals("hashes") ? strongest(value.get()) : value.get());
            }
        }
        if (telling.values().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(type + "--" + Uuids.of(OBSERVABLES, CanonicalJson.of(telling), 5));
    }

    /// The one hash that counts; where none is of the four, the first by its name.
    private static JsonValue strongest(JsonValue hashes) {
        if (!(hashes instanceof Members all) || all.values().isEmpty()) {
            return hashes;
        }
        String name = HASHES.stream()
                .filter(each -> all.get(each).isPresent())
                .findFirst()
                .orElseGet(() -> new TreeSet<>(all.values().keySet()).first());
        return Members.NONE.with(name, all.get(name).orElseThrow());
    }

    /// The id of anything else, from a name that is its own.
    public static String own(String type, String name) {
        return type + "--" + Uuids.own(type + ":" + name);
    }
}
