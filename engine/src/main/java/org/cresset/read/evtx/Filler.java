package org.cresset.read.evtx;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cresset.event.Event;
import org.cresset.event.Kind;
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

    private static final int KEPT_PROGRAMS = 5_000;
    private static final int DEEPEST = 16;
    private static final int MOST_ENTRIES = 20_000;

    private record Key(Node.Definition definition, Path context) {}

    private final Names names;
    private final Map<Key, Program> programs = new HashMap<>();
    private final Map<Integer, Program> inChunk = new HashMap<>();
    private final List<Values> spare = new ArrayList<>();
    private byte[] bytes = new byte[0];
    private BinXml tree = new BinXml(bytes, 0);
    private int depth;

    Filler(Names names) {
        this.names = names;
    }

    /// Turns to another chunk.
    void chunk(byte[] chunk, int length) {
        bytes = chunk;
        tree = new BinXml(chunk, length);
        inChunk.clear();
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
        Program program = inChunk.get(offset);
        if (program == null || program.context() != context) {
            program = program(offset, context);
        }
        int values = offset == at + 10 ? tree.definitionEnd(offset) : at + 10;
        Values filled = values();
        int ended = filled.read(values, end);
        run(program, filled, event);
        spare.add(filled);
        return ended;
    }

    private Program program(int offset, Path context) {
        Node.Definition definition = tree.definition(Integer.toUnsignedLong(offset));
        Key key = new Key(definition, context);
        Program known = programs.get(key);
        if (known == null) {
            known = Program.of(definition.content(), context);
            if (programs.size() < KEPT_PROGRAMS) {
                programs.put(key, known);
            }
        }
        inChunk.put(offset, known);
        return known;
    }

    private Values values() {
        return spare.isEmpty() ? new Values(bytes) : spare.removeLast();
    }

    private void run(Program program, Values values, Event event) {
        List<Program.Op> ops = program.ops();
        for (int i = 0; i < ops.size(); i++) {
            if (event.size() > MOST_ENTRIES) {
                throw new Damaged("the record has more than " + MOST_ENTRIES + " values");
            }
            switch (ops.get(i)) {
                case Program.Op.Value(var path, int index, boolean attribute) ->
                    value(event, values, path, index, attribute);
                case Program.Op.Constant(var path, var text) ->
                    event.add(path.windowsName(), path.windowsSlot(), Kind.TEXT, text);
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
    }

    private void value(Event event, Values values, Path path, int index, boolean attribute) {
        if (values.isNull(index)) {
            if (!attribute && !path.isGroup()) {
                boolean none = values.type(index) == ValueType.NULL;
                event.add(path.windowsName(), path.windowsSlot(), none ? Kind.NULL : Kind.TEXT, "");
            }
            return;
        }
        int type = values.type(index);
        int from = values.from(index);
        int end = values.end(index);
        if (type == ValueType.BINXML) {
            fragment(event, from, end, path);
            return;
        }
        if ((type & ValueType.ARRAY) != 0) {
            array(event, path, from, end, type & ~ValueType.ARRAY);
            return;
        }
        if (type == ValueType.FILETIME && path.isRecordTime() && end - from == 8) {
            event.time(Formats.micros(Bytes.i64(bytes, from)));
        }
        int mark = event.mark();
        Formats.append(event, bytes, from, end, type);
        event.end(path.windowsName(), path.windowsSlot(), kind(type), mark);
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
            Formats.append(event, bytes, item[0], item[1], type);
            event.end(path.windowsName(), path.windowsSlot(), kind(type), mark);
        }
    }

    private void join(Event event, Values values, Node part) {
        switch (part) {
            case Text(var text) -> {
                byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
                event.buffer().utf8(utf8, 0, utf8.length);
            }
            case Substitution(int index, int type, boolean optional) -> {
                if (!values.isNull(index)) {
                    Formats.append(event, bytes, values.from(index), values.end(index), values.type(index));
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
