package org.cresset.stix;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.cresset.stix.JsonValue.Members;

/// Ids of STIX objects, made from what they say, so that the same thing has the same id everywhere.
public final class StixIds {

    /// The namespace that STIX 2.1 gives for observables (section 2.9).
    private static final UUID OBSERVABLES = UUID.fromString("00abedb4-aa42-466c-9c01-fed23315a9b7");

    /// Our own, for everything else.
    private static final UUID CRESSET = UUID.fromString("6d7a1d1e-3c43-5d2b-9a37-5f4a1b0c7e11");

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
        return Optional.of(type + "--" + uuid(OBSERVABLES, CanonicalJson.of(telling), 5));
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

    /// The id of anything else, from a name that is its own. STIX asks for UUIDs of version 4, whose bits come from
    /// that
    /// name here and not from chance, so that the same input gives the same bundle.
    public static String own(String type, String name) {
        return type + "--" + uuid(CRESSET, type + ":" + name, 4);
    }

    private static UUID uuid(UUID namespace, String name, int version) {
        MessageDigest sha1;
        try {
            sha1 = MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("a Java platform without SHA-1", e);
        }
        sha1.update(ByteBuffer.allocate(16)
                .putLong(namespace.getMostSignificantBits())
                .putLong(namespace.getLeastSignificantBits())
                .array());
        ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
        long most = (hash.getLong() & 0xffff_ffff_ffff_0fffL) | ((long) version << 12);
        long least = (hash.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(most, least);
    }
}
