package org.cresset;

import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Checks a law many times, each time with values made from a seed of its own. The seed of a check that fails is named;
/// `-Dproperty.seed=N` repeats that one alone.
public final class Property {

    private static final RandomGeneratorFactory<RandomGenerator> CHANCE = RandomGeneratorFactory.of("L64X128MixRandom");

    private Property() {}

    public static void holds(int times, Consumer<RandomGenerator> law) {
        Long only = Long.getLong("property.seed");
        if (only != null) {
            law.accept(chance(only));
            return;
        }
        for (long seed = 1; seed <= times; seed++) {
            try {
                law.accept(chance(seed));
            } catch (RuntimeException | AssertionError | StackOverflowError broken) {
                throw new AssertionError("-Dproperty.seed=" + seed + ": " + broken.getMessage(), broken);
            }
        }
    }

    public static RandomGenerator chance(long seed) {
        return CHANCE.create(seed);
    }

    /// A text of up to so many of these characters.
    public static String text(RandomGenerator chance, int longest, String... characters) {
        StringBuilder text = new StringBuilder();
        for (int left = chance.nextInt(longest + 1); left > 0; left--) {
            text.append(characters[chance.nextInt(characters.length)]);
        }
        return text.toString();
    }
}
