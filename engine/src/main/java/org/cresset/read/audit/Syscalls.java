package org.cresset.read.audit;

import java.util.HashMap;
import java.util.Map;
import org.cresset.event.Table;

/// The names of system calls, by the table `syscalls.tsv`. Safe for any thread.
final class Syscalls {

    /// How the audit log writes the processors of the table, in the order of its columns.
    private static final Map<String, Integer> COLUMNS =
            Map.of("c000003e", 1, "x86_64", 1, "40000003", 2, "i386", 2, "c00000b7", 3, "aarch64", 3);

    private final Map<Integer, Map<String, String>> names =
            Map.of(1, new HashMap<>(), 2, new HashMap<>(), 3, new HashMap<>());

    Syscalls() {
        for (Table.Row row : Table.read(Syscalls.class, "syscalls.tsv", 4)) {
            names.forEach((column, byNumber) -> byNumber.put(row.cell(column), row.cell(0)));
        }
        names.values().forEach(byNumber -> byNumber.remove("-"));
    }

    /// The name of a call, or an empty text where it is not known.
    String name(String arch, String number) {
        return names.getOrDefault(COLUMNS.getOrDefault(arch, 0), Map.of()).getOrDefault(number, "");
    }
}
