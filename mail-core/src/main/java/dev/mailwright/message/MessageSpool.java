package dev.mailwright.message;

import dev.mailwright.observe.LoopGuard;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Takes a message as it comes in: in memory up to a mark, beyond it in a temporary file with mode 0600 that is made only
 * then. The caller limits the size. For one thread at a time; on a worker, since writing may touch the disk.
 */
public final class MessageSpool implements AutoCloseable {

    /** Octets held in memory unless said otherwise. */
    public static final int DEFAULT_MEMORY = 64 * 1024;

    private static final String PREFIX = "spool-";
    private static final String SUFFIX = ".tmp";

    private final Path directory;
    private final int memoryLimit;
    private @Nullable ByteArrayOutputStream memory = new ByteArrayOutputStream(1024);
    private @Nullable Path file;
    private @Nullable FileChannel channel;
    private long size;
    private boolean done;

    private MessageSpool(Path directory, int memoryLimit) {
        this.directory = directory;
        this.memoryLimit = memoryLimit;
    }

    /** A spool with {@link #DEFAULT_MEMORY} whose file, if one is needed, goes into an existing directory. */
    public static MessageSpool in(Path directory) {
        return new MessageSpool(directory, DEFAULT_MEMORY);
    }

    /** The same with another number of octets in memory; 0 sends the first octet to the file. */
    public static MessageSpool in(Path directory, int memoryLimit) {
        return new MessageSpool(directory, memoryLimit);
    }

    /**
     * Deletes what a killed process left in the directory. Call it before the first spool there is made.
     *
     * @throws MessageIoException if the directory cannot be read or a file not be deleted
     */
    public static void clean(Path directory) {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(directory, PREFIX + "*" + SUFFIX)) {
            for (Path path : left) {
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            throw new MessageIoException("cleaning the spool directory", e);
        }
    }

    /** Octets taken so far. */
    public long size() {
        return size;
    }

    /**
     * Adds octets.
     *
     * @throws MessageIoException if the disk refuses them; close the spool then
     * @throws IllegalStateException after {@link #finish()} or {@link #close()}
     */
    public void write(byte[] bytes, int offset, int length) {
        write(ByteBuffer.wrap(bytes, offset, length));
    }

    /** Adds the remaining octets of the buffer; see {@link #write(byte[], int, int)}. */
    public void write(ByteBuffer bytes) {
        requireOpen();
        int length = bytes.remaining();
        if (memory != null && size + length <= memoryLimit) {
            copy(bytes, memory);
        } else {
            try {
                FileChannel to = channel();
                while (bytes.hasRemaining()) {
                    to.write(bytes);
                }
            } catch (IOException e) {
                throw new MessageIoException("writing a spool file", e);
            }
        }
        size += length;
    }

    private static void copy(ByteBuffer from, ByteArrayOutputStream to) {
        byte[] bytes = new byte[from.remaining()];
        from.get(bytes);
        to.write(bytes, 0, bytes.length);
    }

    private FileChannel channel() throws IOException {
        if (channel == null) {
            LoopGuard.assertNotOnLoop("MessageSpool");
            file = Files.createTempFile(directory, PREFIX, SUFFIX);
            channel = FileChannel.open(file, StandardOpenOption.WRITE);
            if (memory != null) {
                ByteBuffer first = ByteBuffer.wrap(memory.toByteArray());
                while (first.hasRemaining()) {
                    channel.write(first);
                }
                memory = null;
            }
        }
        return channel;
    }

    private void requireOpen() {
        if (done) {
            throw new IllegalStateException("the spool is closed");
        }
    }

    /**
     * Hands over what was written. The message owns the temporary file from now on; closing the spool changes nothing.
     *
     * @throws MessageIoException if the file cannot be completed; it is gone then
     */
    public Message finish() {
        requireOpen();
        if (file == null || channel == null) {
            done = true;
            return new BytesMessage(memory == null ? new byte[0] : memory.toByteArray());
        }
        try {
            channel.close();
        } catch (IOException e) {
            close();
            throw new MessageIoException("closing a spool file", e);
        }
        done = true;
        return new FileMessage(file, size, true);
    }

    /** Drops everything, unless {@link #finish()} handed it over. May be called again. */
    @Override
    public void close() {
        if (done) {
            return;
        }
        done = true;
        memory = null;
        try {
            if (channel != null) {
                channel.close();
            }
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new MessageIoException("dropping a spool file", e);
        }
    }
}
