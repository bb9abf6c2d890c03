package dev.mailwright.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The same section in the snapshot before, by the identities of its files. */
record EarlierSection(Path snapshot, Map<String, Entry> entries) {

    private static final Logger LOG = LoggerFactory.getLogger(EarlierSection.class);

    /** A file and its checksum. */
    record Entry(String path, String sum) {}

    static EarlierSection of(Optional<Path> snapshot, String name, UnaryOperator<String> identity) {
        if (snapshot.isPresent()) {
            Path list = Layout.list(snapshot.get(), name);
            try {
                if (Files.exists(list)) {
                    return new EarlierSection(
                            snapshot.get(), SnapshotSection.byIdentity(Sums.read(list), name, identity));
                }
            } catch (IOException e) {
                LOG.warn("{} cannot be used: {}", list, e.toString());
            }
        }
        return new EarlierSection(Path.of(""), Map.of());
    }

    Optional<Path> file(String identity) {
        return Optional.ofNullable(entries.get(identity)).map(entry -> snapshot.resolve(entry.path()));
    }

    /** The checksum of a file that is the very same one. */
    Optional<String> sum(String identity, BasicFileAttributes found) throws IOException {
        Entry entry = entries.get(identity);
        if (entry == null || found.fileKey() == null) {
            return Optional.empty();
        }
        Path file = snapshot.resolve(entry.path());
        if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        BasicFileAttributes other = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return Objects.equals(other.fileKey(), found.fileKey()) ? Optional.of(entry.sum()) : Optional.empty();
    }
}
