package org.cresset.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import org.cresset.event.Event;
import org.cresset.event.Fields;
import org.cresset.event.TimeTrust;
import org.cresset.event.Timestamps;
import org.cresset.read.Names.Role;
import org.cresset.read.clock.Clocks;
import org.cresset.read.clock.Readings;

/// When the record of a [RawRecord] happened, by the times in it and by what its log has shown of its clocks. For one
/// thread.
final class Times {

    private static final int RECORD = 1;
    private static final int STAMP = 2;
    private static final int CREATED = 3;
    private static final int GENERATED = 4;
    private static final int HOST = 5;
    private static final int SYSMON = 6;
    private static final int RANKS = 11;

    /// The rank of when a collector had it, by its local clock.
    static final int RECEIVED_LOCALLY = 10;

    private static final int LONGEST_SOURCE = 100;

    private static final int UTC = Names.bits(EnumSet.of(Role.UTC));

    private final RawRecord record;
    private final Clocks clocks = new Clocks();
    private final Readings readings = new Readings();

    /// The first value of each rank, or -1.
    private final int[] at = new int[RANKS];

    private int computer = -1;
    private int channel = -1;
    private int provider = -1;

    private long time = Event.NO_TIME;
    private TimeTrust trust = TimeTrust.STATED;

    Times(RawRecord record) {
        this.record = record;
    }

    void clear() {
        clocks.clear();
    }

    Clocks clocks() {
        return clocks;
    }

    long time() {
        return time;
    }

    TimeTrust trust() {
        return trust;
    }

    /// Decides when the record happened.
    ///
    /// @param windows whether it is an event of Windows
    void settle(boolean windows) {
        time = Event.NO_TIME;
        trust = TimeTrust.STATED;
        if (windows && isClocked()) {
            read();
            if (channel >= 0) {
                clocks.channel(record.bytes(), record.from(channel), record.to(channel));
            }
            int from = computer < 0 ? 0 : record.from(computer);
            clocks.settle(record.bytes(), from, computer < 0 ? from : record.to(computer), readings);
            time = clocks.time();
            trust = clocks.trust();
        }
        if (time == Event.NO_TIME) {
            ranked();
        }
    }

    /// Whether the record lacks the time that the log itself gave it, and what time it has may need another clock.
    boolean areAsked() {
        if (!isClocked()) {
            return false;
        }
        read();
        return at[SYSMON] >= 0 || (readings.isWritten() && !readings.isSure() && !readings.isZoned());
    }

    /// Whether the record lacks the time that the log itself gave it and has another.
    private boolean isClocked() {
        look();
        return at[RECORD] < 0 && (firstOf(HOST, CREATED, STAMP, GENERATED) >= 0 || at[SYSMON] >= 0);
    }

    /// Takes the record as a vote about the clocks of its host. True where it could vote.
    boolean vote() {
        look();
        read();
        if (!readings.hasUtc()) {
            return false;
        }
        String host = computer < 0 ? "" : new String(record.bytes(), record.from(computer), length(computer), UTF_8);
        clocks.vote(host, readings);
        return true;
    }

    private int length(int value) {
        return record.to(value) - record.from(value);
    }

    private void look() {
        Arrays.fill(at, -1);
        computer = -1;
        channel = -1;
        provider = -1;
        for (int i = 0; i < record.size(); i++) {
            int rank = rank(i);
            if (rank > 0 && at[rank] < 0 && length(i) > 0) {
                at[rank] = i;
            }
            switch (record.path(i).windowsSlot) {
                case Fields.COMPUTER -> computer = computer < 0 ? i : computer;
                case Fields.CHANNEL -> channel = channel < 0 ? i : channel;
                case Fields.PROVIDER -> provider = provider < 0 ? i : provider;
                default -> {}
            }
        }
    }

    /// Whether the record is one of Sysmon's: anybody may call a field as Sysmon calls its clock, and would move the
    /// times of a whole host.
    private boolean isSysmon() {
        boolean unnamed = channel < 0 && provider < 0;
        return unnamed || namesSysmon(channel) || namesSysmon(provider);
    }

    private boolean namesSysmon(int value) {
        if (value < 0) {
            return false;
        }
        String text = new String(record.bytes(), record.from(value), Math.min(length(value), LONGEST_SOURCE), UTF_8);
        return text.toLowerCase(Locale.ROOT).contains("sysmon");
    }

    private int rank(int value) {
        return (record.path(value).roles & UTC) != 0 ? SYSMON : record.path(value).time;
    }

    /// Reads the clocks of the record. Where a collector left the host its own time, that is what was written.
    private void read() {
        readings.clear();
        int written = firstOf(HOST, CREATED, STAMP, GENERATED);
        if (written >= 0) {
            readings.written(parsed(written), statesZone(written), isSure(written));
        }
        if (at[HOST] >= 0 && at[STAMP] >= 0) {
            readings.received(parsed(at[STAMP]));
        }
        if (at[RECEIVED_LOCALLY] >= 0) {
            readings.receivedLocally(parsed(at[RECEIVED_LOCALLY]));
        }
        if (at[SYSMON] >= 0 && isSysmon()) {
            readings.utc(parsed(at[SYSMON]));
        }
    }

    private int firstOf(int... ranks) {
        for (int rank : ranks) {
            if (at[rank] >= 0) {
                return at[rank];
            }
        }
        return -1;
    }

    /// Some exporters put a `Z` behind the local time of creation.
    private boolean isSure(int written) {
        boolean created = written == at[CREATED] && record.bytes()[record.to(written) - 1] == 'Z';
        return statesZone(written) && !created;
    }

    private boolean statesZone(int value) {
        return rank(value) == SYSMON || Timestamps.statesZone(record.bytes(), record.from(value), record.to(value));
    }

    private long parsed(int value) {
        return Timestamps.parse(record.bytes(), record.from(value), record.to(value));
    }

    /// The time that the names of the record rank first.
    private void ranked() {
        int best = RANKS;
        for (int i = 0; i < record.size(); i++) {
            int rank = rank(i);
            long read = rank > 0 && rank < best ? parsed(i) : Event.NO_TIME;
            if (read != Event.NO_TIME) {
                best = rank;
                time = read;
                trust = statesZone(i) ? TimeTrust.STATED : TimeTrust.ASSUMED;
            }
        }
    }
}
