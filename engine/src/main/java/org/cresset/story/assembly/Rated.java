package org.cresset.story.assembly;

import org.cresset.story.Signature;
import org.cresset.story.host.Component;
import org.cresset.story.host.Episode;
import org.cresset.surprise.Rating;

/// A finding of a component with how surprising it is.
///
/// @param factor what its rule is trusted with, by what its author and analysts say of it
/// @param value what it is worth
record Rated(Component component, Component.Piece piece, Rating rating, double factor, double value) {

    static Rated of(Component component, Component.Piece piece, Rating rating, double factor) {
        double severity = piece.episode().signature().severity();
        return new Rated(component, piece, rating, factor, severity * rating.surprise() * piece.weight() * factor);
    }

    double surprise() {
        return rating.surprise();
    }

    Episode episode() {
        return piece.episode();
    }

    Signature signature() {
        return piece.episode().signature();
    }
}
