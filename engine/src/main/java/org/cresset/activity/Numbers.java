package org.cresset.activity;

/// Numbers as logs write them.
final class Numbers {

    private Numbers() {}

    /// A number in decimal or, behind `0x`, in hexadecimal, of up to 63 bits; -1 for anything else.
    static long of(String text) {
        boolean hexadecimal = text.startsWith("0x") || text.startsWith("0X");
        int from = hexadecimal ? 2 : 0;
        int radix = hexadecimal ? 16 : 10;
        if (text.length() == from) {
            return -1;
        }
        long number = 0;
        for (int i = from; i < text.length(); i++) {
            int digit = text.charAt(i) < 128 ? Character.digit(text.charAt(i), radix) : -1;
            if (digit < 0 || number > (Long.MAX_VALUE - digit) / radix) {
                return -1;
            }
            number = number * radix + digit;
        }
        return number;
    }
}
