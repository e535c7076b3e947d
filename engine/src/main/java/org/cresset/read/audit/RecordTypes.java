package org.cresset.read.audit;

import java.util.HashMap;
import java.util.Map;
import org.cresset.event.Table;

/// The types of audit records, by the table `types.tsv`. Safe for any thread.
final class RecordTypes {

    private static final String UNKNOWN = "UNKNOWN[";

    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();

    RecordTypes() {
        for (Table.Row row : Table.read(RecordTypes.class, "types.tsv", 2)) {
            names.put(row.cell(0), row.cell(1));
            numbers.put(row.cell(1), Integer.parseInt(row.cell(0)));
        }
    }

    /// A type that a line names or gives as a number (`1300`, `UNKNOWN[1300]`).
    RecordType of(String written) {
        boolean unknown = written.startsWith(UNKNOWN) && written.endsWith("]");
        String bare = unknown ? written.substring(UNKNOWN.length(), written.length() - 1) : written;
        String name = names.getOrDefault(bare, written);
        return new RecordType(name, kind(name), standsAlone(name));
    }

    private static RecordType.Kind kind(String name) {
        return switch (name) {
            case "SYSCALL" -> RecordType.Kind.SYSCALL;
            case "EXECVE" -> RecordType.Kind.EXECVE;
            case "PATH" -> RecordType.Kind.PATH;
            case "PROCTITLE" -> RecordType.Kind.PROCTITLE;
            case "EOE" -> RecordType.Kind.EOE;
            default -> name.startsWith("AUOMS_") ? RecordType.Kind.AUOMS : RecordType.Kind.OTHER;
        };
    }

    /// What programs and not the kernel say of a call comes in records that are each an event.
    private boolean standsAlone(String name) {
        int number = numbers.getOrDefault(name, 0);
        return (number >= 1100 && number < 1300) || number >= 2000 || name.startsWith("AUOMS_");
    }
}
