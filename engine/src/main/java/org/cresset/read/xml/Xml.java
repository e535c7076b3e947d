package org.cresset.read.xml;

import java.io.Reader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// The XML parser as we use it: no document types, no entities from elsewhere, names as they are written.
final class Xml {

    private static final XMLInputFactory FACTORY = factory();

    private Xml() {}

    static XMLStreamReader reader(Reader text) throws XMLStreamException {
        return FACTORY.createXMLStreamReader(text);
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /// The text with every character, written out or as `&#n;`, that XML 1.0 does not allow replaced.
    static String repaired(String text) {
        StringBuilder out = new StringBuilder(text.length());
        int at = 0;
        while (at < text.length()) {
            int end = text.startsWith("&#", at) ? text.indexOf(';', at) : -1;
            if (end > 0 && end - at < 12) {
                String reference = text.substring(at, end + 1);
                out.append(allowed(codePoint(reference)) ? reference : "\uFFFD");
                at = end + 1;
                continue;
            }
            int point = text.codePointAt(at);
            out.appendCodePoint(allowed(point) ? point : 0xFFFD);
            at += Character.charCount(point);
        }
        return out.toString();
    }

    private static int codePoint(String reference) {
        String digits = reference.substring(2, reference.length() - 1);
        try {
            return digits.startsWith("x") ? Integer.parseInt(digits.substring(1), 16) : Integer.parseInt(digits);
        } catch (NumberFormatException notANumber) {
            return -1;
        }
    }

    private static boolean allowed(int point) {
        return point == 9
                || point == 10
                || point == 13
                || (point >= 0x20 && point <= 0xD7FF)
                || (point >= 0xE000 && point <= 0xFFFD)
                || (point >= 0x10000 && point <= 0x10FFFF);
    }
}
