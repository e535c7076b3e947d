package org.cresset.read.evtx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cresset.event.Event;
import org.cresset.event.Kind;
import org.cresset.event.Timestamps;
import org.cresset.read.Names;
import org.cresset.read.Names.Path;
import org.cresset.read.evtx.Node.Substitution;
import org.cresset.read.evtx.Node.Text;

/// Fills events from the records of a chunk, without text in between. For one thread; used for one chunk after
/// another.
///
/// Hot path. The common record is a template instance whose program is known by the place of its definition; its
/// values go from the chunk into the event's text and nothing is allocated. All else takes the way over a tree.
final class Filler {

    /// Templates do not stand closer to each other than this, so each has a place of its own in a chunk.
    private static final int SLOT = 8;

    private static final int KEPT_PROGRAMS = 5_000;
    private static final int DEEPEST = 16;
    private static final int MOST_ENTRIES = 20_000;

    private record Key(Object definition, Path context) {}

    private final Names names;
    private final Map<Key, Program> programs = new HashMap<>();
    private final Program[] inChunk = new Program[Chunk.SIZE / SLOT];
    private final int[] inChunkAt = new int[Chunk.SIZE / SLOT];
    private final List<Values> spare = new ArrayList<>();
    private byte[] bytes = new byte[0];
    private BinXml tree = new BinXml(bytes, 0);
    private Canonical canonical = new Canonical(bytes, 0);
    private int depth;

    Filler(Names names) {
        this.names = names;
    }

    /// Turns to another chunk.
    void chunk(byte[] chunk, int length) {
        bytes = chunk;
        tree = new BinXml(chunk, length);
        canonical = new Canonical(chunk, length);
        Arrays.fill(inChunkAt, 0);
        spare.clear();
    }

    /// Fills an event with the BinXML that stands here. Returns where it ended.
    ///
    /// @throws Damaged where it is not BinXML; the event then holds what came before
    int fill(Event event, int from, int end) {
        depth = 0;
        return fragment(event, from, end, names.root());
    }

    private int fragment(Event event, int from, int end, Path context) {
        if (++depth > DEEPEST) {
            throw new Damaged("BinXML stands in BinXML deeper than " + DEEPEST);
        }
        int at = from;
        if (at + 4 <= end && Bytes.u8(bytes, at) == Tokens.FRAGMENT) {
            at += 4;
        }
        int ended;
        if (at + 10 <= end && Bytes.u8(bytes, at) == Tokens.TEMPLATE) {
            ended = instance(event, at, end, context);
        } else {
            Program program = Program.of(tree.fragment(from, end), context);
            ended = tree.end();
            run(program, values(), event);
        }
        depth--;
        return ended;
    }

    private int instance(Event event, int at, int end, Path context) {
        int offset = Bytes.i32(bytes, at + 6);
        int slot = (offset >>> 3) & (inChunk.length - 1);
        if (offset <= 0 || inChunkAt[slot] != offset || inChunk[slot].context() != context) {
            inChunk[slot] = program(offset, context);
            inChunkAt[slot] = offset;
        }
        Program program = inChunk[slot];
        int values = offset == at + 10 ? tree.definitionEnd(offset) : at + 10;
        Values filled = values();
        int ended = filled.read(values, end);
        run(program, filled, event);
        spare.add(filled);
        return ended;
    }

    private Program program(int offset, Path context) {
        int end = tree.definitionEnd(Integer.toUnsignedLong(offset));
        Optional<Key> key = canonical.key(offset + 24, end).map(definition -> new Key(definition, context));
        Program known = key.map(programs::get).orElse(null);
        if (known != null) {
            return known;
        }
        Program made =
                Program.of(tree.definition(Integer.toUnsignedLong(offset)).content(), context);
        if (programs.size() < KEPT_PROGRAMS) {
            key.ifPresent(named -> programs.put(named, made));
        }
        return made;
    }

    private Values values() {
        return spare.isEmpty() ? new Values(bytes) : spare.removeLast();
    }

    private void run(Program program, Values values, Event event) {
        for (int i = 0; i < program.size(); i++) {
            Program.Op.Value value = program.value(i);
            if (value != null) {
                value(event, values, value);
            } else {
                other(program.op(i), values, event);
            }
        }
        if (event.size() > MOST_ENTRIES) {
            throw new Damaged("the record has more than " + MOST_ENTRIES + " values");
        }
    }

    private void other(Program.Op op, Values values, Event event) {
        switch (op) {
            case Program.Op.Value value -> value(event, values, value);
            case Program.Op.Constant(var path, var text) -> {
                int mark = event.mark();
                event.buffer().text(text);
                event.end(path.windowsName(), path.windowsSlot(), Kind.TEXT, mark);
                if (path.isRecordTime()) {
                    event.time(Timestamps.parse(text));
                }
            }
            case Program.Op.Joined(var path, var parts) -> {
                int mark = event.mark();
                parts.forEach(part -> join(event, values, part));
                event.end(path.windowsName(), path.windowsSlot(), Kind.TEXT, mark);
            }
            case Program.Op.Named(var parent, var name, var parts) -> {
                Path path = parent.child(joined(values, name));
                run(Program.of(parts, path), values, event);
            }
            case Program.Op.Inner(var inner, var own) -> run(inner, own, event);
        }
    }

    private void value(Event event, Values values, Program.Op.Value op) {
        Path path = op.path();
        int index = op.index();
        int type = values.type(index);
        if (values.isNull(index)) {
            if (!op.droppable() && !path.isGroup()) {
                Kind kind = type == ValueType.NULL ? Kind.NULL : Kind.TEXT;
                event.end(path.windowsName(), path.windowsSlot(), kind, event.mark());
            }
            return;
        }
        int from = values.from(index);
        int end = values.end(index);
        if (type == ValueType.BINXML) {
            fragment(event, from, end, path);
        } else if ((type & ValueType.ARRAY) != 0) {
            array(event, path, from, end, type & ~ValueType.ARRAY);
        } else {
            if (type == ValueType.FILETIME && path.isRecordTime() && end - from == 8) {
                event.time(Formats.micros(Bytes.i64(bytes, from)));
            }
            int mark = event.mark();
            Formats.append(event.buffer(), bytes, from, end, type);
            event.end(path.windowsName(), path.windowsSlot(), kind(type), mark);
        }
    }

    private static Kind kind(int type) {
        return switch (type) {
            case ValueType.BOOL -> Kind.BOOL;
            case ValueType.INT8,
                    ValueType.UINT8,
                    ValueType.INT16,
                    ValueType.UINT16,
                    ValueType.INT32,
                    ValueType.UINT32,
                    ValueType.INT64,
                    ValueType.UINT64,
                    ValueType.REAL32,
                    ValueType.REAL64 -> Kind.NUMBER;
            default -> Kind.TEXT;
        };
    }

    private void array(Event event, Path path, int from, int end, int type) {
        for (int[] item : Formats.items(bytes, from, end, type)) {
            int mark = event.mark();
            Formats.append(event.buffer(), bytes, item[0], item[1], type);
            event.end(path.windowsName(), path.windowsSlot(), kind(type), mark);
        }
    }

    private void join(Event event, Values values, Node part) {
        switch (part) {
            case Text(var text) -> event.buffer().text(text);
            case Substitution(int index, int type, boolean optional) -> {
                if (!values.isNull(index)) {
                    Formats.append(event.buffer(), bytes, values.from(index), values.end(index), values.type(index));
                }
            }
            case Node.Element element -> {}
            case Node.Instance instance -> {}
        }
    }

    private String joined(Values values, List<Node> parts) {
        StringBuilder text = new StringBuilder();
        for (Node part : parts) {
            switch (part) {
                case Text(var literal) -> text.append(literal);
                case Substitution(int index, int type, boolean optional) -> {
                    if (!values.isNull(index)) {
                        text.append(Formats.text(bytes, values.from(index), values.end(index), values.type(index)));
                    }
                }
                case Node.Element element -> {}
                case Node.Instance instance -> {}
            }
        }
        return text.toString();
    }
}
