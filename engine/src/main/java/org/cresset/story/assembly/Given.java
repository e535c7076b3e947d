package org.cresset.story.assembly;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Set;
import java.util.TreeSet;
import org.cresset.event.Sha256;
import org.cresset.story.Story;

/// A story as it was last given.
sealed interface Given {

    /// The ids by which its parts are known.
    Set<String> parts();

    /// Those of its findings.
    Set<String> rules();

    /// How many detections it had.
    int findings();

    /// Its earliest detection; empty where it had none.
    String first();

    /// Of all that it says.
    String digest();

    /// Whether it says the same as another.
    boolean says(Story other);

    /// One that was given by this process.
    record Told(Story story, Set<String> parts) implements Given {

        public Told {
            parts = Set.copyOf(parts);
        }

        @Override
        public Set<String> rules() {
            Set<String> rules = new TreeSet<>();
            story.ledger().forEach(line -> rules.add(line.rule()));
            return rules;
        }

        @Override
        public int findings() {
            return story.detections().size();
        }

        @Override
        public String first() {
            return story.detections().isEmpty() ? "" : story.detections().getFirst();
        }

        @Override
        public String digest() {
            return Given.digest(story);
        }

        @Override
        public boolean says(Story other) {
            return story.equals(other);
        }
    }

    /// One that was given before a restart.
    record Restored(String digest, Set<String> parts, Set<String> rules, int findings, String first) implements Given {

        public Restored {
            parts = Set.copyOf(parts);
            rules = Set.copyOf(rules);
        }

        @Override
        public boolean says(Story other) {
            return digest.equals(Given.digest(other));
        }
    }

    private static String digest(Story story) {
        byte[] hash = Sha256.start().digest(story.toString().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash);
    }
}
