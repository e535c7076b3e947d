package org.cresset.read.line;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.cresset.read.Names;
import org.cresset.read.Names.Path;
import org.cresset.read.Names.TooMuch;

/// What a line `#Fields` says.
///
/// @param form which log it is the head of, as in `records.tsv`
/// @param problem why no line can be read by it, or nothing
record W3cColumns(List<Column> all, char separator, String form, String problem) {

    /// No log has so many columns that their names are longer, in characters.
    static final int LONGEST = 1 << 16;

    /// Before there was one.
    static final W3cColumns NONE =
            new W3cColumns(List.of(), ' ', "", "a line before #Fields says what its columns are");

    /// Columns that only proxies have.
    private static final Set<String> OF_PROXIES = Set.of(
            "c-uri",
            "cs-uri-scheme",
            "cs-uri-extension",
            "s-action",
            "sc-filter-result",
            "cs-categories",
            "s-hierarchy",
            "r-host",
            "r-ip",
            "cs-auth-group",
            "x-virus-id",
            "s-operation");

    /// What a column is beside a field.
    enum Part {
        DATE,
        TIME,
        WHEN,
        LOCAL,
        SCHEME,
        HOST,
        PORT,
        STEM,
        QUERY,
        URI,
        AGENT,
        ACTION,
        OTHER
    }

    record Column(Path path, Part part) {}

    /// @param value what stands behind `#Fields:`
    static W3cColumns of(String value, String software, Names names) {
        if (value.length() > LONGEST) {
            return new W3cColumns(List.of(), ' ', "", "#Fields is longer than " + LONGEST + " characters");
        }
        char separator = value.indexOf('\t') >= 0 ? '\t' : value.indexOf(',') >= 0 ? ',' : ' ';
        List<String> named = Arrays.stream(value.split("[ \t,]+", -1))
                .filter(name -> !name.isEmpty())
                .toList();
        if (named.isEmpty()) {
            return new W3cColumns(List.of(), separator, "", "#Fields names no columns");
        }
        List<Column> all = new ArrayList<>();
        try {
            named.forEach(name -> all.add(new Column(names.root().child(name), part(name))));
        } catch (TooMuch beyond) {
            return new W3cColumns(List.of(), separator, "", "in #Fields " + beyond.limit());
        }
        return new W3cColumns(List.copyOf(all), separator, form(Set.copyOf(named), software), "");
    }

    private static Part part(String name) {
        return switch (name) {
            case "date" -> Part.DATE;
            case "time" -> Part.TIME;
            case "date-time", "DateTime" -> Part.WHEN;
            case "localtime" -> Part.LOCAL;
            case "cs-uri-scheme" -> Part.SCHEME;
            case "cs-host", "r-host" -> Part.HOST;
            case "cs-uri-port" -> Part.PORT;
            case "cs-uri-stem", "cs-uri-path", "UrlStem" -> Part.STEM;
            case "cs-uri-query", "UrlQuery" -> Part.QUERY;
            case "c-uri", "cs-uri" -> Part.URI;
            case "cs(User-Agent)" -> Part.AGENT;
            case "action" -> Part.ACTION;
            default -> Part.OTHER;
        };
    }

    private static String form(Set<String> named, String software) {
        if (software.startsWith("Microsoft Internet Information Services")) {
            return "iis";
        }
        if (named.contains("action") && named.contains("src-ip")) {
            return "windows firewall";
        }
        if (named.contains("message-id") && named.contains("recipient-address")) {
            return "exchange tracking";
        }
        if (named.contains("UrlStem") && named.contains("Method")) {
            return "exchange http";
        }
        if (named.stream().anyMatch(OF_PROXIES::contains)) {
            return "w3c proxy";
        }
        return named.contains("cs-method") || named.contains("cs-uri-stem") ? "w3c web" : "w3c";
    }
}
