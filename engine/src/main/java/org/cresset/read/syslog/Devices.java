package org.cresset.read.syslog;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.cresset.event.Kind;
import org.cresset.read.Names;
import org.cresset.read.Names.Path;
import org.cresset.read.RawRecord;

/// Reads the messages of network devices that have a mark of their own: Cisco's `%FACILITY-5-MNEMONIC:`, Huawei's
/// `%%01MODULE/5/MNEMONIC(l):`, and the comma-separated values of Palo Alto's firewalls. For one thread.
final class Devices {

    /// The columns of Palo Alto's logs of traffic and threats that have one meaning in all versions, by their number.
    private static final String[] COLUMNS = {
        "",
        "",
        "serial",
        "type",
        "subtype",
        "",
        "",
        "src",
        "dst",
        "natsrc",
        "natdst",
        "rule",
        "srcuser",
        "dstuser",
        "app",
        "vsys",
        "from",
        "to",
        "inbound_if",
        "outbound_if",
        "logset",
        "",
        "sessionid",
        "repeatcnt",
        "sport",
        "dport",
        "natsport",
        "natdport",
        "flags",
        "proto",
        "action"
    };

    private static final int COMMON = 5;
    private static final int TIME = 6;
    private static final int MOST_CELLS = 200;

    private final Names names;
    private final RawRecord record;
    private final Path facility;
    private final Path severity;
    private final Path mnemonic;
    private String form = "";
    private final Span time = new Span();

    Devices(Names names, RawRecord record) {
        this.names = names;
        this.record = record;
        facility = names.root().child("device_facility");
        severity = names.root().child("device_severity");
        mnemonic = names.root().child("mnemonic");
    }

    /// Whether a message is one of these; its values are in the record then.
    boolean read(byte[] bytes, int from, int to) {
        time.clear();
        int digit = MessageStart.severity(bytes, from, to);
        if (digit > 0) {
            form = "cisco";
            record.add(facility, bytes, from + 1, digit - 1);
            record.add(severity, bytes, digit, digit + 1);
            record.add(mnemonic, bytes, digit + 2, nameEnd(bytes, digit + 2, to));
            return true;
        }
        if (MessageStart.isHuawei(bytes, from, to)) {
            return huawei(bytes, from + 4, to);
        }
        return isPaloAlto(bytes, from, to) && paloAlto(bytes, from, to);
    }

    /// The form of the message that was read last.
    String form() {
        return form;
    }

    /// Where its own time stands, if it has one.
    int timeFrom() {
        return time.from;
    }

    int timeTo() {
        return time.to;
    }

    private static int nameEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && MessageStart.isInName(bytes[at])) {
            at++;
        }
        return at;
    }

    private boolean huawei(byte[] bytes, int from, int to) {
        int module = nameEnd(bytes, from, to);
        if (module + 2 >= to
                || bytes[module] != '/'
                || Stamp.digit(bytes[module + 1]) < 0
                || bytes[module + 2] != '/') {
            return false;
        }
        form = "huawei";
        record.add(facility, bytes, from, module);
        record.add(severity, bytes, module + 1, module + 2);
        record.add(mnemonic, bytes, module + 3, nameEnd(bytes, module + 3, to));
        return true;
    }

    /// Whether a number, a time with slashes, and another number stand here.
    private static boolean isPaloAlto(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && at < from + 3 && Stamp.digit(bytes[at]) >= 0) {
            at++;
        }
        return at > from
                && at + 21 < to
                && bytes[at] == ','
                && bytes[at + 5] == '/'
                && bytes[at + 8] == '/'
                && bytes[at + 11] == ' '
                && bytes[at + 14] == ':'
                && bytes[at + 20] == ',';
    }

    private boolean paloAlto(byte[] bytes, int from, int to) {
        List<Span> cells = cells(bytes, from, to);
        if (cells.size() <= TIME) {
            return false;
        }
        form = "paloalto";
        Span type = cells.get(3);
        String kind = new String(bytes, type.from, type.to - type.from, StandardCharsets.ISO_8859_1);
        boolean session = kind.equals("TRAFFIC") || kind.equals("THREAT");
        int known = session ? COLUMNS.length : COMMON;
        for (int i = 0; i < Math.min(known, cells.size()); i++) {
            if (!COLUMNS[i].isEmpty()) {
                add(names.root().child(COLUMNS[i]), bytes, cells.get(i));
            }
        }
        time.set(cells.get(TIME).from, cells.get(TIME).to);
        return true;
    }

    private void add(Path path, byte[] bytes, Span cell) {
        boolean quoted = cell.to - cell.from > 1 && bytes[cell.from] == '"' && bytes[cell.to - 1] == '"';
        if (!quoted) {
            record.add(path, bytes, cell.from, cell.to);
            return;
        }
        String inner = new String(bytes, cell.from + 1, cell.to - cell.from - 2, StandardCharsets.UTF_8);
        record.add(path, Kind.TEXT, inner.replace("\"\"", "\""));
    }

    private static List<Span> cells(byte[] bytes, int from, int to) {
        List<Span> cells = new ArrayList<>();
        boolean quoted = false;
        int start = from;
        for (int at = from; at <= to && cells.size() < MOST_CELLS; at++) {
            if (at == to || (bytes[at] == ',' && !quoted)) {
                Span cell = new Span();
                cell.set(start, at);
                cells.add(cell);
                start = at + 1;
            } else if (bytes[at] == '"') {
                quoted = !quoted;
            }
        }
        return cells;
    }
}
