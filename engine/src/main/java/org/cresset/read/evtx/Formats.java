package org.cresset.read.evtx;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.cresset.event.Event;

/// Values of BinXML as text, in the forms that Windows itself shows them in.
final class Formats {

    private static final Charset ANSI = Charset.forName("windows-1252");
    private static final long TICKS_TO_1970 = 116_444_736_000_000_000L;
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);
    private static final HexFormat UPPER = HexFormat.of().withUpperCase();

    private Formats() {}

    /// The time of a FILETIME in microseconds since 1970.
    static long micros(long ticks) {
        return Math.floorDiv(ticks - TICKS_TO_1970, 10L);
    }

    /// Appends a value to the one that an event is being filled with.
    static void append(Event event, byte[] bytes, int at, int end, int type) {
        int size = end - at;
        if (type == ValueType.STRING) {
            boolean ended = size >= 2 && bytes[end - 1] == 0 && bytes[end - 2] == 0;
            event.buffer().utf16(bytes, at, ended ? end - 2 : end);
            return;
        }
        long small = small(bytes, at, size, type);
        if (small >= 0) {
            decimal(event, small);
            return;
        }
        String text = text(bytes, at, end, type);
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                byte[] rest = text.substring(i).getBytes(StandardCharsets.UTF_8);
                event.buffer().utf8(rest, 0, rest.length);
                return;
            }
            event.buffer().ascii(text.charAt(i));
        }
    }

    /// The value of an unsigned integer that fits, or -1.
    private static long small(byte[] bytes, int at, int size, int type) {
        if (size != ValueType.size(type)) {
            return -1;
        }
        return switch (type) {
            case ValueType.UINT8 -> Bytes.u8(bytes, at);
            case ValueType.UINT16 -> Bytes.u16(bytes, at);
            case ValueType.UINT32 -> Bytes.u32(bytes, at);
            case ValueType.UINT64 -> Bytes.i64(bytes, at);
            default -> -1;
        };
    }

    private static void decimal(Event event, long number) {
        if (number < 10) {
            event.buffer().ascii('0' + (int) number);
            return;
        }
        decimal(event, number / 10);
        event.buffer().ascii('0' + (int) (number % 10));
    }

    /// A value as text. One whose size does not fit its type is shown as the bytes that it has.
    static String text(byte[] bytes, int at, int end, int type) {
        int size = end - at;
        int wanted = ValueType.size(type);
        if (wanted != 0 && size != wanted) {
            return UPPER.formatHex(bytes, at, end);
        }
        return switch (type) {
            case ValueType.NULL -> "";
            case ValueType.STRING -> unended(new String(bytes, at, size, StandardCharsets.UTF_16LE));
            case ValueType.ANSI_STRING -> unended(new String(bytes, at, size, ANSI));
            case ValueType.INT8 -> Integer.toString(bytes[at]);
            case ValueType.UINT8 -> Integer.toString(Bytes.u8(bytes, at));
            case ValueType.INT16 -> Integer.toString((short) Bytes.u16(bytes, at));
            case ValueType.UINT16 -> Integer.toString(Bytes.u16(bytes, at));
            case ValueType.INT32 -> Integer.toString(Bytes.i32(bytes, at));
            case ValueType.UINT32 -> Long.toString(Bytes.u32(bytes, at));
            case ValueType.INT64 -> Long.toString(Bytes.i64(bytes, at));
            case ValueType.UINT64 -> Long.toUnsignedString(Bytes.i64(bytes, at));
            case ValueType.REAL32 -> Float.toString(Float.intBitsToFloat(Bytes.i32(bytes, at)));
            case ValueType.REAL64 -> Double.toString(Double.longBitsToDouble(Bytes.i64(bytes, at)));
            case ValueType.BOOL -> Boolean.toString(Bytes.i32(bytes, at) != 0);
            case ValueType.GUID -> guid(bytes, at);
            case ValueType.SIZE -> "0x" + Long.toHexString(size == 8 ? Bytes.i64(bytes, at) : word(bytes, at, size));
            case ValueType.FILETIME -> filetime(Bytes.i64(bytes, at));
            case ValueType.SYSTEMTIME -> systemtime(bytes, at);
            case ValueType.SID -> sid(bytes, at, size);
            case ValueType.HEX32 -> "0x" + Integer.toHexString(Bytes.i32(bytes, at));
            case ValueType.HEX64 -> "0x" + Long.toHexString(Bytes.i64(bytes, at));
            default -> UPPER.formatHex(bytes, at, end);
        };
    }

    private static long word(byte[] bytes, int at, int size) {
        return size == 4 ? Bytes.u32(bytes, at) : 0;
    }

    private static String unended(String text) {
        return text.endsWith("\0") ? text.substring(0, text.length() - 1) : text;
    }

    private static String guid(byte[] bytes, int at) {
        return "{"
                + UPPER.toHexDigits(Bytes.i32(bytes, at))
                + "-"
                + UPPER.toHexDigits((short) Bytes.u16(bytes, at + 4))
                + "-"
                + UPPER.toHexDigits((short) Bytes.u16(bytes, at + 6))
                + "-"
                + UPPER.formatHex(bytes, at + 8, at + 10)
                + "-"
                + UPPER.formatHex(bytes, at + 10, at + 16)
                + "}";
    }

    private static String filetime(long ticks) {
        long since = ticks - TICKS_TO_1970;
        String fraction = Long.toString(Math.floorMod(since, 10_000_000L));
        return SECONDS.format(Instant.ofEpochSecond(Math.floorDiv(since, 10_000_000L)))
                + "."
                + "0".repeat(7 - fraction.length())
                + fraction
                + "Z";
    }

    private static String systemtime(byte[] bytes, int at) {
        int[] parts = new int[8];
        for (int i = 0; i < 8; i++) {
            parts[i] = Bytes.u16(bytes, at + 2 * i);
        }
        try {
            LocalDateTime time =
                    LocalDateTime.of(parts[0], parts[1], parts[3], parts[4], parts[5], parts[6], parts[7] * 1_000_000);
            return SECONDS.format(time.toInstant(ZoneOffset.UTC)) + String.format(".%03dZ", parts[7]);
        } catch (java.time.DateTimeException noSuchTime) {
            return UPPER.formatHex(bytes, at, at + 16);
        }
    }

    private static String sid(byte[] bytes, int at, int size) {
        int parts = size < 8 ? -1 : Bytes.u8(bytes, at + 1);
        if (parts < 0 || parts > 15 || size != 8 + parts * 4) {
            return UPPER.formatHex(bytes, at, at + size);
        }
        long authority = 0;
        for (int i = 2; i < 8; i++) {
            authority = (authority << 8) | Bytes.u8(bytes, at + i);
        }
        StringBuilder text =
                new StringBuilder("S-").append(Bytes.u8(bytes, at)).append('-').append(authority);
        for (int i = 0; i < parts; i++) {
            text.append('-').append(Bytes.u32(bytes, at + 8 + i * 4));
        }
        return text.toString();
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
