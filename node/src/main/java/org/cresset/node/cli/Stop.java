package org.cresset.node.cli;

/// Ends a command with a message for the user and an exit code.
final class Stop extends RuntimeException {

    private final int code;

    Stop(int code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    int code() {
        return code;
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
