package org.cresset.detect.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cresset.event.Event;
import org.cresset.event.FieldTable;
import org.cresset.event.Kind;

/// A form over events of one table of fields. For one thread.
///
/// Hot path: [#fits], which looks at slots alone. What an alert says is read only where one is, so only the fields that
/// tell alerts apart need slots, and the others are looked for by name in any case.
final class Bound {

    /// Values are cut at this length, and so many of a role are looked at.
    private static final int LONGEST = 500;

    private static final int MOST = 32;

    private final AlertForm form;
    private final FieldTable table;
    private final int[] slots;
    private final List<Set<String>> values = new ArrayList<>();
    private String lastPath = "";
    private boolean lastCovered;

    /// @param table has slots for the fields that the form asks for
    Bound(AlertForm form, FieldTable table) {
        this.form = form;
        this.table = table;
        Map<String, Set<String>> asked = form.where().asked();
        slots = new int[asked.size()];
        int at = 0;
        for (Map.Entry<String, Set<String>> each : asked.entrySet()) {
            slots[at++] = table.slot(each.getKey());
            values.add(each.getValue());
        }
        lastCovered = form.where().path().isEmpty();
    }

    AlertForm form() {
        return form;
    }

    /// Whether an event has what the form asks for.
    boolean fits(Event event) {
        for (int i = 0; i < slots.length; i++) {
            int slot = slots[i];
            int first = slot < 0 ? -1 : event.first(slot);
            if (first < 0 || !isOneOf(event, first, values.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOneOf(Event event, int first, Set<String> wanted) {
        if (wanted.isEmpty()) {
            return event.kind(first) != Kind.NULL;
        }
        for (int entry = first; entry >= 0; entry = event.next(entry)) {
            if (wanted.contains(event.folded(entry))) {
                return true;
            }
        }
        return false;
    }

    /// Whether the form is for records of this file.
    boolean covers(String path) {
        if (form.where().path().isPresent() && !path.equals(lastPath)) {
            lastPath = path;
            lastCovered = form.where().path().get().matches(path);
        }
        return lastCovered;
    }

    /// The first value of a role that says something.
    Optional<String> first(Role role, Event event) {
        for (String name : form.of(role)) {
            int entry = entry(name, event);
            if (entry >= 0) {
                return Optional.of(cut(event.value(entry)));
            }
        }
        return Optional.empty();
    }

    /// The first value of each field of a role that says something.
    List<String> firsts(Role role, Event event) {
        List<String> found = new ArrayList<>();
        for (String name : form.of(role)) {
            int entry = entry(name, event);
            if (entry >= 0) {
                found.add(cut(event.value(entry)));
            }
        }
        return found;
    }

    /// All values of a role.
    List<String> all(Role role, Event event) {
        List<String> found = new ArrayList<>();
        for (String name : form.of(role)) {
            for (int entry = 0; entry < event.size() && found.size() < MOST; entry++) {
                if (isNamed(name, event, entry) && says(event, entry)) {
                    found.add(cut(event.value(entry)));
                }
            }
        }
        return found;
    }

    /// The first entry of a field that says something, or -1.
    int entry(String name, Event event) {
        int slot = table.slot(name);
        if (slot >= 0) {
            for (int entry = event.first(slot); entry >= 0; entry = event.next(entry)) {
                if (says(event, entry)) {
                    return entry;
                }
            }
        }
        for (int entry = 0; entry < event.size(); entry++) {
            if (isNamed(name, event, entry) && says(event, entry)) {
                return entry;
            }
        }
        return -1;
    }

    private static boolean isNamed(String name, Event event, int entry) {
        return name.equalsIgnoreCase(event.name(entry));
    }

    private static boolean says(Event event, int entry) {
        return event.kind(entry) != Kind.NULL && !event.value(entry).isBlank();
    }

    private static String cut(String value) {
        return cut(value.strip(), LONGEST);
    }

    /// The beginning of a text that is longer than this.
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
        return text.substring(0, end) + "\u2026";
    }
}
