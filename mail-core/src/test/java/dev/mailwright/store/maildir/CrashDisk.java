package dev.mailwright.store.maildir;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A disk in memory that writes down every step, so that {@link PowerLoss} can say what may be left of it. Behaves as a
 * POSIX file system: a file that was deleted lives until it is closed, a rename replaces, a link fails where the name is
 * taken. Thread-safe.
 */
final class CrashDisk implements Disk {

    private final DiskImage image;
    private final String bootId;
    private final List<DiskStep> steps = new ArrayList<>();
    private final Set<Path> held = new HashSet<>();
    private final Set<Integer> lost = new HashSet<>();
    private final Trouble trouble;
    private int nextInode;
    private int open;
    private int forcedAgain;

    CrashDisk(DiskImage image, String bootId) {
        this(image, bootId, (what, path) -> {});
    }

    CrashDisk(DiskImage image, String bootId, Trouble trouble) {
        this.image = image;
        this.bootId = bootId;
        this.trouble = trouble;
        this.nextInode = image.nextInode();
    }

    /** Is asked before each operation, and may fail it. */
    interface Trouble {
        void before(String what, Path path) throws IOException;
    }

    synchronized DiskImage image() {
        return image.copy();
    }

    /** All steps until now. */
    synchronized List<DiskStep> steps() {
        return List.copyOf(steps);
    }

    /** How many steps there were. */
    synchronized int position() {
        return steps.size();
    }

    /** How many files are open. */
    synchronized int openFiles() {
        return open;
    }

    /** How often a file was forced whose force had failed before. */
    synchronized int forcedAgain() {
        return forcedAgain;
    }

    private void step(DiskStep step) {
        step.apply(image);
        steps.add(step);
    }

    // -- paths --

    private int find(Path path) throws IOException {
        int at = DiskImage.ROOT;
        for (Path name : path) {
            if (!image.isDirectory(at)) {
                throw new FileSystemException(path.toString(), null, "Not a directory");
            }
            Integer next = image.entries(at).get(name.toString());
            if (next == null) {
                throw new NoSuchFileException(path.toString());
            }
            at = next;
        }
        return at;
    }

    private int parent(Path path) throws IOException {
        Path parent = path.getParent();
        int found = parent == null ? DiskImage.ROOT : find(parent);
        if (!image.isDirectory(found)) {
            throw new NotDirectoryException(path.toString());
        }
        return found;
    }

    private static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }

    private int file(Path path) throws IOException {
        int inode = find(path);
        if (image.isDirectory(inode)) {
            throw new FileSystemException(path.toString(), null, "Is a directory");
        }
        return inode;
    }

    private int make(Path path, boolean isDirectory) throws IOException {
        int directory = parent(path);
        if (image.entries(directory).containsKey(name(path))) {
            throw new FileAlreadyExistsException(path.toString());
        }
        int inode = nextInode++;
        step(new DiskStep.Entry(directory, name(path), inode, isDirectory));
        return inode;
    }

    // -- files --

    private final class File implements DiskFile {

        private final Path path;
        private final int inode;
        private final boolean writable;
        private long position;
        private boolean closed;

        File(Path path, int inode, boolean writable) {
            this.path = path;
            this.inode = inode;
            this.writable = writable;
            open++;
        }

        private void begin(String what, boolean writing) throws IOException {
            if (closed) {
                throw new ClosedChannelException();
            }
            if (writing && !writable) {
                throw new java.nio.channels.NonWritableChannelException();
            }
            trouble.before(what, path);
        }

        @Override
        public void write(ByteBuffer bytes) throws IOException {
            synchronized (CrashDisk.this) {
                int count = bytes.remaining();
                write(bytes, position);
                position += count;
            }
        }

        /** One that fails has written a part. */
        @Override
        public void write(ByteBuffer bytes, long at) throws IOException {
            synchronized (CrashDisk.this) {
                try {
                    begin("write", true);
                } catch (IOException e) {
                    octets(bytes, at, bytes.remaining() / 2);
                    throw e;
                }
                octets(bytes, at, bytes.remaining());
            }
        }

        private void octets(ByteBuffer bytes, long at, int count) {
            if (count > 0) {
                byte[] written = new byte[count];
                bytes.get(written);
                step(DiskStep.Octets.of(inode, at, written));
            }
        }

        @Override
        public void force() throws IOException {
            synchronized (CrashDisk.this) {
                forcedAgain += lost.contains(inode) ? 1 : 0;
                try {
                    begin("force", false);
                } catch (IOException e) {
                    lost.add(inode);
                    throw e;
                }
                step(new DiskStep.ForceFile(inode, ForceSite.here()));
            }
        }

        @Override
        public int read(ByteBuffer to, long from) throws IOException {
            synchronized (CrashDisk.this) {
                begin("read", false);
                FileImage content = image.file(inode);
                if (from >= content.size()) {
                    return -1;
                }
                int count = (int) Math.min(to.remaining(), content.size() - from);
                to.put(content.bytes(from, count));
                return count;
            }
        }

        @Override
        public long size() throws IOException {
            synchronized (CrashDisk.this) {
                begin("size", false);
                return image.file(inode).size();
            }
        }

        @Override
        public void truncate(long size) throws IOException {
            synchronized (CrashDisk.this) {
                begin("truncate", true);
                if (size < image.file(inode).size()) {
                    step(new DiskStep.Size(inode, size));
                }
                position = size;
            }
        }

        @Override
        public Optional<FileChannel> channel() {
            return Optional.empty();
        }

        @Override
        public void close() {
            synchronized (CrashDisk.this) {
                open -= closed ? 0 : 1;
                closed = true;
            }
        }
    }

    @Override
    public synchronized DiskFile create(Path file) throws IOException {
        trouble.before("create", file);
        return new File(file, make(file, false), true);
    }

    @Override
    public synchronized DiskFile append(Path file) throws IOException {
        trouble.before("append", file);
        boolean there = image.entries(parent(file)).containsKey(name(file));
        File opened = new File(file, there ? file(file) : make(file, false), true);
        opened.position = image.file(opened.inode).size();
        return opened;
    }

    @Override
    public synchronized DiskFile overwrite(Path file) throws IOException {
        trouble.before("overwrite", file);
        return new File(file, file(file), true);
    }

    @Override
    public synchronized DiskFile read(Path file) throws IOException {
        trouble.before("open", file);
        return new File(file, file(file), false);
    }

    // -- names --

    @Override
    public synchronized void forceDirectory(Path directory) throws IOException {
        trouble.before("force", directory);
        int inode = find(directory);
        if (!image.isDirectory(inode)) {
            throw new NotDirectoryException(directory.toString());
        }
        step(new DiskStep.ForceDirectory(inode, ForceSite.here()));
    }

    @Override
    public synchronized void rename(Path from, Path to) throws IOException {
        trouble.before("rename", to);
        int inode = find(from);
        int target = parent(to);
        Integer other = image.entries(target).get(name(to));
        if (other != null && other != inode) {
            if (image.isDirectory(other) && !image.entries(other).isEmpty()) {
                throw new DirectoryNotEmptyException(to.toString());
            }
            if (image.isDirectory(other) != image.isDirectory(inode)) {
                throw new FileSystemException(to.toString(), null, "of another kind");
            }
        }
        if (other == null || other != inode) {
            step(new DiskStep.Renaming(parent(from), name(from), target, name(to), inode, image.isDirectory(inode)));
        }
    }

    @Override
    public synchronized void link(Path existing, Path name) throws IOException {
        trouble.before("link", name);
        int inode = file(existing);
        int directory = parent(name);
        if (image.entries(directory).containsKey(name(name))) {
            throw new FileAlreadyExistsException(name.toString());
        }
        step(new DiskStep.Entry(directory, name(name), inode, false));
    }

    @Override
    public synchronized void delete(Path path) throws IOException {
        trouble.before("delete", path);
        int inode = find(path);
        if (image.isDirectory(inode) && !image.entries(inode).isEmpty()) {
            throw new DirectoryNotEmptyException(path.toString());
        }
        step(new DiskStep.Removal(parent(path), name(path)));
    }

    @Override
    public synchronized void createDirectory(Path directory) throws IOException {
        trouble.before("mkdir", directory);
        make(directory, true);
    }

    @Override
    public synchronized List<String> list(Path directory) throws IOException {
        trouble.before("list", directory);
        int inode = find(directory);
        if (!image.isDirectory(inode)) {
            throw new NotDirectoryException(directory.toString());
        }
        return List.copyOf(image.entries(inode).keySet());
    }

    @Override
    public synchronized Optional<DiskStat> stat(Path path) throws IOException {
        trouble.before("stat", path);
        try {
            int inode = find(path);
            boolean isDirectory = image.isDirectory(inode);
            long size = isDirectory ? 0 : image.file(inode).size();
            return Optional.of(new DiskStat(size, image.modified(inode), isDirectory, !isDirectory));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public synchronized void modified(Path file, Instant time) throws IOException {
        trouble.before("time", file);
        step(new DiskStep.Stamp(file(file), time));
    }

    @Override
    public String bootId() {
        return bootId;
    }

    @Override
    public synchronized Closeable lock(Path file, String holder) throws IOException {
        trouble.before("lock", file);
        if (!held.add(file)) {
            throw new HeldException("another store");
        }
        return () -> {
            synchronized (this) {
                held.remove(file);
            }
        };
    }

    /** The names in every directory of a kind, such as {@code tmp}, wherever it is. */
    synchronized List<String> inDirectoriesNamed(String kind) {
        List<String> found = new ArrayList<>();
        collect(DiskImage.ROOT, "", kind, found);
        return found;
    }

    private void collect(int directory, String path, String kind, List<String> found) {
        for (Map.Entry<String, Integer> entry : image.entries(directory).entrySet()) {
            String name = path + "/" + entry.getKey();
            if (image.isDirectory(entry.getValue())) {
                collect(entry.getValue(), name, kind, found);
            } else if (path.endsWith("/" + kind)) {
                found.add(name);
            }
        }
    }
}
