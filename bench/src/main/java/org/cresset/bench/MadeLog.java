package org.cresset.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A log of records that we invented, from the file `readers.txt`.
///
/// @param how the plainest reader takes its records
record MadeLog(String name, String how, List<String> head, List<String> records, List<String> foot) {

    private static final Pattern VALUE = Pattern.compile("%\\{([^}]+)}");

    static List<MadeLog> all() throws IOException {
        List<MadeLog> logs = new ArrayList<>();
        try (InputStream in = MadeLog.class.getResourceAsStream("readers.txt")) {
            if (in == null) {
                throw new IOException("readers.txt is missing");
            }
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                line(line, logs);
            }
        }
        return logs;
    }

    private static void line(String line, List<MadeLog> logs) {
        if (line.startsWith("## ")) {
            String[] words = line.split(" ", 3);
            logs.add(new MadeLog(words[1], words[2], new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
        } else if (line.startsWith("> ")) {
            logs.getLast().head().add(line.substring(2));
        } else if (line.startsWith("< ")) {
            logs.getLast().foot().add(line.substring(2));
        } else if (!line.isEmpty() && !line.startsWith("// ")) {
            logs.getLast().records().add(line);
        }
    }

    /// So many bytes of it, and those that the last record takes.
    byte[] bytes(int size) {
        Varied varied = new Varied();
        List<List<Function<Varied, String>>> forms =
                records.stream().map(MadeLog::parts).toList();
        ByteArrayOutputStream out = new ByteArrayOutputStream(size + (1 << 16));
        head.forEach(line -> put(line + "\n", out));
        StringBuilder text = new StringBuilder();
        for (int i = 0; out.size() < size; i++) {
            varied.next();
            text.setLength(0);
            forms.get(i % forms.size()).forEach(part -> text.append(part.apply(varied)));
            put(text.append('\n').toString(), out);
        }
        foot.forEach(line -> put(line + "\n", out));
        return out.toByteArray();
    }

    private static List<Function<Varied, String>> parts(String record) {
        List<Function<Varied, String>> parts = new ArrayList<>();
        Matcher value = VALUE.matcher(record);
        int at = 0;
        while (value.find()) {
            String before = record.substring(at, value.start());
            parts.add(made -> before);
            parts.add(Varied.value(value.group(1)));
            at = value.end();
        }
        String rest = record.substring(at);
        parts.add(made -> rest);
        return parts;
    }

    private static void put(String text, ByteArrayOutputStream out) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.write(bytes, 0, bytes.length);
    }
}
