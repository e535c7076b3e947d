package org.cresset.rule;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.cresset.event.Sha256;
import org.cresset.rule.RuleReader.Reading;

/// Finds rules: in files and folders, and those of our own that the jar brings. For one thread.
public final class RuleFiles {

    private static final String OWN = "org/cresset/rules";

    private final RuleReader reader;
    private final MessageDigest digest = Sha256.start();

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
            String text = Files.readString(file);
            include(text);
            return reader.read(text, path);
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
