package dev.mailwright.queue.file;

import dev.mailwright.queue.EntryText;
import dev.mailwright.queue.QueueEntry;
import dev.mailwright.queue.QueueException;
import dev.mailwright.queue.QueueId;
import dev.mailwright.queue.QueueStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads all segments in their order and finds out what is there. The bytes of messages are read in the last two segments only: the ones before were complete,
 * and forced, when these were begun.
 */
final class Recovery {

    private static final Logger LOG = LoggerFactory.getLogger(FileQueue.class);
    private static final int UNPROVEN = 2;

    private final Index index;
    private final QueueStore.Census census;
    private final Map<Long, Index.Body> bodies = new HashMap<>();
    private final Deque<Segment> segments = new ArrayDeque<>();
    private final List<Path> spares = new ArrayList<>();
    private long lastId;

    Recovery(Index index, QueueStore.Census census) {
        this.index = index;
        this.census = census;
    }

    void run(Path directory) throws IOException {
        List<Path> files = files(directory, "segment-");
        spares.addAll(files(directory, "spare-"));
        for (int i = 0; i < files.size(); i++) {
            read(files.get(i), i >= files.size() - UNPROVEN);
        }
    }

    private static List<Path> files(Path directory, String prefix) throws IOException {
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(
                            path -> name(path).startsWith(prefix) && name(path).endsWith(".queue"))
                    .sorted()
                    .toList();
        }
    }

    private static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? "" : name.toString();
    }

    private void read(Path file, boolean unproven) throws IOException {
        Segment segment;
        try {
            segment = Segment.open(file);
        } catch (Segment.BadHeadException begun) {
            spares.add(file);
            return;
        }
        segments.add(segment);
        SegmentScan scan = new SegmentScan(segment, unproven);
        segment.end(scan.run(new Found(segment)));
        if (scan.damaged() > 0) {
            LOG.error("{} is damaged: {} octets were passed over", file, scan.damaged());
        }
    }

    private final class Found implements SegmentScan.Visitor {

        private final Segment segment;

        Found(Segment segment) {
            this.segment = segment;
        }

        @Override
        public void body(long offset, long length, long body) {
            lastId = Math.max(lastId, body);
            Index.Body known = bodies.get(body);
            if (known == null) {
                bodies.put(body, new Index.Body(body, segment, offset, length));
            } else {
                index.moved(known, segment, offset);
            }
        }

        @Override
        public void entry(long offset, int length, long entry, long body, ByteBuffer content) {
            lastId = Math.max(lastId, entry);
            Index.Body bytes = bodies.get(body);
            if (bytes == null) {
                LOG.error("the message of entry {} in {} is lost", new QueueId(entry), segment);
                return;
            }
            byte[] octets = new byte[content.remaining()];
            content.get(octets);
            try {
                QueueEntry decoded = EntryText.decode(octets);
                index.put(entry, segment, offset, length, bytes);
                census.there(new QueueId(entry), decoded);
            } catch (QueueException e) {
                LOG.error("entry {} in {} cannot be read", new QueueId(entry), segment, e);
            }
        }

        @Override
        public void gone(long entry) {
            lastId = Math.max(lastId, entry);
            index.remove(entry);
            census.gone(new QueueId(entry));
        }
    }

    /** In their order. */
    Deque<Segment> segments() {
        return segments;
    }

    /** Files to be used again. */
    List<Path> spares() {
        return spares;
    }

    long lastId() {
        return lastId;
    }
}
