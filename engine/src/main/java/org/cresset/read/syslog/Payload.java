package org.cresset.read.syslog;

import java.nio.charset.StandardCharsets;
import org.cresset.event.Event;
import org.cresset.event.Kind;
import org.cresset.event.TimeTrust;
import org.cresset.read.Limits;
import org.cresset.read.Names;
import org.cresset.read.Names.Path;
import org.cresset.read.Names.TooMuch;
import org.cresset.read.RawRecord;
import org.cresset.read.audit.AuditRecords;
import org.cresset.read.json.JsonText;
import org.cresset.read.pairs.Cef;
import org.cresset.read.pairs.KeyValues;
import org.cresset.read.pairs.KeyValues.Style;
import org.cresset.read.pairs.Leef;
import org.cresset.read.xml.EventText;

/// What a line of syslog carries: text, of which some programs make values, or a format of its own. Where that is JSON
/// or an event in XML, its values take the place of the text; else the text is the field `message` in any case. For one
/// thread.
final class Payload {

    private static final byte[] COOKIE = "@cee:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TYPE = "type=".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NODE = "node=".getBytes(StandardCharsets.US_ASCII);
    private static final String AUDIT = "auditd";
    private static final byte[] XML = "<Event".getBytes(StandardCharsets.US_ASCII);

    private final Names names;
    private final RawRecord record;
    private final JsonText json;
    private final EventText xml;
    private final Cef cef;
    private final Leef leef;
    private final KeyValues pairs;
    private final AuditRecords audit;
    private final Devices devices;
    private final Programs programs;
    private final PairTimes times = new PairTimes();
    private final Path message;
    private byte[] bytes = {};
    private int from;
    private int to;
    private String form = "";

    Payload(Names names, RawRecord record, Limits limits) {
        this.names = names;
        this.record = record;
        json = new JsonText(names, record, limits);
        xml = new EventText(names, record, limits);
        cef = new Cef(names, record);
        leef = new Leef(names, record);
        pairs = new KeyValues(names, record);
        audit = new AuditRecords(names);
        devices = new Devices(names, record);
        programs = new Programs(names, record, pairs);
        message = names.root().child("message");
    }

    /// The form that the record has by its text; empty where its fields tell what it is.
    String form() {
        return form;
    }

    /// Whether the record has its time already, which the audit log states in UTC.
    boolean isTimed() {
        return form.equals(AUDIT);
    }

    /// The time that the text itself states, in microseconds since 1970, or [Event#NO_TIME].
    long time() {
        return times.micros();
    }

    TimeTrust trust() {
        return times.trust();
    }

    /// Adds the values of a text to the record.
    ///
    /// @param app the program that wrote it, as far as it is known
    void read(byte[] text, int start, int end, String app) {
        bytes = text;
        from = start;
        to = end;
        form = "syslog";
        times.clear();
        if (from >= to || isDocument()) {
            return;
        }
        record.add(message, bytes, from, to);
        int before = record.size();
        try {
            values(app);
        } catch (TooMuch beyond) {
            record.cut(before);
            record.add(names.root().child("incomplete"), Kind.TEXT, beyond.limit());
        }
    }

    /// Whether the text is JSON, or an event in XML, whose values are in the record then.
    private boolean isDocument() {
        int at = from;
        boolean cookie = starts(COOKIE);
        if (cookie) {
            at += COOKIE.length;
            while (at < to && bytes[at] == ' ') {
                at++;
            }
        }
        if (at < to && bytes[at] == '{') {
            boolean read = json.holds(bytes, at, to);
            form = read ? "" : form;
            return read;
        }
        if (!starts(XML)) {
            return false;
        }
        int before = record.size();
        boolean read = xml.read(new String(bytes, from, to - from, StandardCharsets.UTF_8))
                .isEmpty();
        if (read && record.isWindows()) {
            form = "";
            return true;
        }
        record.cut(before);
        return false;
    }

    private boolean starts(byte[] word) {
        return Bytes.stands(word, bytes, from, to);
    }

    private void values(String app) {
        if (Cef.begins(bytes, from, to) && cef.read(bytes, from, to)) {
            form = "cef";
            times.epoch(bytes, cef.timeFrom(), cef.timeTo());
        } else if (Leef.begins(bytes, from, to) && leef.read(bytes, from, to)) {
            form = "leef";
            times.epoch(bytes, leef.timeFrom(), leef.timeTo());
        } else if (devices.read(bytes, from, to)) {
            form = devices.form();
            times.slashed(bytes, devices.timeFrom(), devices.timeTo());
        } else if (isAudit()) {
            form = AUDIT;
        } else if (KeyValues.keyEnd(bytes, from, to) > 0) {
            pairs(app);
        } else if (!app.isEmpty()) {
            programs.read(bytes, from, to, app);
        }
    }

    /// Whether the text is a record of the audit log, whose values and time the record has then.
    private boolean isAudit() {
        int before = record.size();
        boolean maybe = starts(TYPE) || starts(NODE);
        if (maybe && audit.parse(bytes, from, to, record).isEmpty()) {
            return true;
        }
        record.cut(before);
        return false;
    }

    /// Devices whose messages are pairs say when it happened and name no program; in what a program says of others, a
    /// time may be anybody's.
    private void pairs(String app) {
        int before = record.size();
        int count = pairs.read(bytes, from, to, Style.PHRASES);
        if (count < 2) {
            record.cut(before);
            programs.read(bytes, from, to, app);
            return;
        }
        if (app.isEmpty()) {
            form = "pairs";
            times.pairs(bytes, from, to);
        }
    }
}
