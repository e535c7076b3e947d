package org.cresset.node.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.cresset.rule.Level;

/// Where a command prints: results to `out`, everything else to `err`. Always UTF-8.
///
/// @param columns how wide the terminal is
/// @param colours whether `out` shows colours
/// @param live whether `err` is a terminal, so that a line can be written over
record Terminal(PrintStream out, PrintStream err, int columns, boolean colours, boolean live) {

    private static final int DEFAULT_COLUMNS = 100;
    private static final int NARROWEST = 40;

    /// The terminal of this process, by what the launcher found out about it.
    static Terminal ofProcess() {
        boolean outIsTerminal = Boolean.getBoolean("cresset.terminal.out");
        boolean plain = System.getenv("NO_COLOR") != null || "dumb".equals(System.getenv("TERM"));
        int columns = Integer.getInteger("cresset.columns", DEFAULT_COLUMNS);
        return new Terminal(
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                Math.max(NARROWEST, columns <= 0 ? DEFAULT_COLUMNS : columns),
                outIsTerminal && !plain,
                Boolean.getBoolean("cresset.terminal.err"));
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }

    /// The stream for those who want characters.
    static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    Terminal withoutColours() {
        return new Terminal(out, err, columns, false, live);
    }

    /// Text in the colour of a level.
    String coloured(Level level, String text) {
        String code = switch (level) {
            case CRITICAL -> "1;31";
            case HIGH -> "31";
            case MEDIUM -> "33";
            case LOW -> "34";
            case INFORMATIONAL -> "37";
        };
        return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }

    String bold(String text) {
        return colours ? "\u001b[1m" + text + "\u001b[0m" : text;
    }
}
