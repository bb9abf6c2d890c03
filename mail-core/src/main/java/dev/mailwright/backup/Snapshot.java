package dev.mailwright.backup;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A complete snapshot, to be read. Immutable; reads when asked. */
public final class Snapshot {

    private final Path path;
    private final Manifest manifest;

    private Snapshot(Path path, Manifest manifest) {
        this.path = path;
        this.manifest = manifest;
    }

    /**
     * Reads its manifest.
     *
     * @throws SnapshotException when there is none, or it is damaged
     */
    public static Snapshot open(Path path) {
        try {
            Path real = path.toAbsolutePath().normalize();
            return new Snapshot(real, Manifest.read(real));
        } catch (IOException e) {
            throw new SnapshotException(path + " is no snapshot that can be used: " + e.getMessage(), e);
        }
    }

    public Path path() {
        return path;
    }

    /** When it was taken. */
    public Instant taken() {
        return Instant.parse(manifest.about().getOrDefault("taken", Instant.EPOCH.toString()));
    }

    /** The names of its sections, sorted. */
    public List<String> sections() {
        return manifest.sections();
    }

    /**
     * Compares all of it with its checksums.
     *
     * @return what is damaged, missing or too much, each as a line with its path; empty when all is well
     */
    public List<String> verify() {
        List<String> wrong = new ArrayList<>();
        sections().forEach(section -> wrong.addAll(verify(section)));
        unlisted(wrong);
        return wrong;
    }

    /** The same for one section, but for files that are too much. */
    public List<String> verify(String section) {
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, String> file : files(section, wrong).entrySet()) {
            compare(file.getKey(), file.getValue(), wrong);
        }
        return wrong;
    }

    /** The paths of a section's files below the snapshot that are not what they were. */
    public Set<Path> damaged(String section) {
        List<String> wrong = new ArrayList<>();
        Map<String, String> files = files(section, wrong);
        if (!wrong.isEmpty()) {
            throw new SnapshotException(path + ": " + wrong.get(0));
        }
        return files.entrySet().stream()
                .filter(file -> {
                    List<String> found = new ArrayList<>();
                    compare(file.getKey(), file.getValue(), found);
                    return !found.isEmpty();
                })
                .map(file -> path.resolve(file.getKey()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private Map<String, String> files(String section, List<String> wrong) {
        Path list = Layout.list(path, section);
        try {
            if (!Sums.of(list).equals(manifest.lists().get(Layout.listName(section)))) {
                wrong.add(Layout.listName(section) + " is damaged");
            }
            return Sums.read(list);
        } catch (IOException e) {
            wrong.add(Layout.listName(section) + " cannot be read: " + e);
            return Map.of();
        }
    }

    private void compare(String file, String sum, List<String> wrong) {
        Path there = path.resolve(file).normalize();
        try {
            if (!there.startsWith(path)) {
                wrong.add(file + " leads out of the snapshot");
            } else if (!Files.isRegularFile(there, LinkOption.NOFOLLOW_LINKS)) {
                wrong.add(file + " is missing");
            } else if (!Sums.of(there).equals(sum)) {
                wrong.add(file + " is damaged");
            }
        } catch (IOException e) {
            wrong.add(file + " cannot be read: " + e);
        }
    }

    private void unlisted(List<String> wrong) {
        Set<String> listed = new HashSet<>(manifest.lists().keySet());
        listed.add(Layout.MANIFEST);
        sections()
                .forEach(section ->
                        listed.addAll(files(section, new ArrayList<>()).keySet()));
        try {
            Files.walkFileTree(path, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    String name = path.relativize(file).toString();
                    if (!listed.contains(name)) {
                        wrong.add(name + " was not there when the snapshot was taken");
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            wrong.add("the snapshot cannot be read: " + e);
        }
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
