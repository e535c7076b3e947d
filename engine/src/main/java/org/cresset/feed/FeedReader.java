package org.cresset.feed;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/// Reads feeds of any format that is known, which their content tells: JSON of MISP, of STIX 2.1, of CISA KEV, warning
/// lists of MISP, our own store, tables and lists as text. A bad entry costs only itself; damaged JSON costs what comes
/// behind it in the document. For one thread.
public final class FeedReader {

    private static final int LOOK = 1 << 16;
    private static final int LONGEST_LINE = 1 << 20;

    private final Feed feed;
    private final Defaults defaults;
    private String name = "";

    public FeedReader(Feed feed, Defaults defaults) {
        this.feed = feed;
        this.defaults = defaults;
    }

    /// Reads a file to its end.
    ///
    /// @param path by which people know it
    public void read(String path, InputStream in) throws IOException {
        feed.file(path);
        name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        BufferedInputStream buffered = new BufferedInputStream(in, LOOK);
        buffered.mark(LOOK);
        byte[] head = buffered.readNBytes(LOOK - 1);
        buffered.reset();
        int first = first(head);
        boolean json = first < head.length && (head[first] == '{' || isArray(head, first));
        if (json && !isLines(head, first)) {
            documents(buffered, "");
        } else {
            lines(buffered, json);
        }
    }

    /// Where the text begins.
    private static int first(byte[] head) {
        boolean marked =
                head.length > 2 && (head[0] & 255) == 0xef && (head[1] & 255) == 0xbb && (head[2] & 255) == 0xbf;
        int at = marked ? 3 : 0;
        while (at < head.length && isBlank(head[at])) {
            at++;
        }
        return at;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == '\r' || b == '\n';
    }

    /// A list of JSON, not a line of text that begins with a bracket.
    private static boolean isArray(byte[] head, int first) {
        int next = first + 1;
        while (next < head.length && isBlank(head[next])) {
            next++;
        }
        return head[first] == '[' && next < head.length && (head[next] == '{' || head[next] == ']');
    }

    /// Whether the first line is a whole object.
    private static boolean isLines(byte[] head, int first) {
        int end = first;
        while (end < head.length && head[end] != '\n') {
            end++;
        }
        int last = end - 1;
        while (last > first && isBlank(head[last])) {
            last--;
        }
        return end < head.length && head[first] == '{' && last > first && head[last] == '}';
    }

    private void documents(InputStream in, String prefix) throws IOException {
        try (JsonParser parser = Json.FACTORY.createParser(ObjectReadContext.empty(), in)) {
            documents(parser, prefix);
        }
    }

    private void documents(JsonParser parser, String prefix) {
        try {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    new Document(feed, defaults, parser, prefix).read();
                } else if (token != JsonToken.START_ARRAY && token != JsonToken.END_ARRAY) {
                    feed.refuse(prefix + "byte " + parser.currentTokenLocation().getByteOffset(), "no object");
                }
            }
        } catch (JacksonException damaged) {
            feed.refuse(
                    prefix + "byte " + parser.currentLocation().getByteOffset(),
                    "damaged JSON, what comes behind is not read: "
                            + damaged.getOriginalMessage().split(" \\(for ", 2)[0]);
        }
    }

    private void lines(InputStream in, boolean json) throws IOException {
        TextReader text = new TextReader(feed, defaults.of(name));
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        long number = 1;
        long length = 0;
        boolean more = true;
        while (more) {
            int b = in.read();
            more = b >= 0;
            if (more && b != '\n') {
                length++;
                if (length <= LONGEST_LINE) {
                    line.write(b);
                }
                continue;
            }
            if (length > LONGEST_LINE) {
                feed.refuse("line " + number, "a line of " + length + " bytes");
            } else {
                line(line.toByteArray(), "line " + number, json, text);
            }
            line.reset();
            length = 0;
            number++;
        }
    }

    private void line(byte[] bytes, String place, boolean json, TextReader text) throws IOException {
        int first = first(bytes);
        if (!json) {
            text.line(new String(bytes, first, bytes.length - first, StandardCharsets.UTF_8), place);
        } else if (first < bytes.length) {
            documents(new java.io.ByteArrayInputStream(bytes), place + " ");
        }
    }
}
