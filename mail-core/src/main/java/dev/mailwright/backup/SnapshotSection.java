package dev.mailwright.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * A directory of a snapshot that is being taken. Paths are relative to it, with {@code /} between levels; missing levels
 * are made. Closing it computes the checksums, forces everything and writes the list. For one thread at a time. What the
 * disk refuses is a {@link SnapshotException}, after which there is no snapshot.
 */
public final class SnapshotSection implements AutoCloseable {

    private final SnapshotDisk disk;
    private final Path root;
    private final String name;
    private final UnaryOperator<String> identity;
    private final EarlierSection earlier;
    private final SnapshotFigures figures;
    private final Set<String> files = new TreeSet<>();
    private final Set<Path> directories = new TreeSet<>();

    SnapshotSection(
            SnapshotDisk disk,
            Path root,
            String name,
            UnaryOperator<String> identity,
            EarlierSection earlier,
            SnapshotFigures figures) {
        this.disk = disk;
        this.root = root;
        this.name = name;
        this.identity = identity;
        this.earlier = earlier;
        this.figures = figures;
        directory("");
    }

    /** Work on the disk. */
    private interface Work<T> {
        T run() throws IOException;
    }

    private <T> T attempt(String path, Work<T> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw new SnapshotException(name + "/" + path + " cannot be written: " + e, e);
        }
    }

    private Path at(String path) {
        return root.resolve(name).resolve(path);
    }

    /** Makes a directory, which may be there. */
    public void directory(String path) {
        Path directory = at(path);
        attempt(path, () -> {
            disk.directory(directory);
            return true;
        });
        for (Path at = directory; at != null && !at.equals(root); at = at.getParent()) {
            directories.add(at);
        }
    }

    /**
     * Takes a file whose content never changes again: as another name for it, or of the same file in the snapshot before,
     * or as a copy, whichever the disk can do first.
     *
     * @return false when it is gone
     */
    public boolean link(Path source, String path) {
        return add(path, () -> {
            try {
                disk.link(source, at(path));
            } catch (NoSuchFileException | FileAlreadyExistsException e) {
                throw e;
            } catch (FileSystemException | UnsupportedOperationException e) {
                otherwise(source, path, at(path));
            }
            return true;
        });
    }

    private boolean add(String path, Work<Boolean> work) {
        prepare(path);
        return attempt(path, () -> {
            try {
                work.run();
                files.add(path);
                return true;
            } catch (NoSuchFileException gone) {
                return false;
            }
        });
    }

    /** For a disk that refuses the link: mostly the snapshots are on another one. */
    private void otherwise(Path source, String path, Path to) throws IOException {
        BasicFileAttributes found = disk.stat(source);
        Optional<Path> same = earlier.file(identity.apply(path)).filter(file -> isLike(file, found));
        if (same.isPresent()) {
            disk.link(same.get(), to);
        } else {
            disk.copy(source, to);
        }
    }

    private boolean isLike(Path file, BasicFileAttributes found) {
        try {
            BasicFileAttributes other = disk.stat(file);
            return other.size() == found.size() && other.lastModifiedTime().equals(found.lastModifiedTime());
        } catch (IOException gone) {
            return false;
        }
    }

    /**
     * Copies a file that may be written to; what is added meanwhile may or may not be in it.
     *
     * @return false when it is gone
     */
    public boolean copy(Path source, String path) {
        return add(path, () -> {
            disk.copy(source, at(path));
            return true;
        });
    }

    /** Writes a file. */
    public void write(String path, byte[] content) {
        add(path, () -> {
            disk.write(at(path), content);
            return true;
        });
    }

    private void prepare(String path) {
        int slash = path.lastIndexOf('/');
        directory(slash < 0 ? "" : path.substring(0, slash));
    }

    /** Gives a file another path. */
    public void rename(String from, String to) {
        add(to, () -> {
            disk.move(at(from), at(to));
            files.remove(from);
            return true;
        });
    }

    /** Takes a file out again. */
    public void remove(String path) {
        attempt(path, () -> {
            disk.delete(at(path));
            return files.remove(path);
        });
    }

    /** Whether it has a file of this path. */
    public boolean has(String path) {
        return files.contains(path);
    }

    /** Takes a directory out again, with all that is in it. */
    public void removeAll(String directory) {
        attempt(directory, () -> {
            disk.deleteTree(at(directory));
            return true;
        });
        files.removeIf(path -> path.startsWith(directory + "/"));
        directories.removeIf(path -> path.startsWith(at(directory)));
    }

    @Override
    public void close() {
        attempt("", () -> {
            finish();
            return true;
        });
    }

    private void finish() throws IOException {
        StringBuilder list = new StringBuilder();
        for (String path : files) {
            list.append(Sums.line(sum(path), name + "/" + path));
        }
        for (Path directory : directories) {
            disk.forceDirectory(directory);
        }
        figures.list(name, list.toString().getBytes(StandardCharsets.UTF_8));
    }

    private String sum(String path) throws IOException {
        Path file = at(path);
        BasicFileAttributes found = disk.stat(file);
        Optional<String> known = earlier.sum(identity.apply(path), found);
        figures.count(found.size(), known.isPresent());
        if (known.isPresent()) {
            return known.get();
        }
        try (FileChannel channel = FileChannel.open(file)) {
            disk.force(channel);
            return Sums.of(channel);
        }
    }

    /** All paths with their sums, by identity, from the list of a section. */
    static Map<String, EarlierSection.Entry> byIdentity(
            Map<String, String> sums, String name, UnaryOperator<String> identity) {
        Map<String, EarlierSection.Entry> entries = new TreeMap<>();
        sums.forEach((path, sum) -> {
            if (path.startsWith(name + "/")) {
                entries.put(identity.apply(path.substring(name.length() + 1)), new EarlierSection.Entry(path, sum));
            }
        });
        return entries;
    }
}
