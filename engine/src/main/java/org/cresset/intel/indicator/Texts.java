package org.cresset.intel.indicator;

/// What is done to texts here.
final class Texts {

    private Texts() {}

    /// A text of at most so many characters, never half a character at its end.
    static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
    }
}
