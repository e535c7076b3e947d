package org.cresset.story.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Command lines as a service or a task holds them and as a process shows them: numbers that are equal where both mean
/// the same.
public final class Commands {

    /// Of nothing.
    static final long NONE = 0;

    private static final int LONGEST = 32_768;
    private static final int MOST = 8;

    private Commands() {}

    /// What a process runs.
    ///
    /// @param line may be empty
    /// @param image the path of its program
    public static long of(String line, String image) {
        String cut = cut(line);
        int end = end(cut);
        String arguments = words(cut.substring(end));
        return arguments.isEmpty() ? program(image) : with(image, arguments);
    }

    /// What a service runs.
    static long service(String path) {
        String cut = cut(path);
        int end = end(cut);
        String program = cut.substring(0, end);
        String arguments = words(cut.substring(end));
        return arguments.isEmpty() ? program(program) : with(program, arguments);
    }

    /// What a task runs, by the XML that defines it.
    static List<Long> task(String xml) {
        String text = cut(xml);
        List<Long> found = new ArrayList<>();
        int at = text.indexOf("<Exec");
        while (at >= 0 && found.size() < MOST) {
            int end = text.indexOf("</Exec>", at);
            String action = text.substring(at, end < 0 ? text.length() : end);
            String program = element(action, "Command");
            String arguments = words(element(action, "Arguments"));
            if (!program.isBlank()) {
                found.add(arguments.isEmpty() ? program(program) : with(program, arguments));
            }
            at = end < 0 ? -1 : text.indexOf("<Exec", end);
        }
        return found;
    }

    private static String element(String xml, String name) {
        int start = xml.indexOf("<" + name + ">");
        int end = xml.indexOf("</" + name + ">");
        String text = start < 0 || end < start ? "" : xml.substring(start + name.length() + 2, end);
        return text.replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    private static String cut(String text) {
        String stripped = text.strip();
        return stripped.length() <= LONGEST ? stripped : stripped.substring(0, LONGEST);
    }

    /// Where the program of a line ends: at the quote, or at the first blank, but that of a path behind the first
    /// `.exe` that a blank follows.
    private static int end(String line) {
        if (line.startsWith("\"")) {
            int quote = line.indexOf('"', 1);
            return quote < 0 ? line.length() : quote + 1;
        }
        int blank = line.indexOf(' ');
        String first = blank < 0 ? line : line.substring(0, blank);
        if (first.chars().noneMatch(c -> c == '\\' || c == '/' || c == ':')) {
            return first.length();
        }
        String lower = line.toLowerCase(Locale.ROOT);
        int exe = lower.indexOf(".exe");
        while (exe >= 0 && exe + 4 < line.length() && !Character.isWhitespace(line.charAt(exe + 4))) {
            exe = lower.indexOf(".exe", exe + 4);
        }
        return exe < 0 ? first.length() : exe + 4;
    }

    private static String words(String text) {
        return text.strip().replaceAll("\\s+", " ");
    }

    /// A program with arguments: its name is enough.
    private static long with(String program, String arguments) {
        String path = path(program);
        int cut = Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/'));
        String name = path.substring(cut + 1);
        String bare = name.endsWith(".exe") ? name.substring(0, name.length() - 4) : name;
        return hash(bare + " " + arguments.toLowerCase(Locale.ROOT));
    }

    /// A program alone: all of its path has to agree.
    private static long program(String program) {
        String path = path(program);
        return path.indexOf('\\') < 0 && path.indexOf('/') < 0 ? NONE : hash(path);
    }

    private static String path(String program) {
        String path = program.strip().replace("\"", "").toLowerCase(Locale.ROOT);
        path = path.startsWith("\\??\\") ? path.substring(4) : path;
        path = path.startsWith("\\systemroot\\") ? "c:\\windows" + path.substring("\\systemroot".length()) : path;
        return path.replace("%comspec%", "c:\\windows\\system32\\cmd.exe")
                .replace("%systemroot%", "c:\\windows")
                .replace("%windir%", "c:\\windows")
                .replace("%systemdrive%", "c:")
                .replace("%programdata%", "c:\\programdata");
    }

    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 29;
        }
        return hash == NONE ? 1 : hash;
    }
}
