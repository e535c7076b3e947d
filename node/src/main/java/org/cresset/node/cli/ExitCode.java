package org.cresset.node.cli;

/// The codes that commands end with.
final class ExitCode {

    static final int DONE = 0;
    static final int INTERNAL = 1;
    static final int USAGE = 2;
    static final int PARTLY_UNREADABLE = 3;
    static final int NOTHING_TO_RUN = 4;
    static final int REFUSED = 5;
    static final int RESOURCE = 7;
    static final int FINDINGS = 10;
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
