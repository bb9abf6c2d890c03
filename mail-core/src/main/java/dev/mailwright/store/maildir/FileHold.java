package dev.mailwright.store.maildir;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A lock on a file against other processes and this one.
 *
 * <p>POSIX gives all locks of a process on a file back when the process closes any descriptor of it. A second store in
 * this process that opened the file, only to see that it is locked, would unlock the first one's. So the file is not
 * opened while this process holds it: {@link #HELD} says so. It is as wide as the locks it stands for, which are the
 * process's: nothing smaller than the class can hold it.
 */
final class FileHold implements Closeable {

    private static final int MAX_HOLDER = 1000;
    private static final Map<Path, String> HELD = new ConcurrentHashMap<>();

    private final Path key;
    private final FileChannel channel;

    private FileHold(Path key, FileChannel channel) {
        this.key = key;
        this.channel = channel;
    }

    static FileHold take(Path file, String holder) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        Path key = directory == null ? file : directory.toRealPath().resolve(file.getFileName());
        String other = HELD.putIfAbsent(key, holder);
        if (other != null) {
            throw new Disk.HeldException(other + " (this process)");
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
        FileChannel channel = LocalDisk.open(
                file,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE,
                StandardOpenOption.CREATE,
                LinkOption.NOFOLLOW_LINKS);
        try {
            if (channel.tryLock() == null) {
                throw new Disk.HeldException(holder(channel));
            }
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)));
            return new FileHold(key, channel);
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw new Disk.HeldException("this process");
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
