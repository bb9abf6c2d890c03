package dev.mailwright.store.maildir;

import dev.mailwright.FileHold;
import dev.mailwright.observe.LoopGuard;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The disk of this machine. */
final class LocalDisk implements Disk {

    private static final FileAttribute<Set<PosixFilePermission>> FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<Set<PosixFilePermission>> DIRECTORY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");

    private final String bootId = findBootId();

    /** Without a boot id every run counts as one after a power loss, which forgets more but is never wrong. */
    private static String findBootId() {
        try {
            return Files.readString(BOOT_ID).strip();
        } catch (IOException e) {
            ProcessHandle process = ProcessHandle.current();
            return "process-" + process.pid() + "-"
                    + process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        }
    }

    static FileChannel open(Path file, OpenOption... options) throws IOException {
        LoopGuard.assertNotOnLoop("a file");
        return FileChannel.open(file, Set.of(options), FILE);
    }

    @Override
    public DiskFile create(Path file) throws IOException {
        return new LocalFile(
                open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW, LinkOption.NOFOLLOW_LINKS));
    }

    @Override
    public DiskFile append(Path file) throws IOException {
        return new LocalFile(
                open(file, StandardOpenOption.APPEND, StandardOpenOption.CREATE, LinkOption.NOFOLLOW_LINKS));
    }

    @Override
    public DiskFile overwrite(Path file) throws IOException {
        return new LocalFile(open(file, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS));
    }

    @Override
    public DiskFile read(Path file) throws IOException {
        return new LocalFile(open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
    }

    @Override
    public void forceDirectory(Path directory) throws IOException {
        try (FileChannel channel = open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        LoopGuard.assertNotOnLoop("renaming");
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void link(Path existing, Path name) throws IOException {
        LoopGuard.assertNotOnLoop("linking");
        Files.createLink(name, existing);
    }

    @Override
    public void delete(Path path) throws IOException {
        LoopGuard.assertNotOnLoop("deleting");
        Files.delete(path);
    }

    @Override
    public void createDirectory(Path directory) throws IOException {
        LoopGuard.assertNotOnLoop("making a directory");
        Files.createDirectory(directory, DIRECTORY);
    }

    @Override
    public List<String> list(Path directory) throws IOException {
        LoopGuard.assertNotOnLoop("listing");
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            throw Files.exists(directory, LinkOption.NOFOLLOW_LINKS)
                    ? new NotDirectoryException(directory.toString())
                    : new NoSuchFileException(directory.toString());
        }
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            stream.forEach(path -> names.add(path.getFileName().toString()));
        } catch (java.nio.file.DirectoryIteratorException e) {
            throw e.getCause();
        }
        return names;
    }

    @Override
    public Optional<DiskStat> stat(Path path) throws IOException {
        LoopGuard.assertNotOnLoop("a file's attributes");
        try {
            BasicFileAttributes found =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return Optional.of(new DiskStat(
                    found.size(), found.lastModifiedTime().toInstant(), found.isDirectory(), found.isRegularFile()));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public Optional<DirectoryWatch> watch() {
        try {
            return Optional.of(new DirectoryWatch());
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    @Override
    public void modified(Path file, Instant time) throws IOException {
        LoopGuard.assertNotOnLoop("a file's time");
        Files.setLastModifiedTime(file, FileTime.from(time));
    }

    @Override
    public String bootId() {
        return bootId;
    }

    @Override
    public Closeable lock(Path file, String holder) throws IOException {
        LoopGuard.assertNotOnLoop("locking");
        try {
            return FileHold.take(file, holder);
        } catch (FileHold.HeldException e) {
            throw new HeldException(e.getMessage() == null ? "" : e.getMessage());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
