package dev.mailwright.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Single files as they are: settings, tables of accounts, keys. Each is kept under its absolute path below {@code files},
 * so that it is known where it was. One that is not there is left out.
 */
public final class FilesPart implements SnapshotPart {

    /** The name of its section. */
    public static final String NAME = "files";

    /** Taken again when a file is replaced meanwhile. */
    private static final int TRIES = 3;

    private final Set<Path> files = new LinkedHashSet<>();

    /** Copies of the paths are made; nothing is read yet. */
    public FilesPart(List<Path> files) {
        files.forEach(file -> this.files.add(file.toAbsolutePath().normalize()));
    }

    @Override
    public void contribute(SnapshotTarget target) {
        try (SnapshotSection section = target.section(NAME)) {
            for (Path file : files) {
                if (Files.isRegularFile(file)) {
                    section.write(file.toString().substring(1), stable(file));
                }
            }
        }
    }

    /** Somebody may be writing it. */
    private static byte[] stable(Path file) {
        try {
            byte[] before = Files.readAllBytes(file);
            byte[] now = Files.readAllBytes(file);
            for (int i = 0; i < TRIES && !Arrays.equals(before, now); i++) {
                before = now;
                now = Files.readAllBytes(file);
            }
            return now;
        } catch (IOException e) {
            throw new SnapshotException(file + " cannot be read: " + e, e);
        }
    }

    /** The places that the files of a snapshot were at; empty when it has none. */
    public static List<Path> in(Snapshot snapshot) {
        if (!snapshot.sections().contains(NAME)) {
            return List.of();
        }
        try {
            return Sums.read(Layout.list(snapshot.path(), NAME)).keySet().stream()
                    .map(path -> Path.of(path.substring(NAME.length())))
                    .toList();
        } catch (IOException e) {
            throw new SnapshotException(snapshot + " has no list of its files: " + e, e);
        }
    }
}
