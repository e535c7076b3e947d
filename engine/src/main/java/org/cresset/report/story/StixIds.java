package org.cresset.report.story;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/// Ids of STIX objects made from what they say (UUIDs of version 5), so that the same thing has the same id everywhere.
final class StixIds {

    /// The namespace that STIX 2.1 gives for observables.
    private static final UUID OBSERVABLES = UUID.fromString("00abedb4-aa42-466c-9c01-fed23315a9b7");

    /// Our own, for everything else.
    private static final UUID CRESSET = UUID.fromString("6d7a1d1e-3c43-5d2b-9a37-5f4a1b0c7e11");

    private StixIds() {}

    /// The id of an observable, from the properties that STIX names for its type.
    static String observable(String type, Map<String, String> properties) {
        return type + "--" + uuid(OBSERVABLES, object(properties));
    }

    /// The id of a file that is known by a hash.
    static String hashedFile(String algorithm, String hash) {
        String hashes = "{\"hashes\":" + object(Map.of(algorithm, hash)) + "}";
        return "file--" + uuid(OBSERVABLES, hashes);
    }

    /// The id of anything else, from a name that is its own.
    static String own(String type, String name) {
        return type + "--" + uuid(CRESSET, type + ":" + name);
    }

    /// JSON in its canonical form (RFC 8785).
    private static String object(Map<String, String> properties) {
        StringBuilder out = new StringBuilder("{");
        for (Map.Entry<String, String> property : new TreeMap<>(properties).entrySet()) {
            out.append(out.length() == 1 ? "" : ",");
            text(out, property.getKey());
            out.append(':');
            text(out, property.getValue());
        }
        return out.append('}').toString();
    }

    private static void text(StringBuilder out, String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> out.append(c < 0x20 ? String.format("\\u%04x", (int) c) : String.valueOf(c));
            }
        }
        out.append('"');
    }

    private static UUID uuid(UUID namespace, String name) {
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
        long most = (hash.getLong() & 0xffff_ffff_ffff_0fffL) | 0x5000;
        long least = (hash.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(most, least);
    }
}
