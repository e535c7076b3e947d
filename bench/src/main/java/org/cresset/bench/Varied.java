package org.cresset.bench;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
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

    private final Random random = new Random(20_260_304);
    private long micros;
    private long serial = 1000;

    /// Goes on to the next record.
    void next() {
        micros += random.nextInt(200_000);
        serial++;
    }

    /// How a value of this name is made; a name that begins with `t:` is a pattern of time.
    Function<Varied, String> value(String name) {
        if (name.startsWith("t:")) {
            DateTimeFormatter pattern = DateTimeFormatter.ofPattern(name.substring(2), Locale.ENGLISH);
            return made -> pattern.format(made.time());
        }
        return switch (name) {
            case "epoch" -> made -> Long.toString(made.time().toEpochSecond());
            case "epochms" -> made -> decimal(made.time().toInstant().toEpochMilli());
            case "epochmilli" -> made -> Long.toString(made.time().toInstant().toEpochMilli());
            case "serial" -> made -> Long.toString(made.serial);
            case "nl" -> made -> "\n";
            default -> known(name) ? made -> made.text(name) : number(name);
        };
    }

    private static boolean known(String name) {
        return List.of(
                        "ip", "ext", "host", "short", "user", "word", "word7", "domain", "path", "args", "win", "winj",
                        "bin", "agent", "agent+", "guid")
                .contains(name);
    }

    private static Function<Varied, String> number(String name) {
        return switch (name) {
            case "n" -> made -> Integer.toString(made.random.nextInt(100_000));
            case "small" -> made -> Integer.toString(1 + made.random.nextInt(59));
            case "pid" -> made -> Integer.toString(300 + made.random.nextInt(30_000));
            case "port" -> made -> Integer.toString(20_000 + made.random.nextInt(40_000));
            case "hex4" -> made -> made.hex(4);
            case "hex8" -> made -> made.hex(8);
            case "hex16" -> made -> made.hex(16);
            case "hex32" -> made -> made.hex(16) + made.hex(16);
            default -> throw new IllegalStateException("readers.txt names an unknown value " + name);
        };
    }

    private String text(String name) {
        return switch (name) {
            case "ip" -> "10." + random.nextInt(256) + "." + random.nextInt(256) + "." + random.nextInt(256);
            case "ext" -> one(OUTSIDE) + random.nextInt(256);
            case "host" -> "ws-" + random.nextInt(400) + ".example.org";
            case "short" -> "ws-" + random.nextInt(400);
            case "user" -> one(WORDS).charAt(0) + "." + one(WORDS);
            case "word" -> one(WORDS);
            case "word7" -> hex(7);
            case "domain" -> one(WORDS) + "." + one(WORDS) + ".example.com";
            case "path" -> "/" + one(WORDS) + "/" + one(WORDS) + "/" + random.nextInt(10_000);
            case "args" -> "/" + one(WORDS) + " " + one(WORDS) + " -" + one(WORDS) + " " + random.nextInt(1000);
            case "win" -> windows("\\");
            case "winj" -> windows("\\\\");
            case "bin" -> "/usr/bin/" + one(WORDS);
            case "agent" -> one(AGENTS);
            case "agent+" -> one(AGENTS).replace(' ', '+');
            default -> String.join("-", hex(8), hex(4), hex(4), hex(4), hex(12));
        };
    }

    private String windows(String between) {
        return String.join(between, "C:", "Program Files", one(WORDS), one(WORDS) + ".exe");
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
