package org.cresset.read.evtx;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cresset.read.evtx.Plain.Element;
import org.cresset.read.evtx.Plain.Named;

/// A record of a log as XML or JSON, for people.
public final class EvtxText {

    private final List<Element> roots;

    private EvtxText(List<Element> roots) {
        this.roots = roots;
    }

    /// The record that a visitor has just been handed; its chunk is read once more.
    static EvtxText of(Chunk chunk, int at) {
        Plain.Reading reading = new Plain.Reading(chunk.bytes(), chunk.length());
        List<Plain> read = reading.fragment(at + 24, at + chunk.recordSize(at) - 4);
        return new EvtxText(read.stream()
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList());
    }

    /// The record as XML on one line. Characters that XML does not allow stand as U+FFFD.
    public String xml() {
        StringBuilder out = new StringBuilder();
        roots.forEach(root -> xml(root, out));
        return out.toString();
    }

    private static void xml(Element element, StringBuilder out) {
        out.append('<').append(element.name());
        for (Named attribute : element.attributes()) {
            out.append(' ').append(attribute.name()).append("=\"");
            escape(attribute.text(), out);
            out.append('"');
        }
        if (element.content().isEmpty()) {
            out.append("/>");
            return;
        }
        out.append('>');
        for (Plain part : element.content()) {
            switch (part) {
                case Plain.Text(var text) -> escape(text, out);
                case Element inner -> xml(inner, out);
            }
        }
        out.append("</").append(element.name()).append('>');
    }

    private static void escape(String text, StringBuilder out) {
        text.codePoints().forEach(point -> {
            switch (point) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\n', '\r', '\t' -> out.append("&#").append(point).append(';');
                default -> out.appendCodePoint(isAllowed(point) ? point : 0xfffd);
            }
        });
    }

    private static boolean isAllowed(int point) {
        boolean half = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        return point >= 0x20 && !half && point != 0xfffe && point != 0xffff;
    }

    /// The record as JSON on one line, in the form that other readers of logs write: attributes below `#attributes`,
    /// named `Data` under their names.
    public String json() {
        StringBuilder out = new StringBuilder("{");
        for (int i = 0; i < roots.size(); i++) {
            out.append(i == 0 ? "" : ",");
            string(roots.get(i).name(), out);
            out.append(':');
            json(roots.get(i), out);
        }
        return out.append('}').toString();
    }

    private static void json(Element element, StringBuilder out) {
        List<Element> inner = element.elements();
        boolean data = element.name().equals("Data");
        List<Named> attributes = element.attributes().stream()
                .filter(attribute -> !data || !attribute.name().equals("Name"))
                .toList();
        if (inner.isEmpty() && attributes.isEmpty()) {
            string(element.text(), out);
            return;
        }
        out.append('{');
        List<String> members = new ArrayList<>();
        if (!attributes.isEmpty()) {
            members.add(attributes(attributes));
        }
        if (inner.isEmpty() && !element.text().isEmpty()) {
            StringBuilder text = new StringBuilder("\"#text\":");
            string(element.text(), text);
            members.add(text.toString());
        }
        grouped(inner).forEach((name, group) -> members.add(member(name, group)));
        out.append(String.join(",", members)).append('}');
    }

    private static String attributes(List<Named> attributes) {
        StringBuilder out = new StringBuilder("\"#attributes\":{");
        for (int i = 0; i < attributes.size(); i++) {
            out.append(i == 0 ? "" : ",");
            string(attributes.get(i).name(), out);
            out.append(':');
            string(attributes.get(i).text(), out);
        }
        return out.append('}').toString();
    }

    /// Elements by the name that JSON gives them; those of the same name become a list.
    private static Map<String, List<Element>> grouped(List<Element> elements) {
        Map<String, List<Element>> groups = new LinkedHashMap<>();
        for (Element element : elements) {
            String name = element.attributes().stream()
                    .filter(attribute ->
                            element.name().equals("Data") && attribute.name().equals("Name"))
                    .map(Named::text)
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .orElse(element.name());
            groups.computeIfAbsent(name, key -> new ArrayList<>()).add(element);
        }
        return groups;
    }

    private static String member(String name, List<Element> group) {
        StringBuilder out = new StringBuilder();
        string(name, out);
        out.append(group.size() == 1 ? ":" : ":[");
        for (int i = 0; i < group.size(); i++) {
            out.append(i == 0 ? "" : ",");
            json(group.get(i), out);
        }
        return out.append(group.size() == 1 ? "" : "]").toString();
    }

    private static void string(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < 0x20 || Character.isSurrogate(c) || c == 0x7f) {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
