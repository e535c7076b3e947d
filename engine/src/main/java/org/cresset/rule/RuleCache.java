package org.cresset.rule;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cresset.event.Sha256;
import org.cresset.rule.RuleReader.Reading;

/// Rules that were read before, in a folder of the user's, named by the hash of everything that decides what they are.
/// A cache only ever saves time: where it cannot be read or written, or is damaged, rules are read from their text.
public final class RuleCache {

    private static final int KEPT = 24;
    private static final int HASH = 32;

    private final Path folder;
    private final String program;

    /// Makes a cache.
    ///
    /// @param program names the program to the byte, since another one may read rules in another way
    public RuleCache(Path folder, String program) {
        this.folder = folder;
        this.program = program;
    }

    String program() {
        return program;
    }

    private Path file(byte[] key) {
        return folder.resolve("rules-" + HexFormat.of().formatHex(key, 0, 16) + ".bin");
    }

    Optional<List<Reading>> get(byte[] key) {
        try {
            byte[] all = Files.readAllBytes(file(key));
            byte[] content = Arrays.copyOfRange(all, HASH, all.length);
            boolean whole = Arrays.equals(Sha256.start().digest(content), 0, HASH, all, 0, HASH);
            return whole ? Optional.of(RuleDecoder.decoded(content)) : Optional.empty();
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException | RuntimeException damaged) {
            return Optional.empty();
        }
    }

    void put(byte[] key, List<Reading> readings) {
        byte[] content = RuleEncoder.encoded(readings);
        ByteBuffer all = ByteBuffer.allocate(HASH + content.length);
        all.put(Sha256.start().digest(content)).put(content);
        try {
            Files.createDirectories(folder);
            Path fresh = Files.createTempFile(folder, "rules-", ".new");
            Files.write(fresh, all.array());
            Files.move(fresh, file(key), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            dropOldest();
        } catch (IOException | UnsupportedOperationException cannotBeKept) {
            // as if there were no cache
        }
    }

    private void dropOldest() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> old = all.filter(file -> file.getFileName().toString().startsWith("rules-"))
                    .sorted(Comparator.comparingLong(
                                    (Path file) -> file.toFile().lastModified())
                            .reversed())
                    .skip(KEPT)
                    .toList();
            for (Path file : old) {
                Files.deleteIfExists(file);
            }
        }
    }
}
