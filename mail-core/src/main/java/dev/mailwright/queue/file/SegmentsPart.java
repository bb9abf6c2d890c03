package dev.mailwright.queue.file;

import dev.mailwright.backup.SnapshotException;
import dev.mailwright.backup.SnapshotPart;
import dev.mailwright.backup.SnapshotSection;
import dev.mailwright.backup.SnapshotTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The segments of a queue at work in a snapshot, section {@code queue}. They are only appended to, so a copy is what a
 * crash at that moment would leave, and is opened like that. What lives in a segment that goes meanwhile was written into
 * a newer one before: therefore the old ones are copied first, and the newest ones are looked for again.
 *
 * <p>Mail that left the queue after the snapshot is in it: whoever brings a queue back sends such mail again.
 */
final class SegmentsPart implements SnapshotPart {

    private static final String NAME = "queue";
    private static final String SEGMENT = "segment-";

    private final Path directory;

    SegmentsPart(Path directory) {
        this.directory = directory;
    }

    @Override
    public void contribute(SnapshotTarget target) {
        try (SnapshotSection section = target.section(NAME)) {
            Set<Path> done = new HashSet<>();
            for (List<Path> more = more(done); !more.isEmpty(); more = more(done)) {
                for (Path segment : more) {
                    done.add(segment);
                    section.copy(segment, segment.getFileName().toString());
                }
            }
        }
    }

    private List<Path> more(Set<Path> done) {
        try (Stream<Path> found = Files.list(directory)) {
            return found.filter(path -> path.getFileName().toString().startsWith(SEGMENT)
                            && !done.contains(path)
                            && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new SnapshotException(directory + " cannot be read: " + e, e);
        }
    }
}
