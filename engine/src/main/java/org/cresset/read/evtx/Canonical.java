package org.cresset.read.evtx;

import java.util.Arrays;
import java.util.Optional;

/// The bytes of a template definition without what differs from chunk to chunk: names stand in the place of the
/// offsets that lead to them, sizes are left out. Two definitions with the same bytes here are the same template.
/// For one thread.
///
/// A definition is a flat row of tokens, so this takes one pass and no recursion.
final class Canonical {

    /// A definition, to be looked up by.
    private static final class Key {

        private final byte[] bytes;
        private final int hash;

        Key(byte[] bytes) {
            this.bytes = bytes;
            hash = Arrays.hashCode(bytes);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && Arrays.equals(bytes, key.bytes);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    private final byte[] chunk;
    private final int limit;
    private byte[] out = new byte[4096];
    private int size;

    Canonical(byte[] chunk, int limit) {
        this.chunk = chunk;
        this.limit = limit;
    }

    /// The key of the definition whose tokens stand here. Nothing for one that
    /// holds a template itself, or damage: it equals no other.
    Optional<Object> key(int from, int end) {
        size = 0;
        int at = from;
        while (at < end) {
            at = token(at, end);
            if (at < 0) {
                return Optional.empty();
            }
        }
        return Optional.of(new Key(Arrays.copyOf(out, size)));
    }

    /// Copies a token; returns where the next one begins, or -1.
    private int token(int at, int end) {
        int token = Bytes.u8(chunk, at);
        return switch (token & ~Tokens.MORE) {
            case Tokens.END, Tokens.CLOSE_START, Tokens.CLOSE_EMPTY, Tokens.CLOSE -> copy(at, 1, end);
            case Tokens.SUBSTITUTION, Tokens.OPTIONAL_SUBSTITUTION, Tokens.FRAGMENT -> copy(at, 4, end);
            case Tokens.CHARACTER -> copy(at, 3, end);
            case Tokens.VALUE -> text(at, 2, end);
            case Tokens.CDATA, Tokens.PI_DATA -> text(at, 1, end);
            case Tokens.ATTRIBUTE, Tokens.ENTITY, Tokens.PI_TARGET -> name(copy(at, 1, end), end);
            case Tokens.OPEN -> {
                int named = name(copy(at, 1, end) < 0 ? -1 : at + 7, end);
                boolean attributes = (token & Tokens.MORE) != 0;
                yield named < 0 || !attributes ? named : named + 4;
            }
            default -> -1;
        };
    }

    private int copy(int at, int length, int end) {
        if (length < 0 || at + length > end) {
            return -1;
        }
        if (size + length > out.length) {
            out = Arrays.copyOf(out, Math.max(out.length * 2, size + length));
        }
        System.arraycopy(chunk, at, out, size, length);
        size += length;
        return at + length;
    }

    /// A text behind its number of characters, `skipped` bytes on.
    private int text(int at, int skipped, int end) {
        return at + skipped + 2 > end ? -1 : copy(at, skipped + 2 + Bytes.u16(chunk, at + skipped) * 2, end);
    }

    private int name(int at, int end) {
        if (at < 0 || at + 4 > end) {
            return -1;
        }
        long offset = Bytes.u32(chunk, at);
        if (offset < Chunk.NAMES || offset + 8 > limit) {
            return -1;
        }
        int start = (int) offset;
        int length = Bytes.u16(chunk, start + 6) * 2;
        if (copy(start + 6, length + 2, limit) < 0) {
            return -1;
        }
        return offset == at + 4 ? at + 14 + length : at + 4;
    }
}
