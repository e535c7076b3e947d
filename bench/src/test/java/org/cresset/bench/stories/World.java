package org.cresset.bench.stories;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A few alerts, made by hand: the times are those of 2026-03-04.
final class World {

    static final String SCAN = "Suricata: Alert - ET SCAN Possible Something";
    static final String WEB = "Wazuh: Common web attack.";
    static final String SUDO = "Wazuh: First time user executed sudo.";
    static final String TLS = "Suricata: Alert - SURICATA TLS invalid record/traffic";

    private static final long DAY = 1_772_582_400;

    private final List<Alert> alerts = new ArrayList<>();
    private final Truth.Collector truth = new Truth.Collector();

    static long at(String time) {
        return DAY + LocalTime.parse(time).toSecondOfDay();
    }

    static Episode episode(String rule, String host, String time) {
        return new Episode(rule, host, at(time));
    }

    /// Adds an alert; a label `-` is none.
    World alert(String time, String host, String rule, String label) {
        return alert(0, time, host, rule, label);
    }

    World alert(int daysLater, String time, String host, String rule, String label) {
        Alert alert = new Alert("net", at(time) + daysLater * 86_400L, host, rule);
        alerts.add(alert);
        truth.add(alert, label);
        return this;
    }

    List<Alert> alerts() {
        return alerts.stream().sorted(Comparator.comparingLong(Alert::second)).toList();
    }

    Truth truth() {
        return truth.done();
    }
}
