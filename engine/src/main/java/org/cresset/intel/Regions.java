package org.cresset.intel;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Regions and countries, by id and by what sources call them. Immutable.
public final class Regions {

    private final Labels<Region> regions = new Labels<>();

    /// The table that the jar brings. It is read once.
    ///
    /// @throws IllegalStateException where it is missing or a row is wrong
    public static Regions shipped() {
        return Shipped.TABLE;
    }

    private static final class Shipped {
        private static final Regions TABLE = new Regions();
    }

    private Regions() {
        Rows.of("regions.tsv", 8).forEach(cells -> {
            List<String> labels = Rows.parts(cells.get(7), "\\|");
            Region region = new Region(
                    cells.get(0),
                    Region.Kind.valueOf(cells.get(1).toUpperCase(Locale.ROOT)),
                    cells.get(2),
                    cells.get(3),
                    some(cells.get(4)),
                    cells.get(5),
                    some(cells.get(6)),
                    labels);
            List<String> called = new ArrayList<>(labels);
            called.addAll(List.of(region.english(), region.chinese(), region.code()));
            regions.add(region.id(), region, called);
        });
    }

    private static Optional<String> some(String cell) {
        return Optional.of(cell).filter(text -> !text.isEmpty());
    }

    public Optional<Region> get(String id) {
        return regions.get(id);
    }

    /// All that a source may mean by a label, whatever its case and punctuation: none where it is unknown, several
    /// where
    /// it means either.
    public List<Region> labelled(String label) {
        return regions.labelled(label);
    }

    /// Ids that somebody may have meant by a word that is none.
    public List<String> near(String word) {
        return regions.near(word);
    }

    /// All of them, in the order of their ids.
    public List<Region> all() {
        return regions.all();
    }

    /// The regions that a region lies in, from the nearest to the world.
    public List<Region> around(Region region) {
        List<Region> around = new ArrayList<>();
        Optional<Region> next = region.in().flatMap(this::get);
        while (next.isPresent()) {
            around.add(next.get());
            next = next.get().in().flatMap(this::get);
        }
        return around;
    }
}
