package org.cresset.node.pipeline;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What its authors say happened in a campaign.
///
/// @param attackers the identifiers of its processes
record Truth(Set<String> attackers, List<Happened> events) {

    /// @param process the identifier of the process that did it
    /// @param detail a path, a command line, or where it went
    record Happened(String kind, String process, String detail) {}

    static Truth of(String scenario) throws IOException {
        Predicate<List<String>> ours = cells -> cells.getFirst().equals(scenario);
        Set<String> attackers = Recordings.truth("LSASS_campaigns_attack_processes.tsv").stream()
                .filter(ours)
                .map(cells -> bare(cells.get(1)))
                .collect(Collectors.toSet());
        List<Happened> events = Recordings.truth("LSASS_campaigns_events.tsv").stream()
                .filter(ours)
                .map(cells -> new Happened(cells.get(7), bare(cells.get(8)), cells.get(9)))
                .toList();
        return new Truth(attackers, events);
    }

    /// An identifier without its brackets.
    static String bare(String guid) {
        return guid.replaceAll("[{}]", "").toLowerCase(Locale.ROOT);
    }

    /// The paths of what was brought in from outside.
    Set<String> payloads() {
        return details("file_download").collect(Collectors.toSet());
    }

    /// The addresses that it was steered from.
    Set<String> steering() {
        return details("c2_connection")
                .map(detail -> detail.replaceFirst(".* -> ", "").replaceFirst(":\\d+$", ""))
                .collect(Collectors.toSet());
    }

    private Stream<String> details(String kind) {
        return events.stream().filter(event -> event.kind().equals(kind)).map(Happened::detail);
    }
}
