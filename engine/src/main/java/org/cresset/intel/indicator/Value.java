package org.cresset.intel.indicator;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A value in the one form in which it is compared: addresses as RFC 5952 writes them, domains in small ASCII letters,
/// hashes in small hexadecimal digits.
public record Value(IndicatorType type, String text) {

    private static final Pattern HEX = Pattern.compile("[0-9a-f]+");
    private static final Pattern LABEL = Pattern.compile("[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?");
    private static final Pattern LAST = Pattern.compile("[a-z]{2,63}|xn--[a-z0-9-]{1,59}");
    private static final Pattern SCHEME =
            Pattern.compile("[a-z][a-z0-9+.-]{0,19}://.*", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern MAILBOX = Pattern.compile("[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}");
    private static final int LONGEST_DOMAIN = 253;

    /// A value of a type, where what is written is one. Defanged forms are taken for what they mean.
    public static Optional<Value> of(IndicatorType type, String written) {
        if (written.length() > Url.LONGEST) {
            return Optional.empty();
        }
        String text = fanged(written);
        return switch (type) {
            case IPV4 -> Range.of(text).filter(Range::isVersion4).map(range -> new Value(type, range.toString()));
            case IPV6 -> Range.of(text).flatMap(range -> address(range).filter(value -> value.type == type));
            case DOMAIN -> domain(text).map(domain -> new Value(type, domain));
            case URL -> url(text).map(url -> new Value(type, url));
            case EMAIL -> email(text).map(email -> new Value(type, email));
            case MD5, SHA1, SHA256, SHA512 -> hash(text).filter(value -> value.type == type);
        };
    }

    /// A value of the type that it looks like.
    public static Optional<Value> guess(String written) {
        if (written.length() > Url.LONGEST) {
            return Optional.empty();
        }
        String text = fanged(written);
        return hash(text)
                .or(() -> Range.of(text).flatMap(Value::address))
                .or(() -> SCHEME.matcher(text).matches() || isPath(text)
                        ? url(text).map(url -> new Value(IndicatorType.URL, url))
                        : Optional.empty())
                .or(() -> email(text).map(email -> new Value(IndicatorType.EMAIL, email)))
                .or(() -> withoutPort(text).flatMap(Value::host));
    }

    /// An address or range of either version.
    public static Optional<Value> address(String written) {
        return written.length() > LONGEST_DOMAIN
                ? Optional.empty()
                : Range.of(fanged(written)).flatMap(Value::address);
    }

    private static Optional<Value> address(Range range) {
        return Optional.of(new Value(range.isVersion4() ? IndicatorType.IPV4 : IndicatorType.IPV6, range.toString()));
    }

    private static Optional<Value> host(String text) {
        return Range.of(text)
                .flatMap(Value::address)
                .or(() -> domain(text).map(name -> new Value(IndicatorType.DOMAIN, name)));
    }

    /// The same as it was before someone made it harmless to click on.
    static String fanged(String written) {
        String text = written.strip();
        if (text.indexOf('[') < 0 && text.indexOf('(') < 0 && text.indexOf('{') < 0 && text.indexOf('\\') < 0) {
            return text.regionMatches(true, 0, "hxxp", 0, 4) ? "http" + text.substring(4) : text;
        }
        String plain = text.replace("[.]", ".")
                .replace("(.)", ".")
                .replace("{.}", ".")
                .replace("\\.", ".")
                .replace("[:]", ":")
                .replace("[://]", "://")
                .replace("[/]", "/")
                .replace("[@]", "@")
                .replaceAll("(?i)\\s?[\\[({]dot[\\])}]\\s?", ".")
                .replaceAll("(?i)\\s?[\\[({]at[\\])}]\\s?", "@");
        return plain.regionMatches(true, 0, "hxxp", 0, 4) ? "http" + plain.substring(4) : plain;
    }

    private static Optional<Value> hash(String text) {
        String digits = text.toLowerCase(Locale.ROOT);
        return IndicatorType.hash(digits.length())
                .filter(type -> HEX.matcher(digits).matches())
                .map(type -> new Value(type, digits));
    }

    /// A domain; a star before it, as certificates have it, means the same: all names below count anyway.
    private static Optional<String> domain(String written) {
        String text = written.startsWith("*.") ? written.substring(2) : written;
        String bare = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        if (bare.isEmpty() || bare.length() > LONGEST_DOMAIN) {
            return Optional.empty();
        }
        Optional<String> ascii = ascii(bare);
        return ascii.filter(Value::isDomain);
    }

    private static Optional<String> ascii(String text) {
        if (text.chars().allMatch(c -> c < 128)) {
            return Optional.of(text.toLowerCase(Locale.ROOT));
        }
        try {
            return Optional.of(IDN.toASCII(text).toLowerCase(Locale.ROOT));
        } catch (IllegalArgumentException notAName) {
            return Optional.empty();
        }
    }

    private static boolean isDomain(String name) {
        String[] labels = name.split("\\.", -1);
        for (String label : labels) {
            if (!LABEL.matcher(label).matches()) {
                return false;
            }
        }
        return labels.length > 1
                && name.length() <= LONGEST_DOMAIN
                && LAST.matcher(labels[labels.length - 1]).matches();
    }

    private static boolean isPath(String text) {
        int slash = text.indexOf('/');
        boolean range = text.substring(slash + 1).chars().allMatch(c -> c >= '0' && c <= '9');
        if (range && slash > 0 && Range.of(text.substring(0, slash)).isPresent()) {
            return false;
        }
        return slash > 0
                && withoutPort(text.substring(0, slash)).flatMap(Value::host).isPresent();
    }

    private static Optional<String> withoutPort(String text) {
        int colon = text.lastIndexOf(':');
        boolean ported = colon > 0
                && text.indexOf(':') == colon
                && colon + 1 < text.length()
                && text.length() - colon <= 6
                && text.substring(colon + 1).chars().allMatch(c -> c >= '0' && c <= '9');
        return Optional.of(ported ? text.substring(0, colon) : text);
    }

    private static Optional<String> url(String text) {
        if (text.chars().anyMatch(c -> c <= ' ' || c == 127)) {
            return Optional.empty();
        }
        int colon = text.indexOf("://");
        String scheme = colon > 0 ? text.substring(0, colon).toLowerCase(Locale.ROOT) : "http";
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Url url = new Url();
        if (!SCHEME.matcher(scheme + "://").matches() || !url.read(bytes, 0, bytes.length)) {
            return Optional.empty();
        }
        String host = new String(url.key(), url.hostFrom(), url.hostTo() - url.hostFrom(), StandardCharsets.UTF_8);
        String key = new String(url.key(), 0, url.size(), StandardCharsets.UTF_8);
        return host(host).isEmpty() ? Optional.empty() : Optional.of(scheme + "://" + key);
    }

    private static Optional<String> email(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        int at = lower.lastIndexOf('@');
        if (at <= 0 || !MAILBOX.matcher(lower.substring(0, at)).matches()) {
            return Optional.empty();
        }
        return domain(lower.substring(at + 1)).map(domain -> lower.substring(0, at + 1) + domain);
    }

    /// The domain or address within a URL or mail address; of others the text itself.
    public Optional<Value> host() {
        return switch (type) {
            case EMAIL -> Optional.of(new Value(IndicatorType.DOMAIN, text.substring(text.lastIndexOf('@') + 1)));
            case URL -> {
                byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                Url url = new Url();
                yield url.read(bytes, 0, bytes.length)
                        ? host(new String(
                                url.key(), url.hostFrom(), url.hostTo() - url.hostFrom(), StandardCharsets.UTF_8))
                        : Optional.empty();
            }
            case IPV4, IPV6, DOMAIN -> Optional.of(this);
            case MD5, SHA1, SHA256, SHA512 -> Optional.empty();
        };
    }
}
