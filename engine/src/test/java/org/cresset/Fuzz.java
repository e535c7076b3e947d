package org.cresset;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/// Feeds damaged bytes to a parser for some seconds: each input is made from a few good ones by a seed of its own,
/// which is named where the parser fails or takes too long.
///
/// `-Dfuzz.seconds=N` makes every fuzzer run longer, `-Dfuzz.seed=N` repeats one input alone, `-Dfuzz.from=N` starts at
/// another seed.
public final class Fuzz {

    private static final Duration LONGEST = Duration.ofSeconds(5);

    private Fuzz() {}

    /// Runs a parser.
    ///
    /// @param seconds how long, where nothing else is asked for
    public static void run(int seconds, List<byte[]> good, Consumer<byte[]> parser) {
        Long only = Long.getLong("fuzz.seed");
        if (only != null) {
            parser.accept(mutated(good, Property.chance(only)));
            return;
        }
        long end = System.nanoTime() + Integer.getInteger("fuzz.seconds", seconds) * 1_000_000_000L;
        for (long seed = Long.getLong("fuzz.from", 1L); System.nanoTime() < end; seed++) {
            byte[] input = mutated(good, Property.chance(seed));
            try {
                assertTimeoutPreemptively(LONGEST, () -> parser.accept(input));
            } catch (RuntimeException | Error failed) {
                throw new AssertionError("-Dfuzz.seed=" + seed + ": " + failed, failed);
            }
        }
    }

    private static byte[] mutated(List<byte[]> good, RandomGenerator chance) {
        byte[] bytes = any(good, chance);
        for (int times = 1 + chance.nextInt(6); times > 0; times--) {
            bytes = once(bytes, any(good, chance), chance);
        }
        return bytes;
    }

    private static byte[] any(List<byte[]> good, RandomGenerator chance) {
        return good.get(chance.nextInt(good.size())).clone();
    }

    private static byte[] once(byte[] bytes, byte[] other, RandomGenerator chance) {
        int from = chance.nextInt(bytes.length + 1);
        int to = from + chance.nextInt(bytes.length - from + 1);
        int near = Math.min(bytes.length, from + 1 + chance.nextInt(4));
        return switch (chance.nextInt(8)) {
            case 0, 1 -> flipped(bytes, chance);
            case 2 -> Arrays.copyOf(bytes, from);
            case 3 -> joined(bytes, from, near, new byte[0]);
            case 4 -> joined(bytes, from, to, piece(other, chance));
            case 5 -> joined(bytes, from, from, piece(bytes, chance));
            case 6 -> joined(bytes, from, from, noise(chance));
            default -> joined(bytes, from, from, repeated(bytes, chance));
        };
    }

    private static byte[] flipped(byte[] bytes, RandomGenerator chance) {
        if (bytes.length > 0) {
            int at = chance.nextInt(bytes.length);
            bytes[at] = (byte) (chance.nextBoolean() ? bytes[at] ^ (1 << chance.nextInt(8)) : chance.nextInt(256));
        }
        return bytes;
    }

    private static byte[] noise(RandomGenerator chance) {
        byte[] noise = new byte[1 + chance.nextInt(12)];
        for (int i = 0; i < noise.length; i++) {
            String telling = "{}[]<>\"':,\\*?|&-!#%()\n\r\t 0x";
            noise[i] = (byte)
                    (chance.nextInt(3) == 0 ? chance.nextInt(256) : telling.charAt(chance.nextInt(telling.length())));
        }
        return noise;
    }

    private static byte[] piece(byte[] bytes, RandomGenerator chance) {
        int from = chance.nextInt(bytes.length + 1);
        return Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + chance.nextInt(200)));
    }

    /// A short piece over and over, for what grows or nests.
    private static byte[] repeated(byte[] bytes, RandomGenerator chance) {
        byte[] unit = chance.nextBoolean() ? noise(chance) : piece(bytes, chance);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int times = 1 << chance.nextInt(11); times > 0 && out.size() < 50_000; times--) {
            out.writeBytes(unit);
        }
        return out.toByteArray();
    }

    private static byte[] joined(byte[] bytes, int from, int to, byte[] put) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, from);
        out.writeBytes(put);
        out.write(bytes, to, bytes.length - to);
        return out.toByteArray();
    }
}
