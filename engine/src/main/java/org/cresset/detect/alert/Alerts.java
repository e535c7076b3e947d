package org.cresset.detect.alert;

import java.security.MessageDigest;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cresset.detect.Account;
import org.cresset.detect.Detection;
import org.cresset.detect.Exceptions;
import org.cresset.event.Event;
import org.cresset.event.EventSource;
import org.cresset.event.FieldTable;
import org.cresset.event.Sha256;
import org.cresset.rule.Level;
import org.cresset.rule.SigmaRule;

/// Finds the alerts of other products among events and makes them detections, and keeps account. For one thread.
///
/// Hot path: which forms events of a source may have is decided once for each source; an event then costs a look at one
/// slot for each of them.
public final class Alerts {

    private static final int KEPT_SOURCES = 2_000;

    private final List<Bound> forms;
    private final Level least;
    private final Exceptions exceptions;
    private final Account account;
    private final Signatures signatures = new Signatures();
    private final IdentityHashMap<EventSource, Bound[]> bySource = new IdentityHashMap<>();
    private final MessageDigest digest = Sha256.start();

    Alerts(List<AlertForm> forms, Level least, FieldTable fields, Exceptions exceptions, Account account) {
        this.forms = forms.stream().map(form -> new Bound(form, fields)).toList();
        this.least = least;
        this.exceptions = exceptions;
        this.account = account;
    }

    /// The detection that an event is; nothing where it is no alert, or one that is not wanted.
    public Optional<Detection> of(Event event) {
        Bound[] admitting = admitting(event);
        for (Bound form : admitting) {
            if (form.fits(event) && form.covers(event.place().path())) {
                return raised(form, event);
            }
        }
        return Optional.empty();
    }

    /// The forms that events of the same source may have.
    private Bound[] admitting(Event event) {
        Bound[] known = bySource.get(event.source());
        if (known != null) {
            return known;
        }
        Bound[] found = admitting(event.source());
        if (bySource.size() < KEPT_SOURCES) {
            bySource.put(event.source(), found);
        }
        return found;
    }

    private Bound[] admitting(EventSource source) {
        return forms.stream().filter(form -> form.form().where().admits(source)).toArray(Bound[]::new);
    }

    private Optional<Detection> raised(Bound form, Event event) {
        Optional<SigmaRule> rule =
                signatures.of(form, event).filter(each -> each.level().compareTo(least) >= 0);
        if (rule.isEmpty()) {
            return Optional.empty();
        }
        if (exceptions.silence(rule.get(), event)) {
            account.silencedAlert();
            return Optional.empty();
        }
        account.alert(rule.get().level());
        return Optional.of(Detection.of(rule.get(), event, said(form, event), digest));
    }

    /// What an alert says: addresses and users under the names that rules know, all else by its own.
    private static Map<String, String> said(Bound form, Event event) {
        Map<String, String> said = new LinkedHashMap<>();
        for (Role role : Role.SHOWN) {
            for (String name : form.form().of(role)) {
                int entry = form.entry(name, event);
                if (entry >= 0) {
                    said.putIfAbsent(role.field().isEmpty() ? name : role.field(), event.value(entry));
                    break;
                }
            }
        }
        return said;
    }
}
