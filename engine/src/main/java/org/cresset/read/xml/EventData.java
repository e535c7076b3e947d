package org.cresset.read.xml;

import java.io.StringReader;
import java.util.function.BiConsumer;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.cresset.read.Names.TooMuch;

/// The `Data` elements of an event, where an exporter wrote only those, as text inside a table cell.
public final class EventData {

    private EventData() {}

    /// Hands on name and value of each `Data` element. False where the text is not such a document; what came before
    /// the damage has been handed on then.
    public static boolean read(String xml, BiConsumer<String, String> data) {
        try {
            XMLStreamReader reader = Xml.reader(new StringReader(xml));
            boolean any = false;
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equals("Data")) {
                    String name = reader.getAttributeValue(null, "Name");
                    data.accept(name == null || name.isEmpty() ? "Data" : name, reader.getElementText());
                    any = true;
                }
            }
            return any;
        } catch (XMLStreamException notXml) {
            return false;
        } catch (TooMuch beyond) {
            throw beyond;
        }
    }
}
