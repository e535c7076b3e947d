package org.cresset.story.assembly;

import org.cresset.story.host.Component;
import org.cresset.surprise.Rating;

/// A finding of a component with how surprising it is.
///
/// @param factor what its rule is trusted with, by what its author and analysts say of it
record Rated(Component component, Component.Piece piece, Rating rating, double factor) {

    double surprise() {
        return rating.surprise();
    }

    /// What it is worth.
    double value() {
        return piece.episode().signature().severity() * surprise() * piece.weight() * factor;
    }
}
