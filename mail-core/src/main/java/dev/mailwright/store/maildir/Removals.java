package dev.mailwright.store.maildir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What removed accounts leave behind, so that one that comes again repeats no UIDVALIDITY and no position: a line {@code
 * <uidvalidity> <position>} with the highest of all of them. Thread-safe.
 */
final class Removals {

    private final Disk disk;
    private final Path file;

    Removals(Disk disk, Path directory) {
        this.disk = disk;
        this.file = directory.resolve("removed");
    }

    /**
     * New accounts begin above.
     *
     * @param position of the change log
     */
    record Floors(long validity, long position) {}

    synchronized Floors floors() throws IOException {
        Optional<String> text = DiskText.read(disk, file);
        if (text.isEmpty()) {
            return new Floors(0, 0);
        }
        String[] parts = text.get().strip().split(" ", -1);
        try {
            return new Floors(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new IOException(file + " is damaged", e);
        }
    }

    /** Durable before the account goes. */
    synchronized void raise(Floors other) throws IOException {
        Floors before = floors();
        Floors now = new Floors(
                Math.max(before.validity(), other.validity()), Math.max(before.position(), other.position()));
        DiskText.replace(disk, file, now.validity() + " " + now.position() + "\n");
    }
}
