package org.cresset.intel.indicator;

import java.util.Locale;
import java.util.Optional;

/// What an indicator is the value of.
public enum IndicatorType {
    IPV4("ipv4", 30),
    IPV6("ipv6", 30),
    DOMAIN("domain", 90),
    URL("url", 60),
    MD5("md5", 3650),
    SHA1("sha1", 3650),
    SHA256("sha256", 3650),
    SHA512("sha512", 3650),
    EMAIL("email", 90);

    private final String label;
    private final int halfLife;

    IndicatorType(String label, int halfLife) {
        this.label = label;
        this.halfLife = halfLife;
    }

    /// The word for it in files.
    public String label() {
        return label;
    }

    /// After so many days half of the confidence is left.
    public int halfLife() {
        return halfLife;
    }

    public boolean isAddress() {
        return this == IPV4 || this == IPV6;
    }

    public boolean isHash() {
        return this == MD5 || this == SHA1 || this == SHA256 || this == SHA512;
    }

    public static Optional<IndicatorType> of(String label) {
        String wanted = label.toLowerCase(Locale.ROOT);
        for (IndicatorType type : values()) {
            if (type.label.equals(wanted)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /// The hash that has so many hexadecimal digits.
    static Optional<IndicatorType> hash(int digits) {
        return switch (digits) {
            case 32 -> Optional.of(MD5);
            case 40 -> Optional.of(SHA1);
            case 64 -> Optional.of(SHA256);
            case 128 -> Optional.of(SHA512);
            default -> Optional.empty();
        };
    }
}
