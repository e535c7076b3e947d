package org.cresset.report;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import org.cresset.detect.Detection;

/// Detections in the order of their time, whatever order they come in and however many they are: beyond a bound of
/// memory, sorted runs are laid aside in files and merged at the end. Safe for any thread.
///
/// A line that is the same find in the same record twice over gets an id of its own (`...-2`).
public final class DetectionLog implements AutoCloseable {

    private static final int KEPT_CHARACTERS = 8 << 20;
    private static final int KEY = 16;
    private static final int ID = 32;
    private static final char BETWEEN = '\t';

    private final Path folder;
    private final List<DetectionText.Format> formats;
    private final SortedLines lines;

    /// Makes an empty log.
    ///
    /// @param folder where runs may be laid aside; they are deleted by [#close]
    /// @param formats what each detection will be asked for at the end
    public DetectionLog(Path folder, List<DetectionText.Format> formats) {
        this(folder, formats, KEPT_CHARACTERS);
    }

    /// Makes an empty log that keeps so many characters in memory.
    DetectionLog(Path folder, List<DetectionText.Format> formats, int kept) {
        this.folder = folder;
        this.formats = List.copyOf(formats);
        lines = new SortedLines(folder, "detections", kept);
    }

    /// Where runs may be laid aside.
    public Path folder() {
        return folder;
    }

    /// Adds a detection.
    public void add(Detection detection) {
        StringBuilder line = new StringBuilder();
        line.append(HexFormat.of().toHexDigits(detection.time() ^ Long.MIN_VALUE))
                .append(detection.id());
        for (DetectionText.Format format : formats) {
            line.append(BETWEEN).append(DetectionText.line(detection, format));
        }
        lines.add(line.toString());
    }

    /// Hands on the lines of each detection, one for each format, in the order of time.
    public void forEach(Consumer<List<String>> detection) {
        Told told = new Told(detection);
        lines.forEach(told::tell);
    }

    /// Tells detections apart that have the same id.
    private static final class Told {

        private final Consumer<List<String>> detection;
        private String last = "";
        private int times = 1;

        Told(Consumer<List<String>> detection) {
            this.detection = detection;
        }

        void tell(String line) {
            String id = line.substring(KEY, KEY + ID);
            times = id.equals(last) ? times + 1 : 1;
            last = id;
            String rest = line.substring(KEY + ID + 1);
            String named = times == 1 ? rest : rest.replace(id, id + "-" + times);
            detection.accept(List.of(named.split(String.valueOf(BETWEEN), -1)));
        }
    }

    /// Deletes what was laid aside.
    @Override
    public void close() {
        lines.close();
    }
}
