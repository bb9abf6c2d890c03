package dev.mailwright.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Counts what goes into a snapshot, keeps its lists, and writes the manifest over them. */
final class SnapshotFigures {

    private final SnapshotDisk disk;
    private final Path root;
    private final Map<String, String> lists = new TreeMap<>();
    private final Set<Path> directories = new TreeSet<>();
    private long files;
    private long bytes;
    private long fresh;

    SnapshotFigures(SnapshotDisk disk, Path root) {
        this.disk = disk;
        this.root = root;
    }

    void count(long size, boolean known) {
        files++;
        bytes += size;
        fresh += known ? 0 : 1;
    }

    /** Writes the list of a section. */
    void list(String section, byte[] content) throws IOException {
        Path file = Layout.list(root, section);
        disk.directory(Objects.requireNonNull(file.getParent()));
        for (Path at = file.getParent(); at != null && at.startsWith(root); at = at.getParent()) {
            directories.add(at);
        }
        write(file, content);
        lists.put(Layout.listName(section), Sums.of(content));
    }

    private void write(Path file, byte[] content) throws IOException {
        disk.write(file, content);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            disk.force(channel);
        }
    }

    /** The last file; after it everything is forced but the name of the snapshot. */
    void finish(Map<String, String> about) throws IOException {
        Map<String, String> head = new LinkedHashMap<>(about);
        head.put("files", Long.toString(files));
        head.put("bytes", Long.toString(bytes));
        StringBuilder text = new StringBuilder(Manifest.FIRST).append('\n');
        head.forEach((key, value) ->
                text.append("# ").append(key).append(' ').append(value).append('\n'));
        lists.forEach((path, sum) -> text.append(Sums.line(sum, path)));
        String self = Sums.of(text.toString().getBytes(StandardCharsets.UTF_8));
        text.append(Manifest.SELF).append(self).append('\n');
        write(root.resolve(Layout.MANIFEST), text.toString().getBytes(StandardCharsets.UTF_8));
        for (Path directory : directories) {
            disk.forceDirectory(directory);
        }
        disk.forceDirectory(root);
    }

    SnapshotReport report(Path path) {
        return new SnapshotReport(path, files, fresh, bytes);
    }
}
