package org.cresset.story.assembly;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.cresset.story.Pack;
import org.cresset.story.Story;

/// What happened to stories: when they were opened, took others in, were split, judged and opened again. What was
/// written stays, whatever becomes of the story. Memory is bounded: of the stories that changed longest ago, the
/// history
/// is forgotten. For one thread.
final class Book {

    private static final int KEPT = 20_000;
    private static final int OF_ONE = 1_000;

    private final Map<String, Given> given = new TreeMap<>();
    private final List<String> withdrawn = new ArrayList<>();
    private final Map<String, Integer> judged = new TreeMap<>();
    private final Map<String, List<Change>> changes = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<Change>> eldest) {
            return size() > KEPT;
        }
    };

    /// Takes in all stories that there are now. Returns those that are new or have changed.
    ///
    /// @param detections the ids of all detections that there are now
    List<Story> turn(List<Given.Told> now, long time, Supplier<Set<String>> detections) {
        Map<String, String> before = new HashMap<>();
        given.forEach((id, story) -> story.parts().forEach(part -> before.put(part, id)));
        Set<String> alive = new HashSet<>();
        now.forEach(told -> alive.add(told.story().id()));
        List<Story> changed = new ArrayList<>();
        for (Given.Told told : now) {
            String id = told.story().id();
            Given last = given.get(id);
            if (last == null) {
                note(new Change(time, Change.Kind.OPENED, id, "", ""));
            }
            if (last == null || !last.parts().equals(told.parts())) {
                from(told, before).forEach(other -> moved(time, id, other, alive.contains(other)));
            }
            if (last == null || !last.says(told.story())) {
                changed.add(told.story());
                reopen(told.story(), time);
            }
        }
        if (!alive.containsAll(given.keySet())) {
            withdraw(alive, detections.get());
        }
        given.keySet().retainAll(alive);
        now.forEach(told -> given.put(told.story().id(), told));
        return changed;
    }

    /// The other stories that parts of this one were of.
    private static Set<String> from(Given.Told told, Map<String, String> before) {
        String id = told.story().id();
        Set<String> from = new TreeSet<>();
        told.parts().forEach(part -> from.add(before.getOrDefault(part, id)));
        from.remove(id);
        return from;
    }

    /// A story that is no more although its earliest detection is still there has become part of another or fallen
    /// below
    /// the threshold. One whose detections are too old stays as it was last given.
    private void withdraw(Set<String> alive, Set<String> detections) {
        given.forEach((id, story) -> {
            if (!alive.contains(id) && detections.contains(story.first())) {
                withdrawn.add(id);
            }
        });
    }

    /// The ids of stories that were given and are none by now; each is said once.
    List<String> withdrawn() {
        List<String> said = List.copyOf(withdrawn);
        withdrawn.clear();
        return said;
    }

    private void moved(long time, String id, String other, boolean otherLives) {
        if (otherLives) {
            note(new Change(time, Change.Kind.SPLIT, other, id, ""));
        } else {
            note(new Change(time, Change.Kind.TOOK_IN, id, other, ""));
        }
    }

    /// A judged story of which there is more than when it was judged is open again.
    private void reopen(Story story, long time) {
        Integer findings = judged.get(story.id());
        if (findings != null && story.detections().size() > findings) {
            judged.remove(story.id());
            note(new Change(time, Change.Kind.REOPENED, story.id(), "", ""));
        }
    }

    /// Writes down a verdict. Returns the rules of the story; none where there is no such story.
    Set<String> judge(Decision.Judged verdict) {
        Given story = given.get(verdict.story());
        if (story == null) {
            return Set.of();
        }
        judged.put(verdict.story(), story.findings());
        Change.Kind kind = verdict.attack() ? Change.Kind.CONFIRMED : Change.Kind.DISMISSED;
        note(new Change(verdict.time(), kind, verdict.story(), "", verdict.analyst()));
        return story.rules();
    }

    boolean isJudged(String story) {
        return judged.containsKey(story);
    }

    private void note(Change change) {
        List<Change> known = changes.computeIfAbsent(change.story(), unseen -> new ArrayList<>());
        if (known.size() < OF_ONE) {
            known.add(change);
        }
    }

    /// What happened to a story, the earliest first.
    List<Change> of(String story) {
        return List.copyOf(changes.getOrDefault(story, List.of()));
    }

    void write(DataOutput out) throws IOException {
        Pack.all(
                given.entrySet(),
                (entry, to) -> {
                    Pack.text(entry.getKey(), to);
                    Pack.text(entry.getValue().digest(), to);
                    Pack.all(new TreeSet<>(entry.getValue().parts()), Pack::text, to);
                    Pack.all(new TreeSet<>(entry.getValue().rules()), Pack::text, to);
                    to.writeInt(entry.getValue().findings());
                    Pack.text(entry.getValue().first(), to);
                },
                out);
        Pack.all(withdrawn, Pack::text, out);
        Pack.all(
                judged.entrySet(),
                (entry, to) -> {
                    Pack.text(entry.getKey(), to);
                    to.writeInt(entry.getValue());
                },
                out);
        List<Change> all = changes.values().stream().flatMap(List::stream).toList();
        Pack.all(all, Book::write, out);
    }

    private static void write(Change change, DataOutput out) throws IOException {
        out.writeLong(change.time());
        Pack.text(change.kind().name(), out);
        Pack.text(change.story(), out);
        Pack.text(change.other(), out);
        Pack.text(change.by(), out);
    }

    void read(DataInput in) throws IOException {
        given.clear();
        for (int left = in.readInt(); left > 0; left--) {
            String id = Pack.text(in);
            String digest = Pack.text(in);
            Set<String> parts = Set.copyOf(Pack.all(Pack::text, in));
            Set<String> rules = new TreeSet<>(Pack.all(Pack::text, in));
            given.put(id, new Given.Restored(digest, parts, rules, in.readInt(), Pack.text(in)));
        }
        withdrawn.clear();
        withdrawn.addAll(Pack.all(Pack::text, in));
        judged.clear();
        for (int left = in.readInt(); left > 0; left--) {
            judged.put(Pack.text(in), in.readInt());
        }
        changes.clear();
        Pack.all(Book::change, in).forEach(this::note);
    }

    private static Change change(DataInput in) throws IOException {
        return new Change(
                in.readLong(), Change.Kind.valueOf(Pack.text(in)), Pack.text(in), Pack.text(in), Pack.text(in));
    }
}
