package org.cresset.bench.ours;

import java.util.List;
import java.util.Optional;
import org.cresset.detect.alert.Words;
import org.cresset.rule.Level;
import org.cresset.story.Signature;

/// What alerts mean of which nothing is known but the name: what the product makes of its words.
public final class NamedAlerts {

    private static final Words WORDS = new Words();

    private NamedAlerts() {}

    public static Signature of(String name) {
        Optional<Words.Meaning> meaning = WORDS.of(name);
        return new Signature(
                name,
                name,
                meaning.map(Words.Meaning::level).orElse(Level.LOW),
                "",
                meaning.flatMap(Words.Meaning::technique).map(List::of).orElse(List.of()),
                meaning.flatMap(Words.Meaning::tactic).map(List::of).orElse(List.of()),
                List.of());
    }
}
