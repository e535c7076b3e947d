package org.cresset.bench.stories;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/// The alerts of one network in the form of AIT-ADS: `time,name,ip,host,short,time_label,event_label`.
public record AlertFile(Path path) {

    private static final String ENDING = "_alerts.txt";
    private static final String HEAD = "time,name,ip,host,short,time_label,event_label";

    /// Those of a folder, by name.
    public static List<AlertFile> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<AlertFile> found = files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .map(AlertFile::new)
                    .toList();
            if (found.isEmpty()) {
                throw new IllegalStateException("no file *" + ENDING + " in " + folder);
            }
            return found;
        }
    }

    public String network() {
        String name = path.getFileName().toString();
        return name.substring(0, name.length() - ENDING.length());
    }

    /// All alerts by time; those of one second in the order of the file.
    public List<Alert> alerts() throws IOException {
        List<Alert> alerts = new ArrayList<>();
        each((alert, label) -> alerts.add(alert));
        alerts.sort(Comparator.comparingLong(Alert::second));
        return alerts;
    }

    /// What the labels say.
    public Truth truth() throws IOException {
        Truth.Collector truth = new Truth.Collector();
        each(truth::add);
        return truth.done();
    }

    private void each(BiConsumer<Alert, String> taker) throws IOException {
        String network = network();
        Map<String, String> texts = new HashMap<>();
        try (BufferedReader lines = Files.newBufferedReader(path)) {
            if (!HEAD.equals(lines.readLine())) {
                throw new IllegalStateException(path + " does not begin with " + HEAD);
            }
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] cells = line.split(",", -1);
                if (cells.length != 7) {
                    throw new IllegalStateException(path + ": not seven columns: " + line);
                }
                String rule = texts.computeIfAbsent(cells[1], text -> text);
                String host = texts.computeIfAbsent(cells[3], text -> text);
                taker.accept(new Alert(network, Long.parseLong(cells[0]), host, rule), cells[6]);
            }
        }
    }
}
