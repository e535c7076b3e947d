package org.cresset.rule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import org.cresset.event.Sha256;
import org.cresset.rule.RuleReader.Reading;
import org.cresset.rule.RuleReader.Review;

/// Finds rules: in files and folders, and those of our own that the jar brings. For one thread.
public final class RuleFiles {

    private static final String OWN = "org/cresset/rules";

    private final RuleReader reader;
    private final Optional<RuleCache> cache;
    private final String placeholders;
    private final MessageDigest digest = Sha256.start();

    public RuleFiles(Placeholders placeholders) {
        this(placeholders, Optional.empty());
    }

    /// Finds rules that may have been read before.
    public RuleFiles(Placeholders placeholders, Optional<RuleCache> cache) {
        this(placeholders, cache, Review.NONE);
    }

    /// Finds rules and has each looked at once more; what was read before is of no use then.
    public RuleFiles(Placeholders placeholders, Review review) {
        this(placeholders, Optional.empty(), review);
    }

    private RuleFiles(Placeholders placeholders, Optional<RuleCache> cache, Review review) {
        reader = new RuleReader(placeholders, review);
        this.cache = cache;
        this.placeholders = key(placeholders);
    }

    /// Names and values with their lengths, so that no two sets of placeholders look the same.
    private static String key(Placeholders placeholders) {
        StringBuilder key = new StringBuilder();
        new TreeMap<>(placeholders.values()).forEach((name, values) -> {
            key.append(name.length()).append(':').append(name).append(values.size());
            values.forEach(
                    value -> key.append(',').append(value.length()).append(':').append(value));
        });
        return key.toString();
    }

    /// A file of rules: its text, or what is wrong with it.
    private record RuleFile(String path, String text, String problem) {}

    /// A rule file that was found, and the path to show for it.
    public record Found(Path file, String shown) {}

    /// Finds the files that [#read(Path)] would read.
    public static List<Found> find(Path given) {
        return find(given, given.toString().replace('\\', '/'));
    }

    private static List<Found> find(Path given, String shown) {
        List<Found> found = new ArrayList<>();
        for (Path file : files(given)) {
            String below = given.relativize(file).toString().replace('\\', '/');
            String path = below.isEmpty() ? shown : shown.endsWith("/") ? shown + below : shown + "/" + below;
            found.add(new Found(file, path));
        }
        return found;
    }

    /// Reads one file, whatever is kept of former reads.
    public List<Reading> read(Found found) {
        return read(List.of(file(found.file(), found.shown())));
    }

    /// Reads a rule file, or every `.yml` and `.yaml` file below a folder, in the order of their paths.
    public List<Reading> read(Path given) {
        return read(given, given.toString().replace('\\', '/'));
    }

    private List<Reading> read(Path given, String shown) {
        List<RuleFile> files = find(given, shown).stream()
                .map(found -> file(found.file(), found.shown()))
                .toList();
        return cache.map(kept -> read(files, kept)).orElseGet(() -> read(files));
    }

    private List<Reading> read(List<RuleFile> files, RuleCache kept) {
        MessageDigest key = Sha256.start();
        key.update((kept.program() + "\0" + placeholders).getBytes(StandardCharsets.UTF_8));
        for (RuleFile file : files) {
            key.update(("\0" + file.path() + "\0" + file.problem() + "\0"
                            + file.text().length() + "\0")
                    .getBytes(StandardCharsets.UTF_8));
            key.update(file.text().getBytes(StandardCharsets.UTF_8));
        }
        byte[] hash = key.digest();
        return kept.get(hash).orElseGet(() -> {
            List<Reading> fresh = read(files);
            kept.put(hash, fresh);
            return fresh;
        });
    }

    private List<Reading> read(List<RuleFile> files) {
        List<Reading> readings = new ArrayList<>();
        for (RuleFile file : files) {
            if (file.problem().isEmpty()) {
                readings.addAll(reader.read(file.text(), file.path()));
            } else {
                readings.add(new Reading.Refused("", "", "", file.path(), file.problem()));
            }
        }
        return readings;
    }

    private RuleFile file(Path file, String path) {
        try {
            if (Files.size(file) > 8 << 20) {
                return new RuleFile(path, "", "the file is longer than 8 MiB");
            }
            String text = Files.readString(file);
            include(text);
            return new RuleFile(path, text, "");
        } catch (CharacterCodingException notText) {
            return new RuleFile(path, "", "not text in UTF-8");
        } catch (IOException e) {
            return new RuleFile(path, "", "cannot be opened: " + e.getClass().getSimpleName());
        }
    }

    private static List<Path> files(Path given) {
        Search search = new Search(given);
        try {
            Files.walkFileTree(given, search);
        } catch (IOException e) {
            throw new UncheckedIOException("looking for rules in " + given, e);
        }
        return search.found.stream().sorted().toList();
    }

    /// Finds what is given and the rules below it. Files that vanish meanwhile, as those of editors do, are not there.
    private static final class Search extends SimpleFileVisitor<Path> {

        private final Path given;
        private final List<Path> found = new ArrayList<>();

        Search(Path given) {
            this.given = given;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (Files.isRegularFile(file) && (file.equals(given) || isRule(file))) {
                found.add(file);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
            if (failure instanceof NoSuchFileException && !file.equals(given)) {
                return FileVisitResult.CONTINUE;
            }
            throw failure;
        }
    }

    private static boolean isRule(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".yml") || name.endsWith(".yaml");
    }

    /// Reads our own rules.
    public List<Reading> own() {
        try {
            Path code = Path.of(RuleFiles.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (Files.isDirectory(code)) {
                return read(code.resolve(OWN), "cresset:rules");
            }
            try (FileSystem jar = FileSystems.newFileSystem(code)) {
                return read(jar.getPath(OWN), "cresset:rules");
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("our own rules are missing from the jar", e);
        }
    }

    /// Adds text that decides what rules do, such as exceptions, to what [#id()] names.
    public void include(String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
    }

    /// Names the content of everything read so far: the same rules in the same order have the same id.
    public String id() {
        try {
            MessageDigest soFar = (MessageDigest) digest.clone();
            return "rules-" + HexFormat.of().formatHex(soFar.digest(), 0, 6);
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("every JDK can clone SHA-256", e);
        }
    }
}
