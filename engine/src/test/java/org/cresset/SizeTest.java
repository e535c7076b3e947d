package org.cresset;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/// Keeps files, types, methods and packages small. Exceptions stand in `size-exceptions.txt`, each with its reason.
final class SizeTest {

    private static final int FILE = 400;
    private static final int TYPE = 300;
    private static final int METHOD = 40;
    private static final int PARAMETERS = 5;
    private static final int NESTING = 3;
    private static final int TYPES_IN_A_PACKAGE = 25;
    private static final Set<String> WIDE_PACKAGES = Set.of("org.cresset.stix", "org.cresset.rule");
    private static final Set<Tree.Kind> NESTED = EnumSet.of(
            Tree.Kind.IF,
            Tree.Kind.FOR_LOOP,
            Tree.Kind.ENHANCED_FOR_LOOP,
            Tree.Kind.WHILE_LOOP,
            Tree.Kind.DO_WHILE_LOOP,
            Tree.Kind.TRY,
            Tree.Kind.SWITCH,
            Tree.Kind.SWITCH_EXPRESSION);

    @Test
    void nothing_is_larger_than_a_reader_can_take_in() throws IOException {
        List<String> found = new ArrayList<>();
        List<Path> files = FormatTest.Sources.all();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            Trees trees = Trees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new Measure(unit, trees.getSourcePositions(), found).scan(unit, null);
            }
        }
        for (Path file : files) {
            long lines = Files.readAllLines(file).size();
            if (lines > FILE) {
                found.add(file.getFileName() + " has " + lines + " lines");
            }
        }
        Set<String> excepted = Files.readAllLines(Path.of("src/test/resources/size-exceptions.txt")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> firstWord(line, '\t'))
                .collect(Collectors.toSet());
        assertThat(found.stream().filter(finding -> !excepted.contains(firstWord(finding, ' '))))
                .isEmpty();
    }

    private static String firstWord(String text, char end) {
        int at = text.indexOf(end);
        return at < 0 ? text : text.substring(0, at);
    }

    @Test
    void a_package_holds_few_types() throws IOException {
        Map<String, Integer> types = new TreeMap<>();
        for (Path file : FormatTest.Sources.all()) {
            if (!file.toString().contains("src/main") || file.endsWith("package-info.java")) {
                continue;
            }
            Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith("package "))
                    .forEach(line -> types.merge(line.substring(8).replace(";", ""), 1, Integer::sum));
        }
        types.keySet().removeAll(WIDE_PACKAGES);
        assertThat(types.entrySet().stream().filter(count -> count.getValue() > TYPES_IN_A_PACKAGE))
                .isEmpty();
    }

    private static final class Measure extends TreeScanner<Void, Void> {

        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final LineMap lines;
        private final List<String> found;
        private boolean inRecord;
        private int nesting;

        Measure(CompilationUnitTree unit, SourcePositions positions, List<String> found) {
            this.unit = unit;
            this.positions = positions;
            this.found = found;
            lines = unit.getLineMap();
        }

        private long length(Tree tree) {
            return lines.getLineNumber(positions.getEndPosition(unit, tree))
                    - lines.getLineNumber(positions.getStartPosition(unit, tree))
                    + 1;
        }

        private String at(Tree tree) {
            String name = Path.of(unit.getSourceFile().getName()).getFileName().toString();
            return name + ":" + lines.getLineNumber(positions.getStartPosition(unit, tree));
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            boolean outer = inRecord;
            inRecord = type.getKind() == Tree.Kind.RECORD;
            if (length(type) > TYPE) {
                found.add(
                        name(type.getSimpleName().toString()) + " at " + at(type) + " has " + length(type) + " lines");
            }
            super.visitClass(type, null);
            inRecord = outer;
            return null;
        }

        private String name(String member) {
            String file = Path.of(unit.getSourceFile().getName()).getFileName().toString();
            return file.replace(".java", "") + "." + member;
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            String name = name(method.getName().toString());
            boolean canonical = inRecord && method.getName().contentEquals("<init>");
            if (method.getParameters().size() > PARAMETERS && !canonical) {
                found.add(name + " at " + at(method) + " has "
                        + method.getParameters().size() + " parameters");
            }
            BlockTree body = method.getBody();
            if (body != null && length(body) > METHOD) {
                found.add(name + " at " + at(method) + " has " + length(body) + " lines");
            }
            int outer = nesting;
            nesting = 0;
            super.visitMethod(method, null);
            nesting = outer;
            return null;
        }

        /// An `else if` is as deep as its `if`.
        @Override
        public Void visitIf(IfTree branch, Void nothing) {
            scan(branch.getCondition(), null);
            scan(branch.getThenStatement(), null);
            if (branch.getElseStatement() instanceof IfTree next) {
                return visitIf(next, null);
            }
            return scan(branch.getElseStatement(), null);
        }

        @Override
        public Void scan(Tree tree, Void nothing) {
            if (tree == null || !NESTED.contains(tree.getKind())) {
                return super.scan(tree, null);
            }
            nesting++;
            if (nesting > NESTING) {
                found.add(name("nesting") + " at " + at(tree) + " is " + nesting + " deep");
            }
            super.scan(tree, null);
            nesting--;
            return null;
        }
    }
}
