package org.cresset.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Makes input of any size: all lanes of a folder over and over, each round a day later than the one before.
final class Lengthen {

    private static final Pattern DATE = Pattern.compile("20\\d\\d-[01]\\d-[0-3]\\d");

    /// A lane and where dates stand in it.
    private static final class Dated {

        private final byte[] bytes;
        private final List<Integer> places = new ArrayList<>();
        private final List<LocalDate> dates = new ArrayList<>();

        Dated(Path file) throws IOException {
            bytes = Files.readAllBytes(file);
            Matcher found = DATE.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
            while (found.find()) {
                places.add(found.start());
                dates.add(LocalDate.parse(found.group()));
            }
        }

        void write(long daysLater, OutputStream out) throws IOException {
            for (int i = 0; i < places.size(); i++) {
                byte[] date = dates.get(i).plusDays(daysLater).toString().getBytes(StandardCharsets.US_ASCII);
                System.arraycopy(date, 0, bytes, places.get(i), date.length);
            }
            out.write(bytes);
        }
    }

    private Lengthen() {}

    static void write(Path lanes, double gigabytes, OutputStream to) throws IOException {
        List<Dated> all = new ArrayList<>();
        for (Lane lane : Lane.in(lanes)) {
            all.add(new Dated(lane.file()));
        }
        long left = (long) (gigabytes * 1e9);
        try (OutputStream out = new BufferedOutputStream(to, 1 << 20)) {
            for (long round = 0; left > 0; round++) {
                for (Dated lane : all) {
                    lane.write(round, out);
                    left -= lane.bytes.length;
                }
            }
        }
    }
}
