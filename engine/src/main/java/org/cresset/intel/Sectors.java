package org.cresset.intel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The industries, by id and by what sources call them. Immutable.
public final class Sectors {

    private final Labels<Sector> sectors = new Labels<>();

    /// The table that the jar brings. It is read once.
    ///
    /// @throws IllegalStateException where it is missing or a row is wrong
    public static Sectors shipped() {
        return Shipped.TABLE;
    }

    private static final class Shipped {
        private static final Sectors TABLE = new Sectors();
    }

    private Sectors() {
        Rows.of("sectors.tsv", 8).forEach(cells -> {
            List<List<String>> codes = cells.subList(3, 7).stream()
                    .map(cell -> Rows.parts(cell, ","))
                    .toList();
            List<String> labels = Rows.parts(cells.get(7), "\\|");
            Sector sector = new Sector(
                    cells.get(0),
                    cells.get(1),
                    cells.get(2),
                    codes.get(0),
                    codes.get(1),
                    codes.get(2),
                    codes.get(3),
                    labels);
            List<String> called = new ArrayList<>(labels);
            called.addAll(List.of(sector.english(), sector.chinese()));
            sectors.add(sector.id(), sector, called);
        });
    }

    public Optional<Sector> get(String id) {
        return sectors.get(id);
    }

    /// All that a source may mean by a label, whatever its case and punctuation: none where it is unknown, several
    /// where
    /// it means either.
    public List<Sector> labelled(String label) {
        return sectors.labelled(label);
    }

    /// Ids that somebody may have meant by a word that is none.
    public List<String> near(String word) {
        return sectors.near(word);
    }

    /// All of them, in the order of their ids.
    public List<Sector> all() {
        return sectors.all();
    }
}
