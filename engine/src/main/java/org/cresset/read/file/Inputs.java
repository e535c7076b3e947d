package org.cresset.read.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.cresset.read.Unreadable;

/// The files that the paths of a command stand for.
///
/// @param files each file once, ordered by the name it is shown under
/// @param unreadable what could not be looked into
/// @param skipped what was passed over on purpose
public record Inputs(List<File> files, List<Unreadable> unreadable, List<Unreadable> skipped) {

    /// A file to read.
    ///
    /// @param shown the path as the user gave it, and below that with `/`
    /// @param modified when it was last modified, in microseconds since 1970
    public record File(Path path, String shown, long bytes, long modified) {}

    public Inputs {
        files = List.copyOf(files);
        unreadable = List.copyOf(unreadable);
        skipped = List.copyOf(skipped);
    }

    /// Looks into folders, but not through symbolic links inside them. Paths that do not exist are unreadable.
    public static Inputs find(List<Path> given) {
        Search search = new Search();
        for (Path path : given) {
            search.look(path);
        }
        search.files.sort(Comparator.comparing(File::shown));
        return new Inputs(search.files, search.unreadable, search.skipped);
    }

    private static final class Search {

        private final List<File> files = new ArrayList<>();
        private final List<Unreadable> unreadable = new ArrayList<>();
        private final List<Unreadable> skipped = new ArrayList<>();
        private final Set<Path> seen = new HashSet<>();

        void look(Path given) {
            if (!Files.exists(given)) {
                unreadable.add(new Unreadable(given.toString(), 0, "no such file or folder"));
                return;
            }
            try {
                Files.walkFileTree(given.toRealPath(), new Visit(given, given.toRealPath()));
            } catch (IOException e) {
                throw new UncheckedIOException("looking into " + given, e);
            }
        }

        private final class Visit extends SimpleFileVisitor<Path> {

            private final Path given;
            private final Path real;

            Visit(Path given, Path real) {
                this.given = given;
                this.real = real;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String shown = shown(file);
                if (attributes.isSymbolicLink()) {
                    skipped.add(new Unreadable(shown, 0, "a symbolic link; name it yourself to have it read"));
                } else if (!attributes.isRegularFile()) {
                    skipped.add(new Unreadable(shown, 0, "not a regular file"));
                } else if (seen.add(file)) {
                    long modified = attributes.lastModifiedTime().to(TimeUnit.MICROSECONDS);
                    files.add(new File(file, shown, attributes.size(), modified));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                unreadable.add(new Unreadable(
                        shown(file), 0, "cannot be opened: " + e.getClass().getSimpleName()));
                return FileVisitResult.CONTINUE;
            }

            private String shown(Path file) {
                String base = given.toString().replace('\\', '/');
                String below = real.relativize(file).toString().replace('\\', '/');
                if (below.isEmpty()) {
                    return base;
                }
                return base.endsWith("/") ? base + below : base + "/" + below;
            }
        }
    }
}
