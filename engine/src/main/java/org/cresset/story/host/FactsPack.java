package org.cresset.story.host;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.cresset.activity.Activity.Connection;
import org.cresset.activity.Activity.LoggedOn;
import org.cresset.event.Event;
import org.cresset.story.Pack;
import org.cresset.story.link.Session;
import org.jspecify.annotations.Nullable;

/// How [Facts] are kept and written down.
final class FactsPack {

    /// Addresses of the host itself.
    static final Set<String> LOCAL = Set.of("127.0.0.1", "::1", "0.0.0.0", "::", "0:0:0:0:0:0:0:1");

    private FactsPack() {}

    /// Something that a process did to another, or to a file.
    record Deed(long time, long by) implements Comparable<Deed> {
        @Override
        public int compareTo(Deed other) {
            int byTime = Long.compare(time, other.time);
            return byTime != 0 ? byTime : Long.compare(by, other.by);
        }
    }

    /// A name that a process looked up.
    record Lookup(long time, String name) implements Comparable<Lookup> {
        @Override
        public int compareTo(Lookup other) {
            int byTime = Long.compare(time, other.time);
            return byTime != 0 ? byTime : name.compareTo(other.name);
        }
    }

    static <K> void deeds(Map<K, Least<FactsPack.Deed>> deeds, Pack.Writer<K> key, DataOutput out) throws IOException {
        Pack.all(
                deeds.entrySet(),
                (entry, to) -> {
                    key.write(entry.getKey(), to);
                    entry.getValue()
                            .write(
                                    (deed, each) -> {
                                        each.writeLong(deed.time());
                                        each.writeLong(deed.by());
                                    },
                                    to);
                },
                out);
    }

    static <K> void deeds(Map<K, Least<FactsPack.Deed>> deeds, Pack.Reader<K> key, DataInput in) throws IOException {
        for (int left = in.readInt(); left > 0; left--) {
            K of = key.read(in);
            Least<FactsPack.Deed> read = new Least<>(Facts.OF_ONE);
            read.read(from -> new FactsPack.Deed(from.readLong(), from.readLong()), in);
            deeds.put(of, read);
        }
    }

    /// What is written is in order of its names, so that the same facts are the same bytes.
    static <T> void byName(Map<Long, Map<String, T>> known, Pack.Writer<T> writer, DataOutput out) throws IOException {
        Pack.all(
                known.entrySet(),
                (entry, to) -> {
                    to.writeLong(entry.getKey());
                    Pack.all(
                            List.copyOf(entry.getValue().entrySet()),
                            (one, each) -> {
                                Pack.text(one.getKey(), each);
                                writer.write(one.getValue(), each);
                            },
                            to);
                },
                out);
    }

    static <T> void byName(Map<Long, Map<String, T>> known, Pack.Reader<T> reader, DataInput in) throws IOException {
        for (int left = in.readInt(); left > 0; left--) {
            long key = in.readLong();
            Map<String, T> read = new TreeMap<>();
            for (int more = in.readInt(); more > 0; more--) {
                String name = Pack.text(in);
                read.put(name, reader.read(in));
            }
            known.put(key, read);
        }
    }

    static void contact(Contact contact, DataOutput out) throws IOException {
        out.writeLong(contact.time());
        Pack.text(contact.address(), out);
        Pack.text(contact.port(), out);
        Pack.text(contact.name(), out);
        Pack.text(contact.from(), out);
    }

    static Contact contact(DataInput in) throws IOException {
        return new Contact(in.readLong(), Pack.text(in), Pack.text(in), Pack.text(in), Pack.text(in));
    }

    static void lookup(FactsPack.Lookup lookup, DataOutput out) throws IOException {
        out.writeLong(lookup.time());
        Pack.text(lookup.name(), out);
    }

    static FactsPack.Lookup lookup(DataInput in) throws IOException {
        return new FactsPack.Lookup(in.readLong(), Pack.text(in));
    }

    /// Keeps the earliest of each name, and the earliest few of all.
    static <T extends Comparable<T>> void keep(Map<String, T> known, String name, T one) {
        known.merge(name, one, (a, b) -> a.compareTo(b) <= 0 ? a : b);
        if (known.size() > Facts.OF_ONE) {
            known.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey)
                    .ifPresent(known::remove);
        }
    }

    /// A time in seconds; 0 where it is not known.
    static int second(long time) {
        return time == Event.NO_TIME ? 0 : Math.clamp(time / 1_000_000, 0, Integer.MAX_VALUE);
    }

    static Stream<Deed> deeds(@Nullable Least<Deed> known) {
        return known == null ? Stream.empty() : known.list().stream();
    }

    static Contact contact(String to, Connection activity) {
        return new Contact(
                activity.context().time(),
                to,
                Paths.cut(activity.destination().port()),
                Paths.cut(activity.destination().name()),
                Paths.cut(activity.source().port()));
    }

    static Session session(String id, LoggedOn activity) {
        String address = Paths.cut(activity.from().address());
        return new Session(
                activity.context().time(),
                id,
                Paths.cut(activity.account()),
                Paths.cut(activity.sid()),
                Paths.cut(activity.kind()),
                LOCAL.contains(address) ? "" : address,
                Paths.cut(activity.from().port()));
    }
}
