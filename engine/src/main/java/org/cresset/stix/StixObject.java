package org.cresset.stix;

import java.util.List;
import org.cresset.event.Timestamps;
import org.cresset.intel.Tlp;
import org.cresset.stix.JsonValue.Items;
import org.cresset.stix.JsonValue.Members;
import org.cresset.stix.JsonValue.Text;
import org.cresset.stix.JsonValue.Whole;

/// An object of STIX 2.1. Each method gives the same object with one more property; an empty list or text, which STIX
/// does not allow, gives none. Immutable.
///
/// @param properties in the order in which they are written
public record StixObject(String id, Members properties) {

    /// An object that has no times of its own: an observable.
    public static StixObject observable(String type, String id) {
        return new StixObject(
                id, Members.NONE.with("type", type).with("spec_version", "2.1").with("id", id));
    }

    /// An object that was made at a time and changed at another, in microseconds since 1970.
    public static StixObject dated(String type, String id, long created, long modified) {
        return observable(type, id).time("created", created).time("modified", modified);
    }

    public StixObject with(String name, JsonValue value) {
        return new StixObject(id, properties.with(name, value));
    }

    public StixObject text(String name, String value) {
        return value.isEmpty() ? this : with(name, new Text(value));
    }

    public StixObject number(String name, long value) {
        return with(name, new Whole(value));
    }

    /// A time in the form of STIX, with milliseconds or more digits where it has them.
    public StixObject time(String name, long micros) {
        return with(name, new Text(Timestamps.format(micros)));
    }

    public StixObject texts(String name, List<String> values) {
        return values.isEmpty() ? this : with(name, JsonValue.texts(values));
    }

    /// Ids of other objects; each is named once, in the order of their first.
    public StixObject refs(String name, List<String> ids) {
        return texts(name, ids.stream().distinct().toList());
    }

    public StixObject objects(String name, List<Members> values) {
        return values.isEmpty() ? this : with(name, new Items(List.copyOf(values)));
    }

    public StixObject marked(Tlp tlp) {
        return refs("object_marking_refs", List.of(tlp.stixId()));
    }
}
