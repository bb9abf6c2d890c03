package dev.mailwright.store.maildir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** Small files read and replaced as a whole. */
final class DiskText {

    private static final int MAX_SIZE = 512 * 1024 * 1024;

    private DiskText() {}

    /** The octets of a file; empty when there is none. */
    static Optional<byte[]> bytes(Disk disk, Path path) throws IOException {
        try (DiskFile file = disk.read(path)) {
            long size = file.size();
            if (size > MAX_SIZE) {
                throw new IOException(path.getFileName() + " is too large: " + size);
            }
            ByteBuffer buffer = ByteBuffer.allocate((int) size);
            while (buffer.hasRemaining() && file.read(buffer, buffer.position()) >= 0) {
                // until all of it is there
            }
            byte[] all = new byte[buffer.flip().remaining()];
            buffer.get(all);
            return Optional.of(all);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** The same as text; octets that are not UTF-8 become U+FFFD. */
    static Optional<String> read(Disk disk, Path path) throws IOException {
        return bytes(disk, path).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** Replaces a file by way of another that is forced first; the directory entry is forced too. */
    static void replace(Disk disk, Path path, String text) throws IOException {
        place(disk, path, text);
        Path directory = path.getParent();
        if (directory != null) {
            disk.forceDirectory(directory);
        }
    }

    /** The same but for the directory entry, which the caller forces. */
    static void place(Disk disk, Path path, String text) throws IOException {
        Path temporary = path.resolveSibling(path.getFileName() + ".tmp");
        deleteIfThere(disk, temporary);
        try {
            try (DiskFile file = disk.create(temporary)) {
                file.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
                file.force();
            }
            disk.rename(temporary, path);
        } catch (IOException e) {
            drop(disk, temporary, e);
            throw e;
        }
    }

    static void deleteIfThere(Disk disk, Path path) throws IOException {
        try {
            disk.delete(path);
        } catch (NoSuchFileException e) {
            // as wanted
        }
    }

    /** Deletes after a failure; a second failure goes along with the first. */
    static void drop(Disk disk, Path path, Exception first) {
        try {
            deleteIfThere(disk, path);
        } catch (IOException second) {
            first.addSuppressed(second);
        }
    }
}
