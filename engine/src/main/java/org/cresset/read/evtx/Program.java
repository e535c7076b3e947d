package org.cresset.read.evtx;

import java.util.ArrayList;
import java.util.List;
import org.cresset.read.Names.Path;
import org.cresset.read.evtx.Node.Attribute;
import org.cresset.read.evtx.Node.Element;
import org.cresset.read.evtx.Node.Instance;
import org.cresset.read.evtx.Node.Substitution;
import org.cresset.read.evtx.Node.Text;

/// A template worked out for filling events: what goes under which name, in order. Immutable; made once for each
/// definition and used for every record, in any chunk, that it fits.
///
/// @param context where its root elements stand
record Program(Path context, List<Op> ops) {

    /// One thing to do for each record.
    sealed interface Op {

        /// A text that the template itself holds.
        record Constant(Path path, String text) implements Op {}

        /// One value, and nothing else, fills the field. A value that is BinXML fills what stands below the path.
        ///
        /// @param attribute an attribute without a value is left out; an element without one is null
        record Value(Path path, int index, boolean attribute) implements Op {}

        /// Texts and values one behind the other fill the field.
        record Joined(Path path, List<Node> parts) implements Op {}

        /// A `Data` element whose name is itself filled in.
        record Named(Path parent, List<Node> name, List<Node> parts) implements Op {}

        /// A template in the template.
        record Inner(Program program, Values values) implements Op {}
    }

    static Program of(List<Node> nodes, Path context) {
        List<Op> ops = new ArrayList<>();
        content(nodes, context, ops);
        return new Program(context, List.copyOf(ops));
    }

    private static void content(List<Node> nodes, Path path, List<Op> ops) {
        List<Node> parts = new ArrayList<>();
        boolean elements = false;
        for (Node node : nodes) {
            switch (node) {
                case Element element -> {
                    element(element, path, ops);
                    elements = true;
                }
                case Instance instance -> {
                    ops.add(new Op.Inner(of(instance.definition().content(), path), instance.values()));
                    elements = true;
                }
                case Text text -> parts.add(text);
                case Substitution substitution -> parts.add(substitution);
            }
        }
        boolean blank = parts.stream()
                .allMatch(part -> part instanceof Text text && text.text().isBlank());
        if (!blank || (!elements && !parts.isEmpty())) {
            text(path, parts, false, ops);
        }
    }

    private static void element(Element element, Path parent, List<Op> ops) {
        List<Node> name = List.of();
        Path path = parent.child(element.name());
        for (Attribute attribute : element.attributes()) {
            if (element.name().equals("Data") && attribute.name().equals("Name")) {
                name = attribute.value();
            } else {
                text(path.child("#attributes").child(attribute.name()), attribute.value(), true, ops);
            }
        }
        if (name.isEmpty()) {
            content(element.content(), path, ops);
        } else if (name.size() == 1 && name.getFirst() instanceof Text literal) {
            data(element.content(), parent.child(literal.text()), ops);
        } else {
            ops.add(new Op.Named(parent, name, element.content()));
        }
    }

    /// A `Data` element that has a name has a value too, if an empty one.
    private static void data(List<Node> content, Path path, List<Op> ops) {
        int before = ops.size();
        content(content, path, ops);
        if (ops.size() == before) {
            ops.add(new Op.Constant(path, ""));
        }
    }

    private static void text(Path path, List<Node> parts, boolean attribute, List<Op> ops) {
        if (path.windowsName().equals("-")) {
            return;
        }
        if (parts.size() == 1 && parts.getFirst() instanceof Substitution value) {
            ops.add(new Op.Value(path, value.index(), attribute));
        } else if (parts.stream().allMatch(Text.class::isInstance)) {
            StringBuilder text = new StringBuilder();
            parts.forEach(part -> text.append(((Text) part).text()));
            ops.add(new Op.Constant(path, text.toString()));
        } else {
            ops.add(new Op.Joined(path, List.copyOf(parts)));
        }
    }
}
