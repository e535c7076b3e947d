package org.cresset.story.link;

import java.util.LinkedHashMap;
import java.util.Map;

/// A map that forgets what came first where there is too much, and counts that. For one thread.
///
/// @param <K> of keys
/// @param <V> of values
@SuppressWarnings("serial")
public final class Bounded<K, V> extends LinkedHashMap<K, V> {

    private final int most;
    private long forgotten;

    public Bounded(int most) {
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        boolean tooMany = size() > most;
        forgotten += tooMany ? 1 : 0;
        return tooMany;
    }

    /// How many were forgotten.
    public long forgotten() {
        return forgotten;
    }
}
