package org.cresset.intel.indicator;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Addresses that begin with the same bits. Version 4 stands within version 6, as `::ffff:0:0/96`.
///
/// @param prefix how many bits are the same, 0 to 128
public record Range(long high, long low, int prefix) implements Comparable<Range> {

    private static final int MAPPED = 96;

    public Range {
        if (prefix < 0 || prefix > 128) {
            throw new IllegalArgumentException("a prefix is 0 to 128, not " + prefix);
        }
        high &= highMask(prefix);
        low &= lowMask(prefix);
    }

    /// The bits of the first half that a prefix of this length leaves.
    public static long highMask(int prefix) {
        return prefix == 0 ? 0 : prefix >= 64 ? -1L : -1L << (64 - prefix);
    }

    /// The bits of the second half that a prefix of this length leaves.
    public static long lowMask(int prefix) {
        return prefix <= 64 ? 0 : -1L << (128 - prefix);
    }

    /// Reads an address, or a range such as `192.0.2.0/24`; bits behind the prefix are taken as 0.
    public static Optional<Range> of(String written) {
        String text = written.strip();
        int slash = text.indexOf('/');
        byte[] bytes = (slash < 0 ? text : text.substring(0, slash)).getBytes(StandardCharsets.UTF_8);
        AddressReader reader = new AddressReader();
        if (!reader.read(bytes, 0, bytes.length)) {
            return Optional.empty();
        }
        boolean dotted = text.indexOf(':') < 0;
        int most = dotted ? 32 : 128;
        int prefix = slash < 0 ? most : number(text.substring(slash + 1));
        if (prefix < 0 || prefix > most) {
            return Optional.empty();
        }
        return Optional.of(new Range(reader.high(), reader.low(), dotted ? MAPPED + prefix : prefix));
    }

    private static int number(String digits) {
        boolean whole =
                !digits.isEmpty() && digits.length() <= 3 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return whole ? Integer.parseInt(digits) : -1;
    }

    public boolean isVersion4() {
        return prefix >= MAPPED && high == 0 && low >>> 32 == 0xffff;
    }

    public boolean contains(Range other) {
        return other.prefix >= prefix
                && (other.high & highMask(prefix)) == high
                && (other.low & lowMask(prefix)) == low;
    }

    /// By the first address; of the same the widest first.
    @Override
    public int compareTo(Range other) {
        int byHigh = Long.compareUnsigned(high, other.high);
        int byLow = byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
        return byLow != 0 ? byLow : Integer.compare(prefix, other.prefix);
    }

    /// In the form of RFC 5952; without a prefix where it is one address.
    @Override
    public String toString() {
        if (isVersion4()) {
            String address =
                    (low >>> 24 & 255) + "." + (low >>> 16 & 255) + "." + (low >>> 8 & 255) + "." + (low & 255);
            return prefix == 128 ? address : address + "/" + (prefix - MAPPED);
        }
        return prefix == 128 ? version6() : version6() + "/" + prefix;
    }

    private int group(int number) {
        long half = number < 4 ? high : low;
        return (int) (half >>> (48 - number % 4 * 16)) & 0xffff;
    }

    private String version6() {
        int longest = 1;
        int gap = -1;
        int zeros = 0;
        for (int i = 0; i < 8; i++) {
            zeros = group(i) == 0 ? zeros + 1 : 0;
            if (zeros > longest) {
                longest = zeros;
                gap = i + 1 - zeros;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == gap) {
                text.append("::");
                i += longest - 1;
            } else {
                boolean first = text.isEmpty() || text.charAt(text.length() - 1) == ':';
                text.append(first ? "" : ":").append(Integer.toHexString(group(i)));
            }
        }
        return text.toString();
    }
}
