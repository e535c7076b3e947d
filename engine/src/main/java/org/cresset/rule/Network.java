package org.cresset.rule;

import java.util.Arrays;
import java.util.Optional;

/// A range of IP addresses, version 4 or 6. No name is ever looked up.
public final class Network {

    private final byte[] address;
    private final int prefix;

    private Network(byte[] address, int prefix) {
        this.address = address;
        this.prefix = prefix;
    }

    /// Reads `10.0.0.0/8`, `fe80::/10` or a single address.
    public static Optional<Network> parse(String text) {
        int slash = text.indexOf('/');
        Optional<byte[]> address = address(slash < 0 ? text : text.substring(0, slash));
        if (address.isEmpty()) {
            return Optional.empty();
        }
        int bits = address.get().length * 8;
        int mapped = bits == 32 && text.indexOf(':') >= 0 ? 96 : 0;
        int prefix = slash < 0 ? bits : number(text.substring(slash + 1), 3, 10) - mapped;
        return prefix < 0 || prefix > bits ? Optional.empty() : Optional.of(new Network(address.get(), prefix));
    }

    /// Whether the text is an address in this range. An IPv4 address written in IPv6 (`::ffff:10.0.0.1`) counts as
    /// IPv4.
    public boolean contains(String text) {
        return address(text).map(this::contains).orElse(false);
    }

    private boolean contains(byte[] other) {
        if (other.length != address.length) {
            return false;
        }
        int whole = prefix / 8;
        if (!Arrays.equals(address, 0, whole, other, 0, whole)) {
            return false;
        }
        int rest = prefix % 8;
        return rest == 0 || (address[whole] ^ other[whole]) >> (8 - rest) == 0;
    }

    static Optional<byte[]> address(String text) {
        if (text.length() > 45) {
            return Optional.empty();
        }
        return text.indexOf(':') >= 0 ? version6(text) : version4(text);
    }

    private static Optional<byte[]> version4(String text) {
        String[] parts = text.split("\\.", -1);
        byte[] bytes = new byte[4];
        if (parts.length != 4) {
            return Optional.empty();
        }
        for (int i = 0; i < 4; i++) {
            int part = number(parts[i], 3, 10);
            if (part < 0 || part > 255) {
                return Optional.empty();
            }
            bytes[i] = (byte) part;
        }
        return Optional.of(bytes);
    }

    private static Optional<byte[]> version6(String text) {
        int zone = text.indexOf('%');
        String plain = zone < 0 ? text : text.substring(0, zone);
        int gap = plain.indexOf("::");
        byte[] head = groups(gap < 0 ? plain : plain.substring(0, gap), gap < 0);
        byte[] tail = gap < 0 ? new byte[0] : groups(plain.substring(gap + 2), true);
        int length = head.length + tail.length;
        boolean whole = gap < 0 ? length == 16 : length <= 14;
        if (!whole || head.length % 2 != 0 || tail.length % 2 != 0) {
            return Optional.empty();
        }
        byte[] bytes = new byte[16];
        System.arraycopy(head, 0, bytes, 0, head.length);
        System.arraycopy(tail, 0, bytes, 16 - tail.length, tail.length);
        return Optional.of(isMapped(bytes) ? Arrays.copyOfRange(bytes, 12, 16) : bytes);
    }

    private static boolean isMapped(byte[] bytes) {
        for (int i = 0; i < 10; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return bytes[10] == -1 && bytes[11] == -1;
    }

    /// The bytes of groups between colons; an odd number of bytes where they are none. Only the last group of an
    /// address may be one of version 4.
    private static byte[] groups(String text, boolean last) {
        byte[] none = new byte[1];
        if (text.isEmpty()) {
            return new byte[0];
        }
        String[] groups = text.split(":", -1);
        byte[] bytes = new byte[32];
        int size = 0;
        for (int i = 0; i < groups.length; i++) {
            Optional<byte[]> dotted = last && i == groups.length - 1 ? version4(groups[i]) : Optional.empty();
            int group = number(groups[i], 4, 16);
            if ((dotted.isEmpty() && group < 0) || size > 16) {
                return none;
            }
            byte[] part = dotted.orElse(new byte[] {(byte) (group >> 8), (byte) group});
            System.arraycopy(part, 0, bytes, size, part.length);
            size += part.length;
        }
        return Arrays.copyOf(bytes, size);
    }

    private static int number(String digits, int longest, int radix) {
        if (digits.isEmpty() || digits.length() > longest) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            int digit = c < 128 ? Character.digit(c, radix) : -1;
            if (digit < 0) {
                return -1;
            }
            number = number * radix + digit;
        }
        return number;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Network network && prefix == network.prefix && Arrays.equals(address, network.address);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(address) + prefix;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        if (address.length == 4) {
            for (byte b : address) {
                text.append(text.isEmpty() ? "" : ".").append(b & 0xff);
            }
        } else {
            for (int i = 0; i < 16; i += 2) {
                int group = ((address[i] & 0xff) << 8) | (address[i + 1] & 0xff);
                text.append(text.isEmpty() ? "" : ":").append(Integer.toHexString(group));
            }
        }
        return text + "/" + prefix;
    }
}
