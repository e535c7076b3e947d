package org.cresset.read.evtx;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.cresset.event.TextBuffer;

/// Values of BinXML as text, in the forms that Windows itself shows them in. Hot path: nothing is allocated for the
/// types that fill nearly all records.
final class Formats {

    private static final Charset ANSI = Charset.forName("windows-1252");
    private static final long TICKS_TO_1970 = 116_444_736_000_000_000L;
    private static final long TICKS = 10_000_000L;

    private Formats() {}

    /// The time of a FILETIME in microseconds since 1970.
    static long micros(long ticks) {
        return Math.floorDiv(ticks - TICKS_TO_1970, 10L);
    }

    /// Appends a value. One whose size does not fit its type is shown as the bytes that it has.
    static void append(TextBuffer out, byte[] bytes, int at, int end, int type) {
        int size = end - at;
        int wanted = ValueType.size(type);
        if (wanted != 0 && size != wanted) {
            binary(out, bytes, at, end);
            return;
        }
        switch (type) {
            case ValueType.NULL -> {}
            case ValueType.STRING -> {
                boolean ended = size >= 2 && bytes[end - 1] == 0 && bytes[end - 2] == 0;
                out.utf16(bytes, at, ended ? end - 2 : end);
            }
            case ValueType.ANSI_STRING -> {
                boolean ended = size >= 1 && bytes[end - 1] == 0;
                out.text(new String(bytes, at, ended ? size - 1 : size, ANSI));
            }
            case ValueType.BOOL -> out.text(Bytes.i32(bytes, at) != 0 ? "true" : "false");
            case ValueType.GUID -> guid(out, bytes, at);
            case ValueType.FILETIME -> filetime(out, Bytes.i64(bytes, at));
            case ValueType.SYSTEMTIME -> systemtime(out, bytes, at);
            case ValueType.SID -> sid(out, bytes, at, size);
            default -> number(out, bytes, at, end, type);
        }
    }

    private static void number(TextBuffer out, byte[] bytes, int at, int end, int type) {
        switch (type) {
            case ValueType.UINT8 -> out.decimal(Bytes.u8(bytes, at));
            case ValueType.UINT16 -> out.decimal(Bytes.u16(bytes, at));
            case ValueType.UINT32 -> out.decimal(Bytes.u32(bytes, at));
            case ValueType.UINT64 -> out.decimal(Bytes.i64(bytes, at));
            case ValueType.INT8 -> signed(out, bytes[at]);
            case ValueType.INT16 -> signed(out, (short) Bytes.u16(bytes, at));
            case ValueType.INT32 -> signed(out, Bytes.i32(bytes, at));
            case ValueType.INT64 -> signed(out, Bytes.i64(bytes, at));
            case ValueType.HEX32 -> hexadecimal(out, Bytes.u32(bytes, at));
            case ValueType.HEX64 -> hexadecimal(out, Bytes.i64(bytes, at));
            case ValueType.REAL32 -> out.text(Float.toString(Float.intBitsToFloat(Bytes.i32(bytes, at))));
            case ValueType.REAL64 -> out.text(Double.toString(Double.longBitsToDouble(Bytes.i64(bytes, at))));
            case ValueType.SIZE -> size(out, bytes, at, end);
            default -> binary(out, bytes, at, end);
        }
    }

    /// A value as a string, for names and other rare places.
    static String text(byte[] bytes, int at, int end, int type) {
        TextBuffer out = new TextBuffer();
        append(out, bytes, at, end, type);
        return out.toString();
    }

    private static void size(TextBuffer out, byte[] bytes, int at, int end) {
        switch (end - at) {
            case 4 -> hexadecimal(out, Bytes.u32(bytes, at));
            case 8 -> hexadecimal(out, Bytes.i64(bytes, at));
            default -> binary(out, bytes, at, end);
        }
    }

    private static void signed(TextBuffer out, long number) {
        if (number < 0) {
            out.ascii('-');
        }
        out.decimal(number == Long.MIN_VALUE ? number : Math.abs(number));
    }

    private static void hexadecimal(TextBuffer out, long number) {
        int digits = Math.max(1, (67 - Long.numberOfLeadingZeros(number)) / 4);
        out.ascii('0');
        out.ascii('x');
        out.hexadecimal(number, digits, false);
    }

    private static void binary(TextBuffer out, byte[] bytes, int at, int end) {
        for (int i = at; i < end; i++) {
            out.hexadecimal(bytes[i], 2, true);
        }
    }

    private static void guid(TextBuffer out, byte[] bytes, int at) {
        out.ascii('{');
        out.hexadecimal(Bytes.i32(bytes, at), 8, true);
        out.ascii('-');
        out.hexadecimal(Bytes.u16(bytes, at + 4), 4, true);
        out.ascii('-');
        out.hexadecimal(Bytes.u16(bytes, at + 6), 4, true);
        out.ascii('-');
        binary(out, bytes, at + 8, at + 10);
        out.ascii('-');
        binary(out, bytes, at + 10, at + 16);
        out.ascii('}');
    }

    private static void filetime(TextBuffer out, long ticks) {
        long since = ticks - TICKS_TO_1970;
        long second = Math.floorDiv(since, TICKS);
        date(out, Math.floorDiv(second, 86_400L));
        int ofDay = (int) Math.floorMod(second, 86_400L);
        clock(out, ofDay / 3600, ofDay / 60 % 60, ofDay % 60);
        out.ascii('.');
        out.digits(Math.floorMod(since, TICKS), 7);
        out.ascii('Z');
    }

    /// A day of the proleptic Gregorian calendar, from its number since 1970. Years are counted from March, so that
    /// the leap day is the last of a year, in eras of 400 years.
    private static void date(TextBuffer out, long day) {
        long fromMarch = day + 719_468;
        long era = Math.floorDiv(fromMarch, 146_097L);
        long ofEra = Math.floorMod(fromMarch, 146_097L);
        long yearOfEra = (ofEra - ofEra / 1460 + ofEra / 36_524 - ofEra / 146_096) / 365;
        long ofYear = ofEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        long shifted = (5 * ofYear + 2) / 153;
        long month = shifted < 10 ? shifted + 3 : shifted - 9;
        long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        if (year < 0 || year > 9999) {
            signed(out, year);
        } else {
            out.digits(year, 4);
        }
        out.ascii('-');
        out.digits(month, 2);
        out.ascii('-');
        out.digits(ofYear - (153 * shifted + 2) / 5 + 1, 2);
    }

    private static void clock(TextBuffer out, int hour, int minute, int second) {
        out.ascii('T');
        out.digits(hour, 2);
        out.ascii(':');
        out.digits(minute, 2);
        out.ascii(':');
        out.digits(second, 2);
    }

    private static void systemtime(TextBuffer out, byte[] bytes, int at) {
        out.digits(Bytes.u16(bytes, at), 4);
        out.ascii('-');
        out.digits(Bytes.u16(bytes, at + 2), 2);
        out.ascii('-');
        out.digits(Bytes.u16(bytes, at + 6), 2);
        clock(out, Bytes.u16(bytes, at + 8), Bytes.u16(bytes, at + 10), Bytes.u16(bytes, at + 12));
        out.ascii('.');
        out.digits(Bytes.u16(bytes, at + 14), 3);
        out.ascii('Z');
    }

    private static void sid(TextBuffer out, byte[] bytes, int at, int size) {
        int parts = size < 8 ? -1 : Bytes.u8(bytes, at + 1);
        if (parts < 0 || parts > 15 || size != 8 + parts * 4) {
            binary(out, bytes, at, at + size);
            return;
        }
        long authority = 0;
        for (int i = 2; i < 8; i++) {
            authority = (authority << 8) | Bytes.u8(bytes, at + i);
        }
        out.ascii('S');
        out.ascii('-');
        out.decimal(Bytes.u8(bytes, at));
        out.ascii('-');
        out.decimal(authority);
        for (int i = 0; i < parts; i++) {
            out.ascii('-');
            out.decimal(Bytes.u32(bytes, at + 8 + i * 4));
        }
    }

    /// Where the items of an array stand: pairs of start and end.
    static List<int[]> items(byte[] bytes, int at, int end, int type) {
        int size = ValueType.size(type);
        if (type == ValueType.STRING) {
            return strings(bytes, at, end);
        }
        if (size == 0 || (end - at) % size != 0) {
            return List.of(new int[] {at, end});
        }
        List<int[]> items = new ArrayList<>();
        for (int i = at; i < end; i += size) {
            items.add(new int[] {i, i + size});
        }
        return items;
    }

    private static List<int[]> strings(byte[] bytes, int at, int end) {
        List<int[]> items = new ArrayList<>();
        int start = at;
        for (int i = at; i + 1 < end; i += 2) {
            if (bytes[i] == 0 && bytes[i + 1] == 0) {
                items.add(new int[] {start, i});
                start = i + 2;
            }
        }
        if (start < end) {
            items.add(new int[] {start, end});
        }
        return items;
    }
}
