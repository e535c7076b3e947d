package org.cresset.intel.indicator;

/// Reads addresses of IP version 4 and 6 from bytes and keeps the last one as two numbers; version 4 stands as
/// `::ffff:a.b.c.d`, so that both forms of an address are one. For one thread.
///
/// Hot path: every address of every event comes through here; nothing is allocated.
public final class AddressReader {

    private static final long MAPPED = 0xffff_0000_0000L;

    private final int[] groups = new int[8];
    private long high;
    private long low;

    /// Whether these bytes are one address and nothing else.
    public boolean read(byte[] bytes, int from, int to) {
        int length = to - from;
        if (length < 2 || length > 45) {
            return false;
        }
        int end = Math.min(to, from + 5);
        for (int i = from; i < end; i++) {
            if (bytes[i] == ':') {
                return version6(bytes, from, to);
            }
            if (bytes[i] == '.') {
                break;
            }
        }
        long dotted = version4(bytes, from, to);
        if (dotted < 0) {
            return false;
        }
        high = 0;
        low = MAPPED | dotted;
        return true;
    }

    public long high() {
        return high;
    }

    public long low() {
        return low;
    }

    private static long version4(byte[] bytes, int from, int to) {
        long address = 0;
        int part = 0;
        int digits = 0;
        int dots = 0;
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            if (b >= '0' && b <= '9') {
                part = part * 10 + b - '0';
                digits++;
                if (digits > 3 || part > 255) {
                    return -1;
                }
            } else if (b == '.' && digits > 0 && dots < 3) {
                address = address << 8 | part;
                part = 0;
                digits = 0;
                dots++;
            } else {
                return -1;
            }
        }
        return dots == 3 && digits > 0 ? address << 8 | part : -1;
    }

    private boolean version6(byte[] bytes, int from, int to) {
        int count = 0;
        int gap = -1;
        int i = from;
        if (bytes[i] == ':') {
            if (bytes[i + 1] != ':') {
                return false;
            }
            gap = 0;
            i += 2;
        }
        while (i < to) {
            int end = groupEnd(bytes, i, to);
            if (end < to && bytes[end] == '.') {
                long dotted = count <= 6 ? version4(bytes, i, to) : -1;
                if (dotted < 0) {
                    return false;
                }
                groups[count++] = (int) (dotted >>> 16);
                groups[count++] = (int) (dotted & 0xffff);
                break;
            }
            if (end == i || end - i > 4 || count == 8) {
                return false;
            }
            groups[count++] = group(bytes, i, end);
            if (end == to) {
                break;
            }
            boolean doubled = end + 1 < to && bytes[end + 1] == ':';
            if (bytes[end] != ':' || end + 1 == to || (doubled && gap >= 0)) {
                return false;
            }
            gap = doubled ? count : gap;
            i = doubled ? end + 2 : end + 1;
        }
        return joined(count, gap);
    }

    private static int groupEnd(byte[] bytes, int from, int to) {
        int end = from;
        while (end < to && Character.digit(bytes[end], 16) >= 0) {
            end++;
        }
        return end;
    }

    private static int group(byte[] bytes, int from, int to) {
        int group = 0;
        for (int i = from; i < to; i++) {
            group = group << 4 | Character.digit(bytes[i], 16);
        }
        return group;
    }

    private boolean joined(int count, int gap) {
        if (gap < 0 ? count != 8 : count > 7) {
            return false;
        }
        high = 0;
        low = 0;
        for (int i = 0; i < 8; i++) {
            int before = gap < 0 ? 8 : gap;
            int behind = 8 - count + before;
            int group = i < before ? groups[i] : i < behind ? 0 : groups[i - 8 + count];
            if (i < 4) {
                high = high << 16 | group;
            } else {
                low = low << 16 | group;
            }
        }
        return true;
    }
}
