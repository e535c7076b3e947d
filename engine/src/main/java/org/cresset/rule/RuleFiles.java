package org.cresset.rule;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.cresset.rule.RuleReader.Reading;

/// Finds rules: in files and folders, and those of our own that the jar brings.
public final class RuleFiles {

    private static final String OWN = "org/cresset/rules";

    private final RuleReader reader;

    public RuleFiles(Placeholders placeholders) {
        reader = new RuleReader(placeholders);
    }

    /// Reads a rule file, or every `.yml` and `.yaml` file below a folder, in the order of their paths.
    public List<Reading> read(Path given) {
        return read(given, given.toString().replace('\\', '/'));
    }

    private List<Reading> read(Path given, String shown) {
        List<Reading> readings = new ArrayList<>();
        for (Path file : files(given)) {
            String below = given.relativize(file).toString().replace('\\', '/');
            String path = below.isEmpty() ? shown : shown.endsWith("/") ? shown + below : shown + "/" + below;
            readings.addAll(file(file, path));
        }
        return readings;
    }

    private List<Reading> file(Path file, String path) {
        try {
            if (Files.size(file) > 8 << 20) {
                return List.of(new Reading.Refused("", "", "", path, "the file is longer than 8 MiB"));
            }
            return reader.read(Files.readString(file), path);
        } catch (CharacterCodingException notText) {
            return List.of(new Reading.Refused("", "", "", path, "not text in UTF-8"));
        } catch (IOException e) {
            return List.of(new Reading.Refused(
                    "", "", "", path, "cannot be opened: " + e.getClass().getSimpleName()));
        }
    }

    private static List<Path> files(Path given) {
        try (Stream<Path> walk = Files.walk(given)) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> file.equals(given) || isRule(file))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("looking for rules in " + given, e);
        }
    }

    private static boolean isRule(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.endsWith(".yml") || name.endsWith(".yaml");
    }

    /// Our own rules.
    ///
    /// @param id names their content: the same rules have the same id
    public record Own(List<Reading> readings, String id) {
        public Own {
            readings = List.copyOf(readings);
        }
    }

    /// Reads our own rules.
    public Own own() {
        try {
            Path code = Path.of(RuleFiles.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            if (Files.isDirectory(code)) {
                return own(code.resolve(OWN));
            }
            try (FileSystem jar = FileSystems.newFileSystem(code)) {
                return own(jar.getPath(OWN));
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("our own rules are missing from the jar", e);
        }
    }

    private Own own(Path folder) throws IOException {
        MessageDigest digest = sha256();
        for (Path file : files(folder)) {
            digest.update(Files.readAllBytes(file));
        }
        return new Own(read(folder, "cresset:rules"), "rules-" + HexFormat.of().formatHex(digest.digest(), 0, 6));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// Reads rules from a stream, such as standard input.
    public List<Reading> read(InputStream in, String path) throws IOException {
        return reader.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), path);
    }
}
