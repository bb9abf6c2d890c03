package dev.mailwright.store.maildir;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** A disk on which the n-th operation fails, once, as a full disk or a broken one does. Thread-safe. */
final class FailingDisk implements Disk {

    private final Disk disk = new LocalDisk();
    private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
    private final AtomicInteger open = new AtomicInteger();
    private volatile String reason = "";
    private final List<String> log = new ArrayList<>();

    /** From now on the n-th operation fails, beginning with 1. */
    void failAt(int n, String why) {
        reason = why;
        synchronized (log) {
            log.clear();
        }
        left.set(n);
    }

    /** No operation fails any more; answers whether one did. */
    boolean heal() {
        return left.getAndSet(Integer.MAX_VALUE) <= 0;
    }

    /** All but the segment of the commit journal, which stays open. */
    int openFiles() {
        return open.get();
    }

    private void step(String what, Path path) throws IOException {
        synchronized (log) {
            log.add(what + " " + path.getFileName());
        }
        if (left.decrementAndGet() == 0) {
            throw new IOException(reason);
        }
    }

    /** What was done since {@link #failAt}. */
    String history() {
        synchronized (log) {
            return String.join(", ", log);
        }
    }

    private final class File implements DiskFile {

        private final DiskFile file;
        private final Path path;

        File(DiskFile file, Path path) {
            this.file = file;
            this.path = path;
            open.addAndGet(counts());
        }

        private int counts() {
            return path.getFileName().toString().startsWith("journal-") ? 0 : 1;
        }

        /** A write that fails has written a part. */
        @Override
        public void write(ByteBuffer bytes) throws IOException {
            try {
                step("write", path);
            } catch (IOException e) {
                file.write(bytes.slice(bytes.position(), bytes.remaining() / 2));
                throw e;
            }
            file.write(bytes);
        }

        /** A write that fails has written a part. */
        @Override
        public void write(ByteBuffer bytes, long position) throws IOException {
            try {
                step("write", path);
            } catch (IOException e) {
                file.write(bytes.slice(bytes.position(), bytes.remaining() / 2), position);
                throw e;
            }
            file.write(bytes, position);
        }

        @Override
        public void force() throws IOException {
            step("force", path);
            file.force();
        }

        @Override
        public int read(ByteBuffer to, long position) throws IOException {
            return file.read(to, position);
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public void truncate(long size) throws IOException {
            step("truncate", path);
            file.truncate(size);
        }

        @Override
        public Optional<FileChannel> channel() {
            return file.channel();
        }

        @Override
        public void close() throws IOException {
            open.addAndGet(-counts());
            file.close();
        }
    }

    @Override
    public DiskFile create(Path file) throws IOException {
        step("create", file);
        return new File(disk.create(file), file);
    }

    @Override
    public DiskFile append(Path file) throws IOException {
        step("append", file);
        return new File(disk.append(file), file);
    }

    @Override
    public DiskFile overwrite(Path file) throws IOException {
        step("overwrite", file);
        return new File(disk.overwrite(file), file);
    }

    @Override
    public DiskFile read(Path file) throws IOException {
        return new File(disk.read(file), file);
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
        step("force", directory);
        disk.forceDirectory(directory);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        step("rename", to);
        disk.rename(from, to);
    }

    @Override
    public void link(Path existing, Path name) throws IOException {
        step("link", name);
        disk.link(existing, name);
    }

    @Override
    public void delete(Path path) throws IOException {
        step("delete", path);
        disk.delete(path);
    }

    @Override
    public void createDirectory(Path directory) throws IOException {
        step("mkdir", directory);
        disk.createDirectory(directory);
    }

    @Override
    public List<String> list(Path directory) throws IOException {
        return disk.list(directory);
    }

    @Override
    public Optional<DiskStat> stat(Path path) throws IOException {
        return disk.stat(path);
    }

    @Override
    public void modified(Path file, Instant time) throws IOException {
        step("time", file);
        disk.modified(file, time);
    }

    @Override
    public String bootId() {
        return disk.bootId();
    }

    @Override
    public Closeable lock(Path file, String holder) throws IOException {
        return disk.lock(file, holder);
    }
}
