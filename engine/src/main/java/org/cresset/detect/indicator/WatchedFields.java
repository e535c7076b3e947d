package org.cresset.detect.indicator;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.cresset.event.Event;
import org.cresset.event.FieldTable;
import org.cresset.event.Kind;
import org.cresset.event.Table;

/// In which fields of events values stand that indicators may name, by `fields.tsv`. Immutable.
final class WatchedFields {

    /// How a value is written.
    enum Form {
        ADDRESS,
        HOST,
        URL,
        HASH,
        EMAIL,
        ANSWERS
    }

    /// No address and no name with a dot is shorter.
    private static final int SHORTEST = 3;

    private static final List<Table.Row> ROWS = Table.read(WatchedFields.class, "fields.tsv", 2);

    private final Form[] forms;
    private final boolean[] watched;
    private final int[][] paths;

    WatchedFields(FieldTable fields) {
        forms = new Form[fields.size()];
        watched = new boolean[fields.size()];
        Arrays.fill(forms, Form.ADDRESS);
        List<int[]> urls = new ArrayList<>();
        for (Table.Row row : ROWS) {
            if (row.cell(0).equals("path")) {
                urls.add(Arrays.stream(row.cell(1).split(" "))
                        .mapToInt(name -> slot(fields, name))
                        .toArray());
                continue;
            }
            Form form = Form.valueOf(row.cell(0).toUpperCase(Locale.ROOT));
            for (int slot : fields.slots(row.cell(1))) {
                forms[slot] = form;
                watched[slot] = true;
            }
        }
        paths = urls.stream().filter(path -> path[0] >= 0 && path[1] >= 0).toArray(int[][]::new);
    }

    private static int slot(FieldTable fields, String name) {
        int exact = fields.slot(name);
        List<Integer> any = fields.slots(name);
        return exact >= 0 || any.isEmpty() ? exact : any.getFirst();
    }

    /// Those fields that have no slot yet, in no case: a slot of its own for another spelling would change what rules
    /// see.
    static List<String> missing(FieldTable fields) {
        return ROWS.stream()
                .flatMap(row -> Arrays.stream(row.cell(1).split(" ")))
                .distinct()
                .filter(name -> fields.slots(name).isEmpty())
                .toList();
    }

    /// Looks up the value of an entry. Says whether it is of a field that is looked at.
    boolean ask(Event event, int entry, Lookup lookup) {
        int slot = event.slot(entry);
        if (slot < 0
                || !watched[slot]
                || event.to(entry) - event.from(entry) < SHORTEST
                || event.kind(entry) == Kind.NULL) {
            return false;
        }
        byte[] text = event.text();
        int from = event.from(entry);
        int to = event.to(entry);
        switch (forms[slot]) {
            case ADDRESS -> lookup.address(text, from, to);
            case HOST -> lookup.host(text, from, to);
            case URL -> lookup.url(text, from, to);
            case HASH -> lookup.hashes(text, from, to);
            case EMAIL -> lookup.emails(text, from, to);
            case ANSWERS -> lookup.answers(text, from, to);
        }
        return true;
    }

    /// How many URLs an event may have whose parts stand apart.
    int paths() {
        return paths.length;
    }

    /// Looks up a URL whose parts stand apart. Returns the entry of its path, or -1 where the event has none.
    int askPath(Event event, int path, Lookup lookup) {
        int host = event.first(paths[path][0]);
        int stem = event.first(paths[path][1]);
        if (host < 0 || stem < 0) {
            return -1;
        }
        byte[] text = event.text();
        boolean whole = lookup.url(text, event.from(host), event.to(host), event.from(stem), event.to(stem));
        int query = whole && paths[path].length > 2 && paths[path][2] >= 0 ? event.first(paths[path][2]) : -1;
        if (query >= 0 && event.to(query) > event.from(query)) {
            lookup.query(text, event.from(query), event.to(query));
        }
        return whole ? stem : -1;
    }
}
