package dev.mailwright.store.maildir;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A disk on which forces do nothing, for {@link Durability#NONE}. */
final class UnforcedDisk implements Disk {

    private final Disk disk;

    UnforcedDisk(Disk disk) {
        this.disk = disk;
    }

    private record Unforced(DiskFile file) implements DiskFile {

        @Override
        public void write(ByteBuffer bytes) throws IOException {
            file.write(bytes);
        }

        @Override
        public void write(ByteBuffer bytes, long position) throws IOException {
            file.write(bytes, position);
        }

        @Override
        public void force() {}

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
            file.truncate(size);
        }

        @Override
        public Optional<FileChannel> channel() {
            return file.channel();
        }

        @Override
        public void close() throws IOException {
            file.close();
        }
    }

    @Override
    public DiskFile create(Path file) throws IOException {
        return new Unforced(disk.create(file));
    }

    @Override
    public DiskFile append(Path file) throws IOException {
        return new Unforced(disk.append(file));
    }

    @Override
    public DiskFile overwrite(Path file) throws IOException {
        return new Unforced(disk.overwrite(file));
    }

    @Override
    public DiskFile read(Path file) throws IOException {
        return disk.read(file);
    }

    @Override
    public void forceDirectory(Path directory) {}

    @Override
    public void rename(Path from, Path to) throws IOException {
        disk.rename(from, to);
    }

    @Override
    public void link(Path existing, Path name) throws IOException {
        disk.link(existing, name);
    }

    @Override
    public void delete(Path path) throws IOException {
        disk.delete(path);
    }

    @Override
    public void createDirectory(Path directory) throws IOException {
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
    public Optional<DirectoryWatch> watch() {
        return disk.watch();
    }

    @Override
    public void modified(Path file, Instant time) throws IOException {
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
