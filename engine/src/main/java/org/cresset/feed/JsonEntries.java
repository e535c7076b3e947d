package org.cresset.feed;

import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/// The objects of one list of a large JSON document, one by one.
final class JsonEntries {

    private JsonEntries() {}

    /// Gives each object of the list.
    ///
    /// @param list the name of the member of the outermost object
    /// @throws IOException where the text is no JSON object, an entry is too large, or there is no such list
    static void read(InputStream in, String list, Consumer<Json> each) throws IOException {
        boolean found = false;
        try (JsonParser parser = Json.FACTORY.createParser(ObjectReadContext.empty(), in)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("no JSON object");
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean wanted = list.equals(parser.currentName());
                if (parser.nextToken() != JsonToken.START_ARRAY || !wanted) {
                    parser.skipChildren();
                    continue;
                }
                found = true;
                entries(parser, each);
            }
        } catch (JacksonException | Json.TooLarge e) {
            throw new IOException("not readable as JSON: " + e.getMessage(), e);
        }
        if (!found) {
            throw new IOException("no list \"" + list + "\"");
        }
    }

    private static void entries(JsonParser parser, Consumer<Json> each) {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (Json.read(parser) instanceof Json.Members object) {
                each.accept(object);
            }
        }
    }
}
