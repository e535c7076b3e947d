package org.cresset.read.evtx;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Reads the BinXML of one chunk into trees. Every offset is foreign: it is checked before it is used, recursion has a
/// depth, and a chunk has a budget of steps. For one thread.
final class BinXml {

    private static final int DEEPEST = 48;
    private static final int STEPS = 4_000_000;

    private final byte[] chunk;
    private final int limit;
    private int at;
    private int depth;
    private int steps = STEPS;

    /// Reads from a chunk.
    ///
    /// @param limit how many bytes of the chunk there are
    BinXml(byte[] chunk, int limit) {
        this.chunk = chunk;
        this.limit = limit;
    }

    /// Where the last fragment read ended.
    int end() {
        return at;
    }

    /// Reads a fragment that is not a template: everything up to its end token or to `end`.
    List<Node> fragment(int from, int end) {
        at = from;
        depth = 0;
        return nodes(Math.min(end, limit), false);
    }

    /// Reads nodes. In a template, each element has a number that says what it depends on; elsewhere it has none.
    private List<Node> nodes(int end, boolean template) {
        if (++depth > DEEPEST) {
            throw new Damaged("BinXML is nested deeper than " + DEEPEST);
        }
        List<Node> nodes = new ArrayList<>();
        while (at < end) {
            step();
            int token = Bytes.u8(chunk, at) & ~Tokens.MORE;
            if (token == Tokens.END || token == Tokens.CLOSE || token == Tokens.ATTRIBUTE) {
                at += token == Tokens.END ? 1 : 0;
                break;
            }
            if (token == Tokens.CLOSE_START || token == Tokens.CLOSE_EMPTY) {
                break;
            }
            node(token, end, template, nodes);
        }
        depth--;
        return nodes;
    }

    private void step() {
        if (--steps < 0) {
            throw new Damaged("the chunk takes more than " + STEPS + " steps to read");
        }
    }

    private void node(int token, int end, boolean template, List<Node> nodes) {
        switch (token) {
            case Tokens.FRAGMENT -> skip(4, end);
            case Tokens.OPEN -> nodes.add(element(end, template));
            case Tokens.TEMPLATE -> nodes.add(instance(end));
            case Tokens.SUBSTITUTION, Tokens.OPTIONAL_SUBSTITUTION -> nodes.add(substitution(token, end));
            case Tokens.VALUE -> nodes.add(value(end));
            case Tokens.CDATA, Tokens.PI_DATA -> {
                at++;
                nodes.add(new Node.Text(text(end)));
            }
            case Tokens.CHARACTER -> {
                nodes.add(new Node.Text(String.valueOf((char) Bytes.u16(chunk, need(3, end) + 1))));
                at += 3;
            }
            case Tokens.ENTITY -> nodes.add(new Node.Text(entity(name(need(5, end) + 1))));
            case Tokens.PI_TARGET -> name(need(5, end) + 1);
            default -> throw new Damaged("unknown token 0x" + Integer.toHexString(token));
        }
    }

    private int need(int bytes, int end) {
        if (at + bytes > end) {
            throw new Damaged("BinXML ends too early");
        }
        return at;
    }

    private void skip(int bytes, int end) {
        at = need(bytes, end) + bytes;
    }

    private Node.Element element(int end, boolean template) {
        boolean hasAttributes = (Bytes.u8(chunk, at) & Tokens.MORE) != 0;
        skip(template ? 7 : 5, end);
        String name = name(need(4, end));
        List<Node.Attribute> attributes = new ArrayList<>();
        if (hasAttributes) {
            skip(4, end);
            while (at < end && (Bytes.u8(chunk, at) & ~Tokens.MORE) == Tokens.ATTRIBUTE) {
                step();
                String attribute = name(need(5, end) + 1);
                attributes.add(new Node.Attribute(attribute, nodes(end, template)));
            }
        }
        int close = at < end ? Bytes.u8(chunk, at) : Tokens.END;
        if (close == Tokens.CLOSE_EMPTY) {
            at++;
            return new Node.Element(name, attributes, List.of());
        }
        if (close != Tokens.CLOSE_START) {
            throw new Damaged("the element " + shown(name) + " does not close");
        }
        at++;
        List<Node> content = nodes(end, template);
        if (at < end && Bytes.u8(chunk, at) == Tokens.CLOSE) {
            at++;
        }
        return new Node.Element(name, attributes, content);
    }

    private Node.Substitution substitution(int token, int end) {
        need(4, end);
        int index = Bytes.u16(chunk, at + 1);
        int type = Bytes.u8(chunk, at + 3);
        at += 4;
        return new Node.Substitution(index, type, token == Tokens.OPTIONAL_SUBSTITUTION);
    }

    private Node.Text value(int end) {
        need(2, end);
        int type = Bytes.u8(chunk, at + 1);
        if (type != ValueType.STRING) {
            throw new Damaged("a literal value of type 0x" + Integer.toHexString(type));
        }
        at += 2;
        return new Node.Text(text(end));
    }

    /// A text behind its number of characters.
    private String text(int end) {
        int length = Bytes.u16(chunk, need(2, end)) * 2;
        at += 2;
        String text = new String(chunk, need(length, end), length, StandardCharsets.UTF_16LE);
        at += length;
        return text;
    }

    private static String entity(String name) {
        return switch (name) {
            case "amp" -> "&";
            case "lt" -> "<";
            case "gt" -> ">";
            case "quot" -> "\"";
            case "apos" -> "'";
            default -> "&" + name + ";";
        };
    }

    private static String shown(String name) {
        return name.length() <= 40 ? name : name.substring(0, 40);
    }

    /// The name that the offset at this place leads to. Where the name itself follows, it is passed over.
    private String name(int offsetAt) {
        if (offsetAt + 4 > limit) {
            throw new Damaged("BinXML ends too early");
        }
        long offset = Bytes.u32(chunk, offsetAt);
        at = offsetAt + 4;
        String name = nameAt(offset);
        if (offset == at) {
            at += 10 + name.length() * 2;
        }
        return name;
    }

    private String nameAt(long offset) {
        if (offset < Chunk.HEADER || offset + 8 > limit) {
            throw new Damaged("a name stands at " + offset + ", outside the chunk");
        }
        int start = (int) offset;
        int length = Bytes.u16(chunk, start + 6) * 2;
        if (start + 8 + length > limit) {
            throw new Damaged("a name reaches beyond the chunk");
        }
        return new String(chunk, start + 8, length, StandardCharsets.UTF_16LE);
    }

    private Node.Instance instance(int end) {
        skip(6, end);
        long offset = Bytes.u32(chunk, need(4, end));
        at += 4;
        int values = offset == at ? definitionEnd(offset) : at;
        Node.Definition definition = definition(offset);
        Values filled = new Values(chunk);
        at = filled.read(values, end);
        return new Node.Instance(definition, filled);
    }

    /// Where a template definition that stands here ends.
    int definitionEnd(long offset) {
        if (offset < Chunk.HEADER || offset + 24 > limit) {
            throw new Damaged("a template stands at " + offset + ", outside the chunk");
        }
        long end = offset + 24 + Bytes.u32(chunk, (int) offset + 20);
        if (end > limit) {
            throw new Damaged("a template reaches beyond the chunk");
        }
        return (int) end;
    }

    /// Reads the template definition that stands here.
    Node.Definition definition(long offset) {
        int end = definitionEnd(offset);
        int back = at;
        at = (int) offset + 24;
        Node.Definition definition = new Node.Definition(nodes(end, true));
        at = back;
        return definition;
    }
}
