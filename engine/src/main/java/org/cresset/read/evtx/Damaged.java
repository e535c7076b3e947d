package org.cresset.read.evtx;

/// Bytes that are not what they should be; the message says what is wrong. Thrown and caught inside this package.
final class Damaged extends RuntimeException {

    Damaged(String message) {
        super(message, null, false, false);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
