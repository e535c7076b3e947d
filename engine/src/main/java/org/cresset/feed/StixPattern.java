package org.cresset.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cresset.intel.indicator.IndicatorType;
import org.cresset.intel.indicator.Value;

/// The simple patterns of STIX 2.1: comparisons for equality, joined by `OR`, so that each alone means the same. What
/// asks for more at once is not understood. For one pattern.
final class StixPattern {

    private static final int LONGEST = 100_000;

    /// What a pattern asks for.
    ///
    /// @param values each of which is enough
    /// @param unknown paths of the comparisons that were left out
    /// @param problem why nothing of it can be used; empty where something can
    record Read(List<Value> values, List<String> unknown, String problem) {}

    private final String text;
    private final List<Value> values = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
    private int at;

    private StixPattern(String text) {
        this.text = text;
    }

    static Read read(String pattern) {
        if (pattern.length() > LONGEST) {
            return new Read(List.of(), List.of(), "a pattern of more than " + LONGEST + " characters");
        }
        StixPattern read = new StixPattern(pattern);
        boolean whole = read.observations();
        return new Read(
                whole ? read.values : List.of(),
                read.unknown,
                whole ? "" : "pattern asks for more than one comparison");
    }

    /// `[...] OR [...]`
    private boolean observations() {
        do {
            if (!sign('[') || !comparisons() || !sign(']')) {
                return false;
            }
        } while (word("OR"));
        blanks();
        return at == text.length();
    }

    private boolean comparisons() {
        do {
            if (!comparison()) {
                return false;
            }
        } while (word("OR"));
        return true;
    }

    private boolean comparison() {
        String path = path();
        if (path.isEmpty()) {
            return false;
        }
        if (word("IN")) {
            return list(path);
        }
        boolean known = sign('=') || (isAddress(path) && word("ISSUBSET"));
        Optional<String> literal = known ? literal() : Optional.empty();
        literal.ifPresent(value -> take(path, value));
        return literal.isPresent();
    }

    private boolean list(String path) {
        if (!sign('(')) {
            return false;
        }
        do {
            Optional<String> literal = literal();
            if (literal.isEmpty()) {
                return false;
            }
            take(path, literal.get());
        } while (sign(','));
        return sign(')');
    }

    private static boolean isAddress(String path) {
        return path.equals("ipv4-addr:value") || path.equals("ipv6-addr:value");
    }

    private void take(String path, String literal) {
        Optional<Value> value = value(path, literal);
        if (value.isPresent()) {
            values.add(value.get());
        } else {
            unknown.add(path);
        }
    }

    private static Optional<Value> value(String path, String literal) {
        String hash = path.toLowerCase(Locale.ROOT).replace("'", "").replace("\"", "");
        if (hash.startsWith("file:hashes.") || hash.startsWith("artifact:hashes.")) {
            String name = hash.substring(hash.lastIndexOf('.') + 1).replace("-", "");
            return IndicatorType.of(name).filter(IndicatorType::isHash).flatMap(type -> Value.of(type, literal));
        }
        return switch (hash) {
            case "ipv4-addr:value", "ipv6-addr:value" -> Value.address(literal);
            case "domain-name:value" -> Value.of(IndicatorType.DOMAIN, literal);
            case "url:value" -> Value.of(IndicatorType.URL, literal);
            case "email-addr:value", "email-message:from_ref.value", "email-message:sender_ref.value" ->
                Value.of(IndicatorType.EMAIL, literal);
            case "network-traffic:dst_ref.value", "network-traffic:src_ref.value" -> Value.guess(literal);
            default -> Optional.empty();
        };
    }

    private void blanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private boolean sign(char wanted) {
        blanks();
        if (at < text.length() && text.charAt(at) == wanted) {
            at++;
            return true;
        }
        return false;
    }

    private boolean word(String wanted) {
        blanks();
        int end = at + wanted.length();
        boolean fits =
                text.startsWith(wanted, at) && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
        at = fits ? end : at;
        return fits;
    }

    /// `file:hashes.'SHA-256'`
    private String path() {
        blanks();
        int start = at;
        boolean quoted = false;
        while (at < text.length()) {
            char c = text.charAt(at);
            quoted ^= c == '\'';
            boolean part = Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == ':' || c == '.' || c == '\'';
            if (!quoted && !part) {
                break;
            }
            at++;
        }
        String path = text.substring(start, at);
        return path.indexOf(':') > 0 ? path : "";
    }

    private Optional<String> literal() {
        if (!sign('\'')) {
            return Optional.empty();
        }
        StringBuilder value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '\'') {
            boolean escaped = text.charAt(at) == '\\' && at + 1 < text.length();
            at += escaped ? 1 : 0;
            value.append(text.charAt(at++));
        }
        return sign('\'') ? Optional.of(value.toString()) : Optional.empty();
    }
}
