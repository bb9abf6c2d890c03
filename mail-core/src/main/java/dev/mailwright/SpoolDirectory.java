package dev.mailwright;

import dev.mailwright.message.MessageSpool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where messages wait while they come in.
 *
 * @param path the directory, mode 0700 where the file system has modes
 * @param ours it was made here and goes away with the server
 */
record SpoolDirectory(Path path, boolean ours) {

    /** None at all. */
    static final SpoolDirectory NONE = new SpoolDirectory(Path.of(""), false);

    private static final Logger LOG = LoggerFactory.getLogger(SpoolDirectory.class);

    static SpoolDirectory open(Optional<Path> given) {
        Path wanted = given.orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir", "/tmp")));
        try {
            if (given.isEmpty()) {
                return new SpoolDirectory(Files.createTempDirectory("mailwright-"), true);
            }
            Files.createDirectories(wanted, ownerOnly(wanted));
            MessageSpool.clean(wanted);
            return new SpoolDirectory(wanted, false);
        } catch (IOException | RuntimeException e) {
            throw new StartException("spool", wanted.toString(), e);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path path) {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))
                }
                : new FileAttribute<?>[0];
    }

    void close() {
        if (!ours) {
            return;
        }
        try {
            MessageSpool.clean(path);
            dropState();
            Files.deleteIfExists(path);
        } catch (IOException | RuntimeException e) {
            LOG.warn("The spool directory {} could not be removed: {}", path, e.toString());
        }
    }

    /** What parts of a server kept that has no other place for it. */
    private void dropState() throws IOException {
        Path state = state();
        if (Files.isDirectory(state)) {
            try (Stream<Path> all = Files.walk(state)) {
                for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(one);
                }
            }
        }
    }

    Path state() {
        return path.resolve("state");
    }
}
