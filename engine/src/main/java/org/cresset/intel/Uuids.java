package org.cresset.intel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/// UUIDs from names, so that the same thing has the same one everywhere.
public final class Uuids {

    /// Our own name space.
    private static final UUID CRESSET = UUID.fromString("6d7a1d1e-3c43-5d2b-9a37-5f4a1b0c7e11");

    private Uuids() {}

    /// The UUID of a name of ours. STIX asks for version 4; its bits come from that name here and not from chance, so
    /// that the same input gives the same output.
    public static UUID own(String name) {
        return of(CRESSET, name, 4);
    }

    /// The UUID of a name in a name space, made as version 5 is (RFC 9562), and marked as any version.
    public static UUID of(UUID namespace, String name, int version) {
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
