package org.cresset.read.evtx;

import java.util.List;

/// A piece of BinXML, as a tree.
sealed interface Node {

    /// An element. Its attributes are named pieces of text.
    record Element(String name, List<Attribute> attributes, List<Node> content) implements Node {
        public Element {
            attributes = List.copyOf(attributes);
            content = List.copyOf(content);
        }
    }

    /// The value of an attribute, which is text and substitutions.
    record Attribute(String name, List<Node> value) {
        public Attribute {
            value = List.copyOf(value);
        }
    }

    record Text(String text) implements Node {}

    /// A place that a value of the record fills.
    ///
    /// @param optional without a value, the element or attribute that is nothing else goes too
    record Substitution(int index, int type, boolean optional) implements Node {}

    /// A template with the values that fill it.
    record Instance(Definition definition, Values values) implements Node {}

    /// A template: the tree that its instances share.
    record Definition(List<Node> content) {
        public Definition {
            content = List.copyOf(content);
        }
    }
}
