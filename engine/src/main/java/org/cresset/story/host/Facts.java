package org.cresset.story.host;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.cresset.activity.Activity;
import org.cresset.activity.Activity.Change;
import org.cresset.activity.Activity.Connection;
import org.cresset.activity.Activity.DnsQuery;
import org.cresset.activity.Activity.ExplicitCredentials;
import org.cresset.activity.Activity.FileChanged;
import org.cresset.activity.Activity.LoggedOn;
import org.cresset.activity.Activity.ProcessStarted;
import org.cresset.activity.Activity.RemoteThread;
import org.cresset.activity.Activity.ServiceInstalled;
import org.cresset.activity.Activity.TaskChanged;
import org.cresset.activity.Context;
import org.cresset.activity.ProcessRef;
import org.cresset.event.Event;
import org.cresset.story.Pack;
import org.cresset.story.Story.Missing;
import org.cresset.story.host.FactsPack.Deed;
import org.cresset.story.host.FactsPack.Lookup;
import org.cresset.story.link.Accounts;
import org.cresset.story.link.Bounded;
import org.cresset.story.link.Commands;
import org.cresset.story.link.Passage;
import org.cresset.story.link.Ties;

/// What happened on one host, as far as stories may need it: processes, what they wrote, where they connected, who
/// logged on. Whatever order activities come in and however often, the facts are the same, as long as the bounds of
/// memory hold; what is beyond them is counted. For one thread.
final class Facts {

    private static final int KEPT_FILES = 20_000;
    private static final int KEPT_PROCESSES = 20_000;
    static final int OF_ONE = 8;
    private static final int OWN_ADDRESSES = 32;

    private final Names names;
    private final Processes processes;
    private final Bounded<Long, Least<Deed>> injections = new Bounded<>(KEPT_PROCESSES);
    private final Bounded<String, Least<Deed>> writers = new Bounded<>(KEPT_FILES);
    private final Bounded<Long, Map<String, Contact>> contacts = new Bounded<>(KEPT_PROCESSES);
    private final Bounded<Long, Map<String, Lookup>> lookups = new Bounded<>(KEPT_PROCESSES);
    private final Ties ties = new Ties();
    private final Least<String> addresses = new Least<>(OWN_ADDRESSES);
    private final EnumSet<Missing.Log> logs = EnumSet.noneOf(Missing.Log.class);
    private long forgotten;
    private boolean amended;

    Facts(Names names) {
        this.names = names;
        processes = new Processes(names);
    }

    /// Takes in what happened. What means nothing for stories is passed over. Says whether more is known now of a
    /// process that was known before.
    boolean add(Activity activity) {
        amended = false;
        switch (activity) {
            case ProcessStarted started -> started(started);
            case RemoteThread thread -> injected(thread);
            case FileChanged changed -> changed(changed);
            case Connection connection -> connected(connection);
            case DnsQuery query -> lookedUp(query);
            case LoggedOn logon -> loggedOn(logon);
            case ExplicitCredentials used -> used(used);
            case ServiceInstalled made -> made(made, made.process());
            case TaskChanged made -> made(made, made.process());
            default -> {
                // the others are evidence or nothing
            }
        }
        return amended;
    }

    private void injected(RemoteThread thread) {
        long time = thread.context().time();
        name(time, thread.process());
        name(time, thread.target());
        if (thread.target().isNamed()) {
            injections
                    .computeIfAbsent(Key.of(thread.target()), unseen -> new Least<>(OF_ONE))
                    .add(new Deed(time, Key.of(thread.process())));
        }
    }

    private void started(ProcessStarted activity) {
        logs.add(Missing.Log.PROCESSES);
        Context context = activity.context();
        ProcessRef process = activity.process();
        long start = context.time();
        long key = process.guid().isEmpty() ? Key.mixed(process.pid(), start) : Key.of(process);
        if (Key.of(process) == Key.NONE) {
            return;
        }
        name(start, activity.parent());
        if (Paths.isRunner(activity.parent().image()) && !Paths.isHub(process.image())) {
            ties.makings().started(key, Commands.of(activity.commandLine(), process.image()));
        }
        processes.take(new Processes.Claim(
                process,
                key,
                start,
                Key.of(activity.parent()),
                names.number(process.image()),
                names.number(Paths.session(context.session())),
                names.number(context.user()),
                FactsPack.second(start)));
    }

    /// Makes a row for a process that is only named, unless it has one. One that has nothing but a number gets a row
    /// for each program that ran under it: [Processes#at] passes over those that started as well.
    void name(long time, ProcessRef process) {
        long key = Key.of(process);
        if (key == Key.NONE) {
            return;
        }
        if (Key.isNumber(key)) {
            if (process.image().isEmpty()) {
                return;
            }
            key = Key.mixed(process.pid(), Key.hash(Paths.name(process.image())));
        }
        int row = processes.row(key);
        int image = names.number(process.image());
        if (row >= 0 && processes.knows(row, process.pid(), image)) {
            processes.touch(row, FactsPack.second(time));
            return;
        }
        amended |= row >= 0;
        processes.take(new Processes.Claim(process, key, Event.NO_TIME, Key.NONE, image, 0, 0, FactsPack.second(time)));
    }

    private void changed(FileChanged activity) {
        logs.add(Missing.Log.FILES);
        boolean made = activity.change() == Change.CREATED || activity.change() == Change.WRITTEN;
        if (!made || !Paths.isCarrier(activity.path())) {
            return;
        }
        name(activity.context().time(), activity.process());
        writers.computeIfAbsent(Paths.file(activity.path()), unseen -> new Least<>(OF_ONE))
                .add(new Deed(activity.context().time(), Key.of(activity.process())));
    }

    private void connected(Connection activity) {
        if (!activity.process().isNamed()) {
            return;
        }
        logs.add(Missing.Log.NETWORK);
        if (!activity.out()) {
            // Sysmon puts the one first that opened it, other logs themselves
            boolean received = activity.context().source().equals("windows/sysmon");
            own(received ? Paths.cut(activity.destination().address()) : "");
            return;
        }
        own(Paths.cut(activity.source().address()));
        String to = Paths.cut(activity.destination().address());
        if (FactsPack.LOCAL.contains(to) || to.isEmpty()) {
            return;
        }
        name(activity.context().time(), activity.process());
        Contact contact = FactsPack.contact(to, activity);
        Map<String, Contact> known = contacts.computeIfAbsent(Key.of(activity.process()), unseen -> new TreeMap<>());
        FactsPack.keep(known, to + " " + contact.port(), contact);
    }

    private void made(Activity activity, ProcessRef by) {
        boolean here = by.pid() != 0;
        if (here) {
            name(activity.context().time(), by);
        }
        ties.makings()
                .made(
                        activity,
                        here ? Key.of(by) : Key.NONE,
                        Paths.session(activity.context().session()));
    }

    private void used(ExplicitCredentials activity) {
        String account = Paths.cut(activity.account());
        if (!activity.process().isNamed() || !Accounts.isPerson(account)) {
            return;
        }
        long time = activity.context().time();
        name(time, activity.process());
        Passage passage = new Passage(time, account, Paths.cut(activity.server()), "");
        ties.used(Key.of(activity.process()), passage);
    }

    private void own(String address) {
        if (!FactsPack.LOCAL.contains(address) && !address.isEmpty() && !Paths.isForMany(address)) {
            addresses.add(address);
        }
    }

    private void lookedUp(DnsQuery activity) {
        if (!activity.process().isNamed()) {
            return;
        }
        logs.add(Missing.Log.DNS);
        name(activity.context().time(), activity.process());
        Lookup lookup = new Lookup(activity.context().time(), Paths.cut(activity.name()));
        FactsPack.keep(
                lookups.computeIfAbsent(Key.of(activity.process()), unseen -> new TreeMap<>()), lookup.name(), lookup);
    }

    private void loggedOn(LoggedOn activity) {
        logs.add(Missing.Log.LOGONS);
        String id = Paths.session(activity.session());
        if (!activity.worked() || id.isEmpty()) {
            return;
        }
        ties.began(FactsPack.session(id, activity));
    }

    void write(DataOutput out) throws IOException {
        processes.write(out);
        FactsPack.deeds(injections, (key, to) -> to.writeLong(key), out);
        FactsPack.deeds(writers, Pack::text, out);
        FactsPack.byName(contacts, FactsPack::contact, out);
        FactsPack.byName(lookups, FactsPack::lookup, out);
        ties.write(out);
        addresses.write(Pack::text, out);
        Pack.all(logs, (log, to) -> Pack.text(log.name(), to), out);
        out.writeLong(forgotten() - ties.forgotten() - names.lost());
    }

    /// Takes over what was written down, where nothing is known yet.
    void read(DataInput in) throws IOException {
        processes.read(in);
        FactsPack.deeds(injections, DataInput::readLong, in);
        FactsPack.deeds(writers, Pack::text, in);
        FactsPack.byName(contacts, FactsPack::contact, in);
        FactsPack.byName(lookups, FactsPack::lookup, in);
        ties.read(in);
        addresses.read(Pack::text, in);
        Pack.all(Pack::text, in).forEach(log -> logs.add(Missing.Log.valueOf(log)));
        forgotten = in.readLong();
    }

    Processes processes() {
        return processes;
    }

    Names names() {
        return names;
    }

    /// Who started threads in a process, in the order of time.
    List<Deed> injections(int row) {
        if (injections.isEmpty()) {
            return List.of();
        }
        Stream<Deed> byKey = FactsPack.deeds(injections.get(processes.key(row)));
        long number = number(row);
        return Stream.concat(
                        byKey,
                        FactsPack.deeds(injections.get(number))
                                .filter(deed -> processes.at(number, deed.time()) == row))
                .sorted()
                .toList();
    }

    /// What a process is called by its number.
    long number(int row) {
        return processes.pid(row) < 0 ? Key.NONE : Key.byNumber(processes.pid(row));
    }

    /// Who wrote a file.
    List<Deed> writers(String path) {
        return FactsPack.deeds(writers.get(Paths.file(path))).toList();
    }

    /// Where a process connected to, in the order of time.
    List<Contact> contacts(int row) {
        return of(row, contacts, Contact::time);
    }

    /// What names a process looked up, in the order of time.
    List<Lookup> lookups(int row) {
        return of(row, lookups, Lookup::time);
    }

    /// For whom a process used other credentials, in the order of time.
    List<Passage> passages(int row) {
        return of(row, ties.passages(), Passage::time);
    }

    /// What is known of a process by its key, and by its number at times when it had it.
    private <T extends Comparable<T>> List<T> of(int row, Map<Long, Map<String, T>> known, ToLongFunction<T> time) {
        if (known.isEmpty()) {
            return List.of();
        }
        Stream<T> byNumber = known.getOrDefault(number(row), Map.of()).values().stream()
                .filter(one -> processes.at(number(row), time.applyAsLong(one)) == row);
        return Stream.concat(known.getOrDefault(processes.key(row), Map.of()).values().stream(), byNumber)
                .sorted()
                .toList();
    }

    Ties ties() {
        return ties;
    }

    /// The identifier of a process, where a log gives it one.
    String guid(int row) {
        return processes.guid(row);
    }

    List<String> addresses() {
        return addresses.list();
    }

    /// The kinds of logs that the host has.
    Set<Missing.Log> logs() {
        return logs;
    }

    /// How much was forgotten to save memory.
    long forgotten() {
        return forgotten
                + injections.forgotten()
                + writers.forgotten()
                + contacts.forgotten()
                + lookups.forgotten()
                + ties.forgotten()
                + names.lost();
    }
}
