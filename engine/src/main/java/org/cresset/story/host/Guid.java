package org.cresset.story.host;

/// Identifiers such as `81056205-5686-64dc-3b04-000000000800` as two numbers.
final class Guid {

    private static final int LENGTH = 36;
    private static final int HALF = 18;
    private static final String DASHES = "--------9----9----9----9------------";

    private Guid() {}

    /// Whether a text is one, in small letters.
    static boolean is(String text) {
        if (text.length() != LENGTH) {
            return false;
        }
        for (int i = 0; i < LENGTH; i++) {
            char c = text.charAt(i);
            boolean digit = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
            if (DASHES.charAt(i) == '9' ? c != '-' : !digit) {
                return false;
            }
        }
        return true;
    }

    static long high(String text) {
        return digits(text, 0, HALF);
    }

    static long low(String text) {
        return digits(text, HALF, LENGTH);
    }

    private static long digits(String text, int from, int to) {
        long number = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c != '-') {
                number = (number << 4) | (c <= '9' ? c - '0' : c - 'a' + 10);
            }
        }
        return number;
    }

    static String text(long high, long low) {
        String digits = java.util.HexFormat.of().toHexDigits(high)
                + java.util.HexFormat.of().toHexDigits(low);
        return String.join(
                "-",
                digits.substring(0, 8),
                digits.substring(8, 12),
                digits.substring(12, 16),
                digits.substring(16, 20),
                digits.substring(20));
    }
}
