package dev.mailwright.store.maildir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts back, before anyone reads, what only the journal kept when the process or the machine stopped. Runs once: what it
 * puts back is forced, and the segments are released; if it is stopped itself, it does the same again.
 */
final class JournalReplay {

    private static final Logger LOG = LoggerFactory.getLogger(JournalReplay.class);

    private final Disk disk;
    private final JournalFiles files;
    private final JournalPaths paths;
    private final Map<Box, TreeMap<Long, Kept>> boxes = new LinkedHashMap<>();

    JournalReplay(Disk disk, JournalFiles files, JournalPaths paths) {
        this.disk = disk;
        this.files = files;
        this.paths = paths;
    }

    /** A life of a mailbox. */
    private record Box(String directory, long validity) {}

    /**
     * A message of the journal; its octets stay there.
     *
     * @param lost the machine ran another time since, so that the file may be lost or torn
     */
    record Kept(JournalEntry.Stored entry, Path segment, long octets, int size, boolean lost) {

        byte[] octets(Disk disk) throws IOException {
            ByteBuffer to = ByteBuffer.allocate(size);
            try (DiskFile file = disk.read(segment)) {
                while (to.hasRemaining()) {
                    if (file.read(to, octets + to.position()) < 0) {
                        throw new IOException(segment + " is too short");
                    }
                }
            }
            return to.array();
        }
    }

    void run() throws IOException {
        SortedMap<Long, Path> segments = files.scan();
        for (Map.Entry<Long, Path> segment : segments.entrySet()) {
            read(segment.getKey(), segment.getValue());
        }
        int messages = 0;
        for (Map.Entry<Box, TreeMap<Long, Kept>> box : boxes.entrySet()) {
            messages += box.getValue().size();
            Path directory = paths.path(box.getKey().directory());
            if (!box.getValue().isEmpty() && isMailbox(directory)) {
                new MailboxReplay(disk, directory, box.getKey().validity(), box.getValue()).run();
            }
        }
        files.release(List.copyOf(segments.values()));
        if (messages > 0) {
            LOG.info("the journal of the last run had {} messages", messages);
        }
    }

    /** One that somebody took away, or put links in, is left as it is: one mailbox must not keep all others closed. */
    private boolean isMailbox(Path directory) throws IOException {
        if (disk.stat(directory).filter(DiskStat::isDirectory).isEmpty()) {
            return false;
        }
        for (String part : List.of(MailboxFiles.CUR, MailboxFiles.NEW, MailboxFiles.TMP)) {
            if (disk.stat(directory.resolve(part))
                    .filter(stat -> !stat.isDirectory())
                    .isPresent()) {
                LOG.warn("{} has something else than a directory as {}: its journal is passed over", directory, part);
                return false;
            }
        }
        return true;
    }

    private void read(long generation, Path path) throws IOException {
        byte[] bytes = DiskText.bytes(disk, path).orElse(new byte[0]);
        ByteBuffer segment = ByteBuffer.wrap(bytes);
        JournalFrame.Found found = JournalFrame.next(segment, 0, generation);
        long random = found == null ? 0 : found.random;
        boolean lost = true;
        while (found != null) {
            if (found.random == random) {
                JournalEntry entry = JournalEntry.parse(found.payload);
                if (entry instanceof JournalEntry.Begun begun) {
                    lost = !begun.bootId().equals(disk.bootId());
                } else if (entry instanceof JournalEntry.Stored stored) {
                    keep(stored, path, found.end, lost);
                } else if (entry instanceof JournalEntry.Settled settled) {
                    settle(settled);
                }
            }
            found = JournalFrame.next(segment, found.end, generation);
        }
    }

    private void keep(JournalEntry.Stored stored, Path path, int end, boolean lost) {
        int size = (int) stored.size();
        JournalEntry.Stored head = new JournalEntry.Stored(
                stored.directory(),
                stored.validity(),
                stored.uid(),
                stored.extensions(),
                stored.isNew(),
                stored.fileName(),
                stored.date(),
                List.of());
        boxes.computeIfAbsent(new Box(stored.directory(), stored.validity()), box -> new TreeMap<>())
                .put(stored.uid(), new Kept(head, path, end - (long) size, size, lost));
    }

    private void settle(JournalEntry.Settled settled) {
        TreeMap<Long, Kept> kept = boxes.get(new Box(settled.directory(), settled.validity()));
        if (kept != null) {
            kept.headMap(settled.upTo(), true).clear();
        }
    }
}
