package org.cresset.bench;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/// The plainest reader of a log that one could write in Java: lines split at a separator, trees of Jackson for JSON,
/// the stream reader of the JDK for XML. It knows no names, no times and no sources.
final class PlainReading {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final XMLInputFactory XML = XMLInputFactory.newFactory();

    static {
        XML.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    }

    private PlainReading() {}

    /// How many values it found, so that nothing is left out.
    static long read(String how, List<byte[]> files) throws IOException {
        long values = 0;
        for (byte[] file : files) {
            values += switch (how) {
                case "json" -> trees(file);
                case "xml" -> xml(file);
                case "syslog-json" -> lines(file, PlainReading::treeBehindHead);
                default -> split(how, file);
            };
        }
        return values;
    }

    private static long split(String how, byte[] file) throws IOException {
        String separator = switch (how) {
            case "split tab" -> "\t";
            case "split comma" -> ",";
            case "split pipe" -> Pattern.quote("|");
            default -> " ";
        };
        Pattern pattern = Pattern.compile(separator);
        boolean single = separator.length() == 1;
        return lines(file, line -> (single ? line.split(separator, -1) : pattern.split(line, -1)).length);
    }

    private static long lines(byte[] file, ToLongFunction<String> pieces) throws IOException {
        long values = 0;
        try (BufferedReader in = new BufferedReader(
                new InputStreamReader(new ByteArrayInputStream(file), StandardCharsets.UTF_8), 1 << 16)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                values += pieces.applyAsLong(line);
            }
        }
        return values;
    }

    private static long treeBehindHead(String line) {
        int brace = line.indexOf('{');
        return brace < 0
                ? 0
                : JSON.readTree(line.substring(brace)).size()
                        + line.substring(0, brace).split(" ", -1).length;
    }

    private static long trees(byte[] file) {
        long values = 0;
        try (MappingIterator<JsonNode> trees = JSON.readerFor(JsonNode.class).readValues(file)) {
            while (trees.hasNextValue()) {
                values += trees.nextValue().size();
            }
        }
        return values;
    }

    private static long xml(byte[] file) throws IOException {
        long values = 0;
        try {
            XMLStreamReader in = XML.createXMLStreamReader(new ByteArrayInputStream(file));
            while (in.hasNext()) {
                values += switch (in.next()) {
                    case XMLStreamReader.CHARACTERS -> in.getText().length();
                    case XMLStreamReader.START_ELEMENT -> in.getAttributeCount();
                    default -> 0;
                };
            }
            in.close();
            return values;
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }
}
