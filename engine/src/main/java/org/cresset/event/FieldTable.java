package org.cresset.event;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// The fields that have a slot in every event: those that anyone needs, numbered from 0.
///
/// Immutable and safe for any thread. A field without a slot is still kept by the event, but can only be found by
/// looking through all its entries.
public final class FieldTable {

    private final List<String> names;
    private final Map<String, Integer> ids;
    private final Map<String, List<Integer>> folded;

    private FieldTable(Collection<String> names) {
        this.names = List.copyOf(names);
        Map<String, Integer> map = new HashMap<>();
        for (String name : this.names) {
            map.put(name, map.size());
        }
        ids = Map.copyOf(map);
        folded = this.names.stream().map(ids::get).collect(Collectors.groupingBy(slot -> Fold.fold(name(slot))));
    }

    /// The fields of [Fields], whose numbers are constants, those that aliases are made from or records known by, and
    /// the others given.
    public static FieldTable with(Collection<String> others) {
        Set<String> all = new LinkedHashSet<>(Fields.NAMES);
        all.addAll(LogSources.aliasedFields());
        all.addAll(RecordKinds.fields());
        all.addAll(others);
        return new FieldTable(all);
    }

    /// This table with more fields behind its own, which keep their slots; the same where nothing is new.
    public FieldTable extended(Collection<String> others) {
        Set<String> all = new LinkedHashSet<>(names);
        all.addAll(others);
        return all.size() == names.size() ? this : new FieldTable(all);
    }

    /// The fields in the order of their slots.
    public List<String> names() {
        return names;
    }

    /// The slot of a field, or -1 where it has none.
    public int slot(String name) {
        return ids.getOrDefault(name, -1);
    }

    /// The slots of the fields that have this name in any case.
    public List<Integer> slots(String name) {
        return folded.getOrDefault(Fold.fold(name), List.of());
    }

    /// The slot of the one field whose name differs from this in case alone, or -1 where none does. Of several, the one
    /// that begins with a small letter is meant, since what exports write in small letters is so written first
    /// (`userAgent`); -1 where that does not leave one, or where the field is one of [Fields#IDENTITY], whose mere
    /// presence tells what a record is.
    public int slotInOtherCase(String name) {
        if (ids.containsKey(name)) {
            return -1;
        }
        List<Integer> all = slots(name);
        List<Integer> slots = all.size() < 2
                ? all
                : all.stream()
                        .filter(slot -> Character.isLowerCase(name(slot).charAt(0)))
                        .toList();
        return slots.size() == 1 && !Fields.IDENTITY.contains(name(slots.getFirst())) ? slots.getFirst() : -1;
    }

    public String name(int slot) {
        return names.get(slot);
    }

    public int size() {
        return names.size();
    }
}
