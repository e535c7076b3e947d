package org.cresset.story.host;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/// Makes room where too many processes are remembered. Those that findings lead to stay, with those that wrote their
/// programs or started threads in them; of the others those go first that started nothing, and of those the ones that
/// were named longest ago.
final class Forgetting {

    /// Which comes before any that started nothing: one that started another.
    private static final long STARTED_OTHERS = 1L << 32;

    private Forgetting() {}

    /// Forgets so many rows over all these hosts, or as many as nothing needs.
    static void of(Collection<Host> hosts, int many) {
        List<Host> ordered = List.copyOf(hosts);
        List<BitSet> needed = new ArrayList<>();
        int size = 0;
        for (Host host : ordered) {
            BitSet of = host.needed();
            needed.add(of);
            size += host.rows() - of.cardinality();
        }
        if (size == 0) {
            return;
        }
        List<long[]> worths = ordered.stream().map(Forgetting::worths).toList();
        long[] all = new long[size];
        int next = 0;
        for (int i = 0; i < ordered.size(); i++) {
            for (int row = needed.get(i).nextClearBit(0); row < worths.get(i).length; ) {
                all[next++] = worths.get(i)[row];
                row = needed.get(i).nextClearBit(row + 1);
            }
        }
        Arrays.sort(all);
        long upTo = all[Math.min(many, size) - 1];
        for (int i = 0; i < ordered.size(); i++) {
            keep(ordered.get(i), needed.get(i), worths.get(i), upTo);
        }
    }

    private static void keep(Host host, BitSet needed, long[] worths, long upTo) {
        BitSet kept = new BitSet();
        for (int row = 0; row < worths.length; row++) {
            kept.set(row, needed.get(row) || worths[row] > upTo);
        }
        if (kept.cardinality() < worths.length) {
            host.keep(kept);
        }
    }

    private static long[] worths(Host host) {
        Processes processes = host.processes();
        long[] worths = new long[processes.size()];
        for (int row = 0; row < worths.length; row++) {
            worths[row] += processes.seen(row);
            int parent =
                    processes.parent(row) == Key.NONE ? -1 : processes.at(processes.parent(row), processes.start(row));
            if (parent >= 0) {
                worths[parent] |= STARTED_OTHERS;
            }
        }
        return worths;
    }
}
