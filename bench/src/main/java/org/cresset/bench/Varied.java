package org.cresset.bench;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/// Values for invented records, the same in every run: hosts and addresses of documentation, and a clock that goes on.
final class Varied {

    private static final List<String> WORDS = List.of(
            "alpha", "bridge", "copper", "delta", "ember", "forest", "granite", "harbour", "index", "juniper", "kettle",
            "lantern", "meadow", "north", "orchard", "pepper", "quarry", "river", "summit", "timber", "upland",
            "valley", "willow", "yonder", "zephyr", "backup", "report", "update", "agent", "sync", "cache", "mail");
    private static final List<String> AGENTS = List.of(
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36",
            "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
            "curl/8.14.1",
            "python-requests/2.32.4");
    private static final List<String> OUTSIDE = List.of("192.0.2.", "198.51.100.", "203.0.113.");
    private static final Instant START = Instant.parse("2026-03-04T08:00:00Z");

    private static final Map<String, Function<Varied, String>> VALUES = Map.ofEntries(
            Map.entry("epoch", made -> Long.toString(made.time().toEpochSecond())),
            Map.entry("epochms", made -> decimal(made.time().toInstant().toEpochMilli())),
            Map.entry(
                    "epochmilli", made -> Long.toString(made.time().toInstant().toEpochMilli())),
            Map.entry("serial", made -> Long.toString(made.serial)),
            Map.entry("nl", made -> "\n"),
            Map.entry("n", made -> made.number(0, 100_000)),
            Map.entry("small", made -> made.number(1, 60)),
            Map.entry("pid", made -> made.number(300, 30_300)),
            Map.entry("port", made -> made.number(20_000, 60_000)),
            Map.entry("hex4", made -> made.hex(4)),
            Map.entry("word7", made -> made.hex(7)),
            Map.entry("hex8", made -> made.hex(8)),
            Map.entry("hex16", made -> made.hex(16)),
            Map.entry("hex32", made -> made.hex(16) + made.hex(16)),
            Map.entry(
                    "guid", made -> String.join("-", made.hex(8), made.hex(4), made.hex(4), made.hex(4), made.hex(12))),
            Map.entry(
                    "ip", made -> "10." + made.number(0, 256) + "." + made.number(0, 256) + "." + made.number(0, 256)),
            Map.entry("ext", made -> made.one(OUTSIDE) + made.number(0, 256)),
            Map.entry("host", made -> "ws-" + made.number(0, 400) + ".example.org"),
            Map.entry("short", made -> "ws-" + made.number(0, 400)),
            Map.entry("user", made -> made.word().charAt(0) + "." + made.word()),
            Map.entry("word", Varied::word),
            Map.entry("domain", made -> made.word() + "." + made.word() + ".example.com"),
            Map.entry("path", made -> "/" + made.word() + "/" + made.word() + "/" + made.number(0, 10_000)),
            Map.entry(
                    "args",
                    made -> "/" + made.word() + " " + made.word() + " -" + made.word() + " " + made.number(0, 1000)),
            Map.entry("win", made -> made.windows("\\")),
            Map.entry("winj", made -> made.windows("\\\\")),
            Map.entry("bin", made -> "/usr/bin/" + made.word()),
            Map.entry("agent", made -> made.one(AGENTS)),
            Map.entry("agent+", made -> made.one(AGENTS).replace(' ', '+')));

    private final Random random = new Random(20_260_304);
    private long micros;
    private long serial = 1000;

    /// Goes on to the next record.
    void next() {
        micros += random.nextInt(200_000);
        serial++;
    }

    /// How a value of this name is made; a name that begins with `t:` is a pattern of time.
    static Function<Varied, String> value(String name) {
        if (name.startsWith("t:")) {
            DateTimeFormatter pattern = DateTimeFormatter.ofPattern(name.substring(2), Locale.ENGLISH);
            return made -> pattern.format(made.time());
        }
        Function<Varied, String> value = VALUES.get(name);
        if (value == null) {
            throw new IllegalStateException("readers.txt names an unknown value " + name);
        }
        return value;
    }

    private String number(int from, int below) {
        return Integer.toString(from + random.nextInt(below - from));
    }

    private String word() {
        return one(WORDS);
    }

    private String windows(String between) {
        return String.join(between, "C:", "Program Files", word(), word() + ".exe");
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private String hex(int digits) {
        return HexFormat.of().toHexDigits(random.nextLong(), digits);
    }

    private OffsetDateTime time() {
        return START.plusNanos(micros * 1000).atOffset(ZoneOffset.UTC);
    }

    private static String decimal(long millis) {
        return millis / 1000 + "." + String.format(Locale.ROOT, "%03d", millis % 1000);
    }
}
