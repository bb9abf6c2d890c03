package dev.mailwright;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A lock on a file against other processes and this one, for rooms that keep files. Closing it gives the lock back.
 *
 * <p>POSIX gives all locks of a process on a file back when the process closes any descriptor of it. A second room in
 * this process that opened the file, only to see that it is locked, would unlock the first one's. So the file is not
 * opened while this process holds it: {@link #HELD} says so. It is as wide as the locks it stands for, which are the
 * process's: nothing smaller than the class can hold it.
 */
public final class FileHold implements Closeable {

    private static final int MAX_HOLDER = 1000;
    private static final Map<Path, String> HELD = new ConcurrentHashMap<>();

    private static final Set<PosixFilePermission> OURS = PosixFilePermissions.fromString("rw-------");

    private final Path key;
    private final FileChannel channel;

    private FileHold(Path key, FileChannel channel) {
        this.key = key;
        this.channel = channel;
    }

    /** It is held; the message says by whom. */
    public static final class HeldException extends MailwrightException {

        private static final long serialVersionUID = 1L;

        HeldException(String holder) {
            super(holder);
        }
    }

    /**
     * Locks a file, made with mode 0600 where it is not there, and writes who holds it.
     *
     * @throws HeldException when it is held
     * @throws UncheckedIOException when the disk fails
     */
    public static FileHold take(Path file, String holder) {
        try {
            return taken(file, holder);
        } catch (IOException e) {
            throw new UncheckedIOException("locking " + file, e);
        }
    }

    private static FileHold taken(Path file, String holder) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        Path key = directory == null ? file : directory.toRealPath().resolve(file.getFileName());
        String other = HELD.putIfAbsent(key, holder);
        if (other != null) {
            throw new HeldException(other + " (this process)");
        }
        FileHold hold = null;
        try {
            hold = locked(file, key, holder);
            return hold;
        } finally {
            if (hold == null) {
                HELD.remove(key);
            }
        }
    }

    private static FileHold locked(Path file, Path key, String holder) throws IOException {
        Set<OpenOption> options = Set.of(
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.CREATE,
                LinkOption.NOFOLLOW_LINKS);
        FileChannel channel = FileChannel.open(file, options, PosixFilePermissions.asFileAttribute(OURS));
        try {
            if (channel.tryLock() == null) {
                throw new HeldException(holder(channel));
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)));
            return new FileHold(key, channel);
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new HeldException("this process");
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static String holder(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(MAX_HOLDER);
        while (text.hasRemaining() && channel.read(text, text.position()) >= 0) {
            // until it is full or all is there
        }
        String holder = StandardCharsets.UTF_8.decode(text.flip()).toString();
        return holder.isBlank() ? "another process" : holder;
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            HELD.remove(key);
        }
    }
}
