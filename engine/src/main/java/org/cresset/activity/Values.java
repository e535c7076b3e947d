package org.cresset.activity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cresset.activity.Activity.Change;
import org.cresset.event.Event;
import org.cresset.event.Fields;
import org.cresset.event.Kind;

/// The roles of an event by the row of the table that it fits. Texts of which logs mean nothing (`-`) are empty.
final class Values {

    private static final Set<String> NOTHING = Set.of("-", "N/A", "null", "(null)", "?");
    private static final Set<String> WORKED =
            Set.of("", "0", "success", "succeeded", "allow", "allowed", "false", "ok", "0x0");

    /// How calls that have only begun are told, and what a server of HTTP answers to those that it did.
    private static final Set<String> BEGUN =
            Set.of("start", "started", "accept", "accepted", "active", "101", "200", "201", "202", "204");

    private static final Set<String> TRUE = Set.of("", "true", "success", "succeeded");
    private static final Set<String> OUT = Set.of("true", "%%14593", "outbound", "out", "egress");

    /// An address with its port behind it, as Microsoft 365 writes them.
    private static final Pattern PORT_TOO =
            Pattern.compile("\\[?([0-9.]{7,15}|(?<=\\[)[0-9A-Fa-f:.]{2,45})]?:([0-9]{1,5})");

    private final MeaningRow row;
    private final Event event;
    private final String source;

    Values(MeaningRow row, Event event, String source) {
        this.row = row;
        this.event = event;
        this.source = source;
    }

    Context context() {
        return new Context(
                event.time(),
                event.trust(),
                value(Fields.COMPUTER),
                account("user", "domain"),
                session("session"),
                source,
                event.place());
    }

    Change change() {
        return row.change();
    }

    /// The text of a role; empty where the event lacks it.
    String text(String role) {
        MeaningRow.Role known = row.role(role);
        if (known == null) {
            return "";
        }
        for (int slot : known.slots()) {
            String value = known.last() ? lastValue(slot) : value(slot);
            if (!value.isEmpty()) {
                return value;
            }
        }
        return known.text();
    }

    private String lastValue(int slot) {
        String last = "";
        for (int entry = event.first(slot); entry >= 0; entry = event.next(entry)) {
            last = event.value(entry);
        }
        return NOTHING.contains(last) ? "" : last;
    }

    /// As [#text], without the angle brackets that some mail servers write around a name.
    String bare(String role) {
        String text = text(role);
        boolean angled = text.startsWith("<") && text.endsWith(">");
        return angled ? text.substring(1, text.length() - 1) : text;
    }

    private String value(int slot) {
        for (int entry = event.first(slot); entry >= 0; entry = event.next(entry)) {
            if (event.kind(entry) != Kind.NULL && event.to(entry) > event.from(entry)) {
                String value = event.value(entry);
                return NOTHING.contains(value) ? "" : value;
            }
        }
        return "";
    }

    /// All values of a role; a value with semicolons is several.
    List<String> texts(String role) {
        MeaningRow.Role known = row.role(role);
        List<String> texts = new ArrayList<>();
        if (known == null) {
            return texts;
        }
        for (int slot : known.slots()) {
            for (int entry = event.first(slot); entry >= 0; entry = event.next(entry)) {
                addParts(event.value(entry), texts);
            }
        }
        return texts;
    }

    private static void addParts(String value, List<String> texts) {
        int at = 0;
        while (at < value.length()) {
            int end = value.indexOf(';', at);
            String part = value.substring(at, end < 0 ? value.length() : end).strip();
            if (!part.isEmpty() && !NOTHING.contains(part)) {
                texts.add(part);
            }
            at = end < 0 ? value.length() : end + 1;
        }
    }

    ProcessRef process(String prefix) {
        return new ProcessRef(guid(text(prefix + "guid")), Numbers.of(text(prefix + "pid")), text(prefix + "image"));
    }

    private static String guid(String written) {
        boolean braced = written.startsWith("{") && written.endsWith("}");
        String bare = braced ? written.substring(1, written.length() - 1) : written;
        boolean empty = bare.chars().allMatch(c -> c == '0' || c == '-');
        return empty ? "" : bare.toLowerCase(Locale.ROOT);
    }

    /// `DOMAIN\name`, or the name where it holds the domain itself or none is known.
    String account(String name, String domain) {
        String user = text(name);
        String of = user.isEmpty() || user.indexOf('\\') >= 0 ? "" : text(domain);
        return of.isEmpty() ? user : of + "\\" + user;
    }

    /// The first session of a role that is one: 0 is none. A number is told in hexadecimal, whatever the log writes.
    String session(String role) {
        MeaningRow.Role known = row.role(role);
        if (known == null) {
            return "";
        }
        for (int slot : known.slots()) {
            String text = value(slot);
            long number = Numbers.of(text);
            if (number != 0 && !text.isEmpty()) {
                return number < 0 ? text : "0x" + Long.toHexString(number);
            }
        }
        return "";
    }

    Endpoint endpoint(String role) {
        String address = text(role);
        String port = text(role + "_port");
        String name = text(role + "_name");
        boolean nothing = address.isEmpty() && name.isEmpty();
        Matcher both = PORT_TOO.matcher(address);
        if (port.isEmpty() && both.matches()) {
            return new Endpoint(both.group(1), both.group(2), name);
        }
        return nothing ? Endpoint.NONE : new Endpoint(address, port.equals("0") ? "" : port, name);
    }

    boolean worked() {
        if (row.role("worked") != null) {
            return TRUE.contains(text("worked").toLowerCase(Locale.ROOT));
        }
        String failed = text("failed").toLowerCase(Locale.ROOT);
        return WORKED.contains(failed) || BEGUN.contains(failed);
    }

    boolean out() {
        return OUT.contains(text("out").toLowerCase(Locale.ROOT));
    }
}
