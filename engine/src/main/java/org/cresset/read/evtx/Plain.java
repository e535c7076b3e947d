package org.cresset.read.evtx;

import java.util.ArrayList;
import java.util.List;
import org.cresset.read.evtx.Node.Attribute;
import org.cresset.read.evtx.Node.Substitution;

/// A record as a tree of plain text, with every template filled in: for showing records and for testing the way that
/// fills events, which it shares nothing with but the bytes. Slow and simple.
sealed interface Plain {

    record Element(String name, List<Named> attributes, List<Plain> content) implements Plain {
        public Element {
            attributes = List.copyOf(attributes);
            content = List.copyOf(content);
        }

        /// The text of the element itself.
        String text() {
            StringBuilder text = new StringBuilder();
            content.forEach(part -> {
                if (part instanceof Text(var piece)) {
                    text.append(piece);
                }
            });
            return text.toString();
        }

        List<Element> elements() {
            return content.stream()
                    .filter(Element.class::isInstance)
                    .map(Element.class::cast)
                    .toList();
        }
    }

    /// An attribute and its text.
    record Named(String name, String text) {}

    record Text(String text) implements Plain {}

    /// Fills in a fragment of a chunk. For one thread.
    final class Reading {

        private static final int DEEPEST = 16;

        private final byte[] chunk;
        private final int length;
        private int depth;

        Reading(byte[] chunk, int length) {
            this.chunk = chunk;
            this.length = length;
        }

        /// The elements of the BinXML that stands here.
        ///
        /// @throws Damaged where it is not BinXML
        List<Plain> fragment(int from, int end) {
            if (++depth > DEEPEST) {
                throw new Damaged("BinXML stands in BinXML deeper than " + DEEPEST);
            }
            List<Plain> filled = filled(new BinXml(chunk, length).fragment(from, end), new Values(chunk));
            depth--;
            return filled;
        }

        private List<Plain> filled(List<Node> nodes, Values values) {
            List<Plain> all = new ArrayList<>();
            for (Node node : nodes) {
                switch (node) {
                    case Node.Text(var text) -> all.add(new Text(text));
                    case Node.Instance(var definition, var own) -> all.addAll(filled(definition.content(), own));
                    case Substitution substitution -> all.addAll(value(substitution, values));
                    case Node.Element element -> all.addAll(element(element, values));
                }
            }
            return all;
        }

        private List<Plain> value(Substitution substitution, Values values) {
            int index = substitution.index();
            if (values.isNull(index)) {
                return List.of();
            }
            int type = values.type(index);
            if (type == ValueType.BINXML) {
                return fragment(values.from(index), values.end(index));
            }
            return List.of(new Text(Formats.text(chunk, values.from(index), values.end(index), type)));
        }

        /// An element; none where it is optional and empty; several where an array fills it.
        private List<Plain> element(Node.Element element, Values values) {
            List<Named> attributes = new ArrayList<>();
            for (Attribute attribute : element.attributes()) {
                if (!isLeftOut(attribute.value(), values)) {
                    attributes.add(new Named(attribute.name(), text(attribute.value(), values)));
                }
            }
            List<Node> content = element.content();
            if (element.attributes().isEmpty() && isLeftOut(content, values)) {
                return List.of();
            }
            boolean array = content.size() == 1
                    && content.getFirst() instanceof Substitution only
                    && !values.isNull(only.index())
                    && (values.type(only.index()) & ValueType.ARRAY) != 0;
            if (!array) {
                return List.of(new Element(element.name(), attributes, filled(content, values)));
            }
            int index = ((Substitution) content.getFirst()).index();
            int type = values.type(index) & ~ValueType.ARRAY;
            return Formats.items(chunk, values.from(index), values.end(index), type).stream()
                    .map(item -> Formats.text(chunk, item[0], item[1], type))
                    .<Plain>map(item -> new Element(element.name(), attributes, List.of(new Text(item))))
                    .toList();
        }

        private static boolean isLeftOut(List<Node> value, Values values) {
            return value.size() == 1
                    && value.getFirst() instanceof Substitution only
                    && only.optional()
                    && values.isNull(only.index());
        }

        private String text(List<Node> parts, Values values) {
            StringBuilder text = new StringBuilder();
            filled(parts, values).forEach(part -> {
                if (part instanceof Text(var piece)) {
                    text.append(piece);
                }
            });
            return text.toString();
        }
    }
}
