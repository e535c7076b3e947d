package org.cresset.bench.speed;

/// x
public final class StorySpeed {
    private StorySpeed() {}

    /// x
    public static String figures() {
        return "";
    }
}
