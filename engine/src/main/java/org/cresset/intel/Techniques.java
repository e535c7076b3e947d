package org.cresset.intel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The techniques of ATT&CK, by id. Immutable.
public final class Techniques {

    /// The tactics by their short names, in the order of an attack.
    public static final List<String> TACTICS = List.of(
            "reconnaissance",
            "resource-development",
            "initial-access",
            "execution",
            "persistence",
            "privilege-escalation",
            "defense-evasion",
            "credential-access",
            "discovery",
            "lateral-movement",
            "collection",
            "command-and-control",
            "exfiltration",
            "impact");

    private final Map<String, Technique> byId = new TreeMap<>();

    /// Reads the table that the jar brings.
    ///
    /// @throws IllegalStateException where it is missing or a row is wrong
    public Techniques() {
        try (InputStream in = Techniques.class.getResourceAsStream("/org/cresset/knowledge/techniques.tsv")) {
            if (in == null) {
                throw new IllegalStateException("techniques.tsv is missing from the jar");
            }
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(Techniques::technique)
                    .forEach(technique -> byId.put(technique.id(), technique));
        } catch (IOException e) {
            throw new UncheckedIOException("reading techniques.tsv", e);
        }
    }

    private static Technique technique(String line) {
        List<String> cells = List.of(line.split("\t", -1));
        if (cells.size() != 3) {
            throw new IllegalStateException("techniques.tsv: not three columns: " + line);
        }
        List<String> tactics = List.of(cells.get(2).split(",", -1));
        if (!TACTICS.containsAll(tactics)) {
            throw new IllegalStateException("techniques.tsv: unknown tactic: " + line);
        }
        return new Technique(cells.get(0), cells.get(1), tactics);
    }

    public Optional<Technique> get(String id) {
        return Optional.ofNullable(byId.get(id));
    }
}
