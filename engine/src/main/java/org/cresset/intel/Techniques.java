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

    /// The version of ATT&CK that the table is made from.
    public static final String VERSION = "18.1";

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

    /// Tactics that came after the table, and what they were part of before.
    private static final Map<String, String> LATER =
            Map.of("stealth", "defense-evasion", "defense-impairment", "defense-evasion");

    private final TreeMap<String, Technique> byId = new TreeMap<>();

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

    /// All of them, in the order of their ids.
    public List<Technique> all() {
        return List.copyOf(byId.values());
    }

    /// Whether a technique that is not here has a number behind all that are, so that a later version may know it.
    public boolean isLater(String id) {
        return id.compareTo(byId.lastKey()) > 0;
    }

    /// The short name of a tactic by the name in a tag, such as `credential_access`; that of a later version becomes
    /// the
    /// one that it came from.
    public static Optional<String> tactic(String name) {
        String dashed = name.replace('_', '-');
        return Optional.of(LATER.getOrDefault(dashed, dashed)).filter(TACTICS::contains);
    }
}
