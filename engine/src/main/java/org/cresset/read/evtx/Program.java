package org.cresset.read.evtx;

import java.util.ArrayList;
import java.util.List;
import org.cresset.read.Names.Path;
import org.cresset.read.evtx.Node.Attribute;
import org.cresset.read.evtx.Node.Element;
import org.cresset.read.evtx.Node.Instance;
import org.cresset.read.evtx.Node.Substitution;
import org.cresset.read.evtx.Node.Text;
import org.jspecify.annotations.Nullable;

/// A template worked out for filling events: what goes under which name, in order. Immutable; made once for each
/// definition and used for every record, in any chunk, that it fits.
final class Program {

    /// One thing to do for each record.
    sealed interface Op {

        /// A text that the template itself holds.
        record Constant(Path path, String text) implements Op {}

        /// One value, and nothing else, fills the field. A value that is BinXML fills what stands below the path.
        ///
        /// @param droppable without a value the field is left out; otherwise it is null then
        record Value(Path path, int index, boolean droppable) implements Op {}

        /// Texts and values one behind the other fill the field.
        record Joined(Path path, List<Node> parts) implements Op {}

        /// A `Data` element whose name is itself filled in.
        record Named(Path parent, List<Node> name, List<Node> parts) implements Op {}

        /// A template in the template.
        record Inner(Program program, Values values) implements Op {}
    }

    private final Path context;
    private final Op[] ops;
    private final Op.@Nullable Value[] values;

    private Program(Path context, List<Op> ops) {
        this.context = context;
        this.ops = ops.toArray(Op[]::new);
        values = new Op.@Nullable Value[this.ops.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = this.ops[i] instanceof Op.Value value ? value : null;
        }
    }

    /// Where the root elements stand.
    Path context() {
        return context;
    }

    int size() {
        return ops.length;
    }

    /// The op, if it is a value, which nearly all are: found without asking for its class.
    Op.@Nullable Value value(int number) {
        return values[number];
    }

    Op op(int number) {
        return ops[number];
    }

    static Program of(List<Node> nodes, Path context) {
        List<Op> ops = new ArrayList<>();
        content(nodes, context, false, ops);
        return new Program(context, ops);
    }

    /// @param bare whether the element that this is the content of has no attributes
    private static void content(List<Node> nodes, Path path, boolean bare, List<Op> ops) {
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
            text(path, parts, bare, ops);
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
            boolean bare = element.attributes().isEmpty();
            if (element.name().equals("Data")) {
                data(element.content(), path, bare, ops);
            } else {
                content(element.content(), path, bare, ops);
            }
        } else if (name.size() == 1 && name.getFirst() instanceof Text literal) {
            data(element.content(), parent.child(literal.text()), false, ops);
        } else {
            ops.add(new Op.Named(parent, name, element.content()));
        }
    }

    /// A `Data` element has a value, if an empty one.
    private static void data(List<Node> content, Path path, boolean bare, List<Op> ops) {
        int before = ops.size();
        content(content, path, bare, ops);
        if (ops.size() == before) {
            ops.add(new Op.Constant(path, ""));
        }
    }

    /// @param bare whether the field is an attribute, or an element without any: those that are optional and have no
    ///     value are left out whole
    private static void text(Path path, List<Node> parts, boolean bare, List<Op> ops) {
        if (path.windowsName().equals("-")) {
            return;
        }
        if (parts.size() == 1 && parts.getFirst() instanceof Substitution value) {
            ops.add(new Op.Value(path, value.index(), bare && value.optional()));
        } else if (parts.stream().allMatch(Text.class::isInstance)) {
            StringBuilder text = new StringBuilder();
            parts.forEach(part -> text.append(((Text) part).text()));
            ops.add(new Op.Constant(path, text.toString()));
        } else {
            ops.add(new Op.Joined(path, List.copyOf(parts)));
        }
    }
}
