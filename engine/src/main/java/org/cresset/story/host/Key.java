package org.cresset.story.host;

import org.cresset.activity.ProcessRef;

/// Numbers by which processes of a host are known. Those of processes with an identifier of their own are positive
/// hashes of it; those of which a log tells only the number are negative and hold it.
final class Key {

    /// Of no process.
    static final long NONE = 0;

    private Key() {}

    static long of(ProcessRef process) {
        if (!process.guid().isEmpty()) {
            return told(process.guid());
        }
        return process.pid() < 0 ? NONE : byNumber(process.pid());
    }

    /// Of an identifier: odd.
    private static long told(String guid) {
        long key = Guid.is(guid) ? mixed(Guid.high(guid), Guid.low(guid)) : hash(guid);
        return key | 1;
    }

    /// What a process is called by its number, as long as nobody has looked which one had it then.
    static long byNumber(long pid) {
        return Long.MIN_VALUE | (pid & Integer.MAX_VALUE);
    }

    static boolean isNumber(long key) {
        return key < 0;
    }

    static long number(long key) {
        return key & Long.MAX_VALUE;
    }

    /// A positive number that two texts have in common only by an accident of one in 2^62.
    static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 29;
        }
        return positive(hash);
    }

    /// Whether a key is made of an identifier: those are odd.
    static boolean isTold(long key) {
        return key > 0 && (key & 1) == 1;
    }

    /// An even number made of two.
    static long mixed(long one, long other) {
        long hash = (one * 0x9E3779B97F4A7C15L) ^ other;
        hash = (hash ^ (hash >>> 32)) * 0xD6E8FEB86659FD93L;
        return Math.max(2, positive(hash ^ (hash >>> 29)) & ~1L);
    }

    private static long positive(long hash) {
        return (hash ^ (hash >>> 31)) & Long.MAX_VALUE;
    }
}
