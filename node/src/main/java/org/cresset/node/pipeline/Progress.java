package org.cresset.node.pipeline;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/// How far a scan has come. Safe for any thread.
public final class Progress {

    private final LongAdder records = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder files = new LongAdder();
    private final AtomicLong allFiles = new AtomicLong();

    void expect(long count) {
        allFiles.set(count);
    }

    void record() {
        records.increment();
    }

    void bytes(long count) {
        bytes.add(count);
    }

    void file() {
        files.increment();
    }

    public long records() {
        return records.sum();
    }

    /// Bytes read so far, packed.
    public long bytes() {
        return bytes.sum();
    }

    public long files() {
        return files.sum();
    }

    public long allFiles() {
        return allFiles.get();
    }
}
