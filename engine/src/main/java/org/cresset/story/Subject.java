package org.cresset.story;

import java.util.List;
import org.cresset.activity.ProcessRef;

/// What a finding is about, as far as its event says so. Immutable.
///
/// @param process who did it, or was started
/// @param user `DOMAIN\name` or a name
/// @param session what the host calls the session; empty for sessions of the system itself
/// @param file the path of a file that was written
/// @param hashes of the file or program, as the log writes them
/// @param shown the most telling value for people: a command line, a path, an address
public record Subject(
        ProcessRef process,
        String user,
        String session,
        String commandLine,
        String file,
        List<String> hashes,
        String shown) {

    /// What is longer is cut; Windows allows no command line of more.
    private static final int LONGEST = 32_768;

    public static final Subject NONE = new Subject(ProcessRef.NONE, "", "", "", "", List.of(), "");

    public Subject {
        process = new ProcessRef(process.guid(), process.pid(), cut(process.image()));
        session = cut(session);
        commandLine = cut(commandLine);
        file = cut(file);
        hashes = List.copyOf(hashes);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
