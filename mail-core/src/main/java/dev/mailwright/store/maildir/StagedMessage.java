package dev.mailwright.store.maildir;

import dev.mailwright.message.Message;
import dev.mailwright.message.MessageIoException;
import dev.mailwright.store.Staged;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The octets of a message until they are filed: in memory, or beyond {@value #MEMORY} octets in a file of the store's
 * own directory, which goes when it is closed. Thread-safe, but for closing while it is being filed.
 */
final class StagedMessage implements Staged {

    private static final Logger LOG = LoggerFactory.getLogger(StagedMessage.class);

    static final int MEMORY = 256 * 1024;

    private static final int BUFFER = 64 * 1024;

    private final Disk disk;
    private final @Nullable Path file;
    private final long size;
    private volatile byte @Nullable [] memory;
    private volatile boolean closed;

    private StagedMessage(Disk disk, byte @Nullable [] memory, @Nullable Path file, long size) {
        this.disk = disk;
        this.memory = memory;
        this.file = file;
        this.size = size;
    }

    /**
     * @param spool where a large one goes
     */
    static StagedMessage of(Disk disk, Message message, Path spool) {
        try {
            if (message.size() <= MEMORY) {
                ByteArrayOutputStream octets = new ByteArrayOutputStream((int) message.size());
                message.transferTo(octets);
                byte[] all = octets.toByteArray();
                return new StagedMessage(disk, all, null, all.length);
            }
            return spooled(disk, message, spool);
        } catch (MessageIoException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw Faults.of("staging a message", cause);
        } catch (IOException e) {
            throw Faults.of("staging a message", e);
        }
    }

    private static StagedMessage spooled(Disk disk, Message message, Path spool) throws IOException {
        try (DiskFile to = disk.create(spool);
                InputStream in = message.open()) {
            long size = copy(in, to);
            return new StagedMessage(disk, null, spool, size);
        } catch (IOException | MessageIoException e) {
            DiskText.drop(disk, spool, e);
            throw e;
        }
    }

    private static long copy(InputStream in, DiskFile to) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long size = 0;
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            to.write(ByteBuffer.wrap(buffer, 0, n));
            size += n;
        }
        return size;
    }

    @Override
    public long size() {
        return size;
    }

    void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the staged message is closed");
        }
    }

    /** The octets, when they are in memory. */
    Optional<byte[]> octets() {
        return Optional.ofNullable(memory);
    }

    /** Writes the prefix and the octets, in one go when that is possible. */
    void writeTo(DiskFile to, byte[] prefix) throws IOException {
        byte[] octets = memory;
        if (octets != null) {
            ByteBuffer all = ByteBuffer.allocate(prefix.length + octets.length);
            to.write(all.put(prefix).put(octets).flip());
            return;
        }
        to.write(ByteBuffer.wrap(prefix));
        if (file == null) {
            throw new IOException("the staged message is closed");
        }
        try (DiskFile from = disk.read(file)) {
            ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
            long at = 0;
            for (int n = from.read(buffer, at); n >= 0; n = from.read(buffer.clear(), at)) {
                to.write(buffer.flip());
                at += n;
            }
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            memory = null;
            if (file != null) {
                try {
                    DiskText.deleteIfThere(disk, file);
                } catch (IOException e) {
                    // what was filed from it is filed; the file goes when the store is opened next
                    LOG.warn("{} stays: {}", file, e.toString());
                }
            }
        }
    }
}
