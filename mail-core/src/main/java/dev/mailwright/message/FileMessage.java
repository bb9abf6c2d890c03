package dev.mailwright.message;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A message in a file, its own temporary one or somebody else's. */
final class FileMessage implements Message {

    private final Path file;
    private final long size;
    private final boolean owned;

    FileMessage(Path file, long size, boolean owned) {
        this.file = file;
        this.size = size;
        this.owned = owned;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public InputStream open() {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new MessageIoException("opening a message file", e);
        }
    }

    @Override
    public Optional<Path> file() {
        return Optional.of(file);
    }

    @Override
    public void close() {
        if (owned) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new MessageIoException("deleting a spool file", e);
            }
        }
    }

    @Override
    public String toString() {
        return "message of " + size + " octets in a file";
    }
}
