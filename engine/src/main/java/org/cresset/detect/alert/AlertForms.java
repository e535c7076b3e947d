package org.cresset.detect.alert;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.cresset.detect.Account;
import org.cresset.detect.Exceptions;
import org.cresset.event.FieldTable;
import org.cresset.event.Resolver;
import org.cresset.rule.Level;

/// The forms of alerts that a run looks for: those of its own first, then those that the jar brings. Immutable.
public final class AlertForms {

    /// None at all.
    public static final AlertForms NONE = new AlertForms(List.of(), List.of(), Level.INFORMATIONAL);

    private final List<AlertForm> own;
    private final List<AlertForm> all;
    private final Level least;

    private AlertForms(List<AlertForm> own, List<AlertForm> bundled, Level least) {
        this.own = List.copyOf(own);
        this.least = least;
        List<AlertForm> both = new ArrayList<>(own);
        both.addAll(bundled);
        all = List.copyOf(both);
    }

    /// Those that the jar brings.
    ///
    /// @param least alerts below this level are left out
    public static AlertForms bundled(Level least) {
        return new AlertForms(List.of(), Bundled.forms(), least);
    }

    /// These, behind those of a mapping file.
    ///
    /// @throws org.cresset.rule.RuleException where the text is no such file; the message names the line
    public AlertForms with(String mappings) {
        List<AlertForm> more = new ArrayList<>(own);
        more.addAll(MappingReader.read(mappings));
        return new AlertForms(more, all.subList(own.size(), all.size()), least);
    }

    /// Whether there are forms of the run's own.
    public boolean hasOwn() {
        return !own.isEmpty();
    }

    /// The fields that events need slots for.
    public Set<String> fields() {
        Set<String> fields = new LinkedHashSet<>();
        all.forEach(form -> fields.addAll(form.where().asked().keySet()));
        if (hasOwn()) {
            Naming.NAMES.forEach(fields::add);
        }
        return fields;
    }

    /// What names the fields of the run's own forms as rules do, behind another resolver. For one thread.
    public Resolver resolver(Resolver inner, FieldTable fields) {
        return hasOwn() ? new Naming(own, fields, inner) : inner;
    }

    /// What finds alerts among events of these fields. For one thread.
    public Alerts alerts(FieldTable fields, Exceptions exceptions, Account account) {
        return new Alerts(all, least, fields, exceptions, account);
    }
}
