package org.cresset.rule;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;

/// Numbers as rules and events write them: decimal, or hexadecimal behind `0x`.
public final class Numbers {

    private static final Pattern DECIMAL = Pattern.compile("[-+]?[0-9]{1,40}(\\.[0-9]{0,40})?([eE][-+]?[0-9]{1,3})?");
    private static final Pattern HEXADECIMAL = Pattern.compile("0[xX][0-9a-fA-F]{1,16}");

    private Numbers() {}

    public static Optional<BigDecimal> parse(String text) {
        if (text.length() > 90) {
            return Optional.empty();
        }
        if (HEXADECIMAL.matcher(text).matches()) {
            return Optional.of(new BigDecimal(new BigInteger(text.substring(2), 16)));
        }
        return DECIMAL.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    /// The decimal digits of an integer that a rule writes in another way (`0x10`, `0o17`, `+5`).
    static Optional<String> spelledInDecimal(String text) {
        if (text.startsWith("0x")) {
            return Optional.of(new BigInteger(text.substring(2), 16).toString());
        }
        if (text.startsWith("0o")) {
            return Optional.of(new BigInteger(text.substring(2), 8).toString());
        }
        return text.startsWith("+") ? Optional.of(text.substring(1)) : Optional.empty();
    }
}
