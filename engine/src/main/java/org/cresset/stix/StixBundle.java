package org.cresset.stix;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.cresset.stix.JsonValue.Members;

/// A bundle that is being put together: each id once, in the order in which they came. For one thread.
public final class StixBundle {

    private final Map<String, StixObject> objects = new LinkedHashMap<>();

    /// Adds an object, unless one of its id is there.
    ///
    /// @return its id
    public String add(StixObject object) {
        objects.putIfAbsent(object.id(), object);
        return object.id();
    }

    /// The bundle as a value; STIX asks that an empty list of objects be left out.
    public Members value(String id) {
        Members bundle = Members.NONE.with("type", "bundle").with("id", id);
        List<JsonValue> values = new ArrayList<>();
        objects.values().forEach(object -> values.add(object.properties()));
        return values.isEmpty() ? bundle : bundle.with("objects", new JsonValue.Items(values));
    }
}
