package org.cresset.rule.index;

import org.cresset.rule.Glob.Shape;

/// The smallest question: whether text stands in a value, in any case, at the place that the shape says.
///
/// @param slot of the field, or [#ANYWHERE] for a keyword
/// @param shape any but `FREE`
/// @param text folded
record Atom(int slot, Shape shape, String text) {

    /// In a value of any field.
    static final int ANYWHERE = -1;

    /// How often values pass, as a guess from the form alone. Only the order of guesses matters: by it a rule is woken
    /// by its rarest part.
    double guess() {
        int length = text.length();
        return switch (shape) {
            case EQUALS -> length <= 6 ? 0.03 : 0.01;
            case STARTS, ENDS -> length == 0 ? 1 : length < 4 ? 0.2 : length < 8 ? 0.05 : 0.01;
            default -> length < 4 ? contained(length) : length < 8 ? 0.02 : 0.002;
        };
    }

    private static double contained(int length) {
        return switch (length) {
            case 0 -> 1;
            case 1 -> 0.6;
            case 2 -> 0.3;
            default -> 0.1;
        };
    }
}
