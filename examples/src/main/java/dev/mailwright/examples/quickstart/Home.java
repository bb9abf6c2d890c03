package dev.mailwright.examples.quickstart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The directory that everything is kept in: {@code users} (Dovecot's passwd-file), {@code aliases} (Postfix's virtual
 * table), {@code tls/}, {@code mail/} and {@code spool/}. The two files may be edited while the server runs.
 */
record Home(Path root) {

    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_DIRECTORY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    /** Makes what is not there. */
    static Home open(Path directory) throws IOException {
        Home home = new Home(directory.toAbsolutePath().normalize());
        Files.createDirectories(home.root, PRIVATE_DIRECTORY);
        Files.createDirectories(home.tls(), PRIVATE_DIRECTORY);
        return home;
    }

    Path users() {
        return root.resolve("users");
    }

    Path aliases() {
        return root.resolve("aliases");
    }

    Path tls() {
        return root.resolve("tls");
    }

    Path certificate() {
        return tls().resolve("cert.pem");
    }

    Path mail() {
        return root.resolve("mail");
    }

    Path spool() {
        return root.resolve("spool");
    }

    /** The lines of a file of ours; none where it does not exist. */
    static List<String> read(Path file) throws IOException {
        return Files.exists(file) ? Files.readAllLines(file) : List.of();
    }

    /** Replaces a file of ours as a whole: whoever reads it sees the old or the new one. */
    static void replace(Path file, List<String> lines) throws IOException {
        Path directory = Objects.requireNonNull(file.getParent());
        Path fresh = Files.createTempFile(directory, file.getFileName().toString(), ".new", PRIVATE_FILE);
        try {
            Files.write(fresh, lines);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
