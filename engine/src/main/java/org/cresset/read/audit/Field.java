package org.cresset.read.audit;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cresset.read.Names;
import org.cresset.read.Names.Path;

/// What a name in an audit record means.
///
/// @param index which argument it is
/// @param part which part of an argument that stands in several, counted from 0
record Field(Path path, Use use, int index, int part) {

    private static final Pattern ARGUMENT = Pattern.compile("a(\\d{1,5})(?:\\[(\\d{1,5})])?");

    /// Fields whose value, where it stands without quotes, is in hexadecimal digits.
    private static final Set<String> ENCODED = Set.of(
            ("acct cmd comm data device dir exe file fstype grp invalid_context new-chardev new-disk new-fs new-net"
                            + " new-rng new_group ocomm old-chardev old-disk old-fs old-net old-rng path profile"
                            + " root_dir srcname sw target vm vm-ctx watch")
                    .split(" "));

    /// The keys of a rule as the kernel writes them, beside a list with commas, in a record of the Azure agent.
    private static final String RAW_KEY = "key_r";

    /// What becomes of the value.
    enum Use {
        PLAIN,
        ENCODED,
        /// Several values, with a byte 1 between them.
        KEY,
        /// Encoded, with a zero byte behind each argument.
        PROCTITLE,
        ARGUMENT,
        SOCKET,
        SYSCALL,
        SYSCALL_NAME,
        ARCH,
        SUCCESS,
        CWD,
        NAME,
        NAMETYPE,
        MODE,
        FLAGS,
        NODE,
        /// A list of the Azure agent, and its command line.
        LIST,
        COMMAND
    }

    static Field of(String name, Names names) {
        Matcher argument = ARGUMENT.matcher(name);
        if (argument.matches()) {
            String part = argument.group(2);
            return new Field(
                    names.root().child("a" + argument.group(1)),
                    Use.ARGUMENT,
                    Integer.parseInt(argument.group(1)),
                    part == null ? 0 : Integer.parseInt(part));
        }
        String said = name.equals(RAW_KEY) ? "key" : name;
        return new Field(names.root().child(said), use(said), 0, 0);
    }

    private static Use use(String name) {
        return switch (name) {
            case "key" -> Use.KEY;
            case "proctitle" -> Use.PROCTITLE;
            case "saddr" -> Use.SOCKET;
            case "syscall" -> Use.SYSCALL;
            case "SYSCALL" -> Use.SYSCALL_NAME;
            case "arch" -> Use.ARCH;
            case "success" -> Use.SUCCESS;
            case "cwd" -> Use.CWD;
            case "name" -> Use.NAME;
            case "nametype" -> Use.NAMETYPE;
            case "mode" -> Use.MODE;
            case "oflag" -> Use.FLAGS;
            case "node" -> Use.NODE;
            case "path_name", "path_nametype", "path_mode" -> Use.LIST;
            case "cmdline" -> Use.COMMAND;
            default -> ENCODED.contains(name) ? Use.ENCODED : Use.PLAIN;
        };
    }
}
