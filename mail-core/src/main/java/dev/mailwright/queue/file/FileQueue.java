package dev.mailwright.queue.file;

import dev.mailwright.DataSize;
import dev.mailwright.FileHold;
import dev.mailwright.backup.SnapshotPart;
import dev.mailwright.message.Message;
import dev.mailwright.observe.LoopGuard;
import dev.mailwright.queue.EntryText;
import dev.mailwright.queue.QueueEntry;
import dev.mailwright.queue.QueueEnvironment;
import dev.mailwright.queue.QueueException;
import dev.mailwright.queue.QueueId;
import dev.mailwright.queue.QueueStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A queue in a directory of its own, which is made with mode 0700 when it is not there and locked while it is open. Thread-safe.
 *
 * <ul>
 *   <li>segments of 64 MiB; a message never spans two
 *   <li>at most half of the space is dead, beyond four segments
 *   <li>about 150 octets of memory for each entry
 * </ul>
 */
public final class FileQueue implements QueueStore {

    private static final Logger LOG = LoggerFactory.getLogger(FileQueue.class);
    private static final DataSize DEFAULT_SEGMENT = DataSize.ofMebibytes(64);
    private static final int SMALL = 256 * 1024;

    private final Path directory;
    private final DataSize segmentSize;
    private volatile @Nullable Open open;

    private record Open(FileHold hold, Index index, Segments segments, Writer writer, Thread thread, AtomicLong ids) {}

    private FileQueue(Path directory, DataSize segmentSize) {
        this.directory = directory;
        this.segmentSize = segmentSize;
    }

    /** Opens nothing. */
    public static FileQueue at(Path directory) {
        return new FileQueue(directory, DEFAULT_SEGMENT);
    }

    /** The same with another size at which a new file is begun. */
    public FileQueue segmentSize(DataSize size) {
        return new FileQueue(directory, size);
    }

    @Override
    public synchronized void open(QueueEnvironment environment, Census census) {
        LoopGuard.assertNotOnLoop("FileQueue.open");
        if (open != null) {
            throw new QueueException(QueueException.Reason.BROKEN, "the queue at " + directory + " is open already");
        }
        try {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            FileHold hold = FileHold.take(
                    directory.resolve("lock"),
                    "process " + ProcessHandle.current().pid());
            open = opened(hold, environment, census);
        } catch (FileHold.HeldException e) {
            throw new QueueException(
                    QueueException.Reason.BROKEN, "the queue at " + directory + " is held by " + e.getMessage(), e);
        } catch (IOException | UncheckedIOException e) {
            throw new QueueException(
                    QueueException.Reason.BROKEN, "the queue at " + directory + " cannot be opened", e);
        }
    }

    private Open opened(FileHold hold, QueueEnvironment environment, Census census) throws IOException {
        Index index = new Index();
        Recovery recovery = new Recovery(index, census);
        try {
            recovery.run(directory);
        } catch (IOException | RuntimeException e) {
            for (Segment segment : recovery.segments()) {
                segment.close();
            }
            hold.close();
            throw e;
        }
        Segments segments = new Segments(
                directory, segmentSize.bytes(), index, environment.random(), recovery.segments(), recovery.spares());
        Writer writer = new Writer(index, segments);
        Thread thread = new Thread(writer, environment.threadNamePrefix() + "-queue");
        thread.setDaemon(true);
        thread.start();
        return new Open(hold, index, segments, writer, thread, new AtomicLong(recovery.lastId()));
    }

    private Open running() {
        Open current = open;
        if (current == null) {
            throw new QueueException(QueueException.Reason.BROKEN, "the queue at " + directory + " is not open");
        }
        return current;
    }

    @Override
    public CompletionStage<List<QueueId>> add(Message body, List<QueueEntry> entries) {
        Open current = running();
        List<QueueId> ids = new ArrayList<>(entries.size());
        List<Write.Coded> coded = new ArrayList<>(entries.size());
        long bodyId = current.ids().addAndGet(entries.size() + 1L) - entries.size();
        for (int i = 0; i < entries.size(); i++) {
            QueueId id = new QueueId(bodyId + 1 + i);
            ids.add(id);
            coded.add(new Write.Coded(id.value(), EntryText.encode(entries.get(i))));
        }
        Write.Add add = new Write.Add(bodyId, small(body), body, coded);
        current.writer().submit(add);
        return add.done().thenApply(done -> List.copyOf(ids));
    }

    private static byte[] small(Message body) {
        if (body.size() > SMALL) {
            return new byte[0];
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) body.size());
        body.transferTo(bytes);
        return bytes.toByteArray();
    }

    @Override
    public QueueEntry read(QueueId id) {
        LoopGuard.assertNotOnLoop("FileQueue.read");
        Index index = running().index();
        Index.Place place = index.pinEntry(id);
        try {
            ByteBuffer octets = ByteBuffer.allocate((int) place.length() - RecordHead.ENTRY_PREFIX);
            place.segment().read(octets, place.offset() + RecordHead.HEAD + RecordHead.ENTRY_PREFIX);
            return EntryText.decode(octets.array());
        } catch (IOException e) {
            throw new QueueException(QueueException.Reason.BROKEN, "entry " + id + " cannot be read", e);
        } finally {
            index.unpin(place);
        }
    }

    @Override
    public Message body(QueueId id) {
        Index index = running().index();
        return new BodyMessage(index, index.pinBody(id));
    }

    @Override
    public CompletionStage<Void> update(QueueId id, QueueEntry entry) {
        return submit(new Write.Update(new Write.Coded(id.value(), EntryText.encode(entry))));
    }

    @Override
    public CompletionStage<Void> remove(QueueId id) {
        return submit(new Write.Remove(id.value()));
    }

    private CompletableFuture<Void> submit(Write write) {
        running().writer().submit(write);
        return write.done();
    }

    @Override
    public Optional<SnapshotPart> snapshotPart() {
        running();
        return Optional.of(new SegmentsPart(directory));
    }

    @Override
    public synchronized void close() {
        Open closing = open;
        if (closing == null) {
            return;
        }
        open = null;
        closing.writer().end();
        join(closing.thread());
        try {
            closing.segments().close();
            closing.hold().close();
        } catch (IOException e) {
            LOG.error("the queue at {} cannot be closed", directory, e);
        }
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        return "queue at " + directory;
    }
}
