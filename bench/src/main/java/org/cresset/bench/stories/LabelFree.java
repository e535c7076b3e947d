package org.cresset.bench.stories;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Whether the stories of a method are the same when the labels are dealt out anew.
final class LabelFree {

    private static final long SEED = 1;
    private static final int LABELS = 2;

    private LabelFree() {}

    static boolean holds(AlertFile file, Method method) throws IOException {
        Path folder = Files.createTempDirectory("cresset-labels");
        Path copy = folder.resolve(file.path().getFileName());
        try {
            Files.write(copy, shuffled(Files.readAllLines(file.path())));
            return method.stories(file.alerts()).equals(method.stories(new AlertFile(copy).alerts()));
        } finally {
            Files.deleteIfExists(copy);
            Files.delete(folder);
        }
    }

    /// The same lines with the labels, which are the last two cells, of others.
    static List<String> shuffled(List<String> lines) {
        List<String> labels = new ArrayList<>();
        lines.stream().skip(1).forEach(line -> labels.add(line.substring(cut(line))));
        Collections.shuffle(labels, new Random(SEED));
        List<String> shuffled = new ArrayList<>(lines.subList(0, 1));
        for (int i = 1; i < lines.size(); i++) {
            shuffled.add(lines.get(i).substring(0, cut(lines.get(i))) + labels.get(i - 1));
        }
        return shuffled;
    }

    private static int cut(String line) {
        int at = line.length();
        for (int i = 0; i < LABELS; i++) {
            at = line.lastIndexOf(',', at - 1);
        }
        return at;
    }
}
