package org.cresset.feed;

/// Small readings of texts.
final class Texts {

    private Texts() {}

    /// A whole number of decimal digits from 0 to a most, or -1.
    static int number(String digits, int most) {
        boolean whole =
                !digits.isEmpty() && digits.length() <= 9 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        int number = whole ? Integer.parseInt(digits) : -1;
        return number <= most ? number : -1;
    }
}
