package org.cresset.read.audit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// What the records of one event say together about the call that was made. For one thread.
final class Facts {

    private static final int CREATE = 0x40;
    private static final int ARGUMENTS = 4;
    private static final int KEPT = 1000;

    /// A file that the call dealt with.
    record Item(String name, String nameType, String mode) {

        boolean isDirectory() {
            return mode.length() == 6 && mode.startsWith("04");
        }
    }

    String arch = "";
    String number = "";
    String call = "";
    String success = "";
    String directory = "";
    String flags = "";
    SocketAddress address = SocketAddress.of(new byte[0], 0);
    private final String[] arguments = {"", "", "", ""};
    private final List<Item> items = new ArrayList<>();

    void clear() {
        arch = "";
        number = "";
        call = "";
        success = "";
        directory = "";
        flags = "";
        address = SocketAddress.of(new byte[0], 0);
        items.clear();
        for (int i = 0; i < ARGUMENTS; i++) {
            arguments[i] = "";
        }
    }

    void argument(int index, String hex) {
        if (index < ARGUMENTS) {
            arguments[index] = hex;
        }
    }

    void item(Item item) {
        if (items.size() < KEPT) {
            items.add(item);
        }
    }

    /// Whether a machine was called on the network, with success or not.
    boolean isConnection() {
        boolean connects = call.equals("connect") || (call.equals("socketcall") && arguments[0].equals("3"));
        return connects && address.isInternet();
    }

    /// The files that were made or, by a call that does nothing else, deleted.
    List<String> targets() {
        if (success.equals("no") || success.equals("0")) {
            return List.of();
        }
        String wanted = isDeletion() ? "DELETE" : "CREATE";
        List<String> found = new ArrayList<>();
        for (Item item : items) {
            if (item.nameType().equals(wanted) && !item.isDirectory()) {
                found.add(absolute(item.name()));
            }
        }
        if (found.isEmpty() && createsWhereMissing()) {
            for (int i = items.size() - 1; i >= 0 && found.isEmpty(); i--) {
                if (items.get(i).nameType().equals("NORMAL")) {
                    found.add(absolute(items.get(i).name()));
                }
            }
        }
        return found;
    }

    private boolean isDeletion() {
        return call.equals("unlink") || call.equals("unlinkat");
    }

    private boolean createsWhereMissing() {
        return switch (call) {
            case "creat" -> true;
            case "open" -> (number(arguments[1], 16) & CREATE) != 0;
            case "openat" -> (number(arguments[2], 16) & CREATE) != 0;
            case "openat2" -> (number(flags, 8) & CREATE) != 0;
            default -> false;
        };
    }

    private static long number(String digits, int base) {
        try {
            return Long.parseUnsignedLong(digits, base);
        } catch (NumberFormatException notOne) {
            return 0;
        }
    }

    /// A path from the root where the records tell it; one relative to a directory that only the program knows stays
    /// as it is.
    private String absolute(String name) {
        boolean rooted = name.startsWith("/");
        if (!rooted && (!directory.startsWith("/") || isElsewhere())) {
            return name;
        }
        String path = rooted ? name : directory + "/" + name;
        boolean straight = !path.contains("//") && !path.contains("/.");
        return straight ? path : straightened(path);
    }

    private static String straightened(String path) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/", -1)) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        return "/" + String.join("/", parts);
    }

    /// Whether paths are relative to a directory that the program had opened, and not to the current one.
    private boolean isElsewhere() {
        int which = switch (call) {
            case "openat", "openat2", "mkdirat", "mknodat", "unlinkat" -> 0;
            case "symlinkat" -> 1;
            case "renameat", "renameat2", "linkat" -> 2;
            default -> -1;
        };
        return which >= 0
                && !arguments[which].isEmpty()
                && !arguments[which].equals("ffffff9c")
                && !arguments[which].equals("ffffffffffffff9c");
    }
}
