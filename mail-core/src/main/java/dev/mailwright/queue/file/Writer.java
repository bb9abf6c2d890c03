package dev.mailwright.queue.file;

import dev.mailwright.queue.QueueException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that writes. All that waits when it comes round goes into one write and one force, so ten sessions cost little more than
 * one. After a failed write it goes back to where it was; after a failed force it never trusts that segment again and begins another.
 */
final class Writer implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(FileQueue.class);
    private static final int BATCH = 500;

    private final Index index;
    private final Segments segments;
    private final BlockingQueue<Write> waiting = new LinkedBlockingQueue<>();
    private final Write stop = new Write.Remove(0);
    private final Set<Long> removed = new HashSet<>();
    private @Nullable Tail tail;
    private boolean ended;

    Writer(Index index, Segments segments) {
        this.index = index;
        this.segments = segments;
    }

    /** Hands work over; fails it at once after the end. */
    void submit(Write write) {
        synchronized (stop) {
            if (!ended) {
                waiting.add(write);
                return;
            }
        }
        write.done().completeExceptionally(closed());
    }

    private static QueueException closed() {
        return new QueueException(QueueException.Reason.BROKEN, "the queue is closed");
    }

    /** Writes what is waiting, then ends the thread. Idempotent. */
    void end() {
        synchronized (stop) {
            if (!ended) {
                ended = true;
                waiting.add(stop);
            }
        }
    }

    @Override
    public void run() {
        List<Write> batch = new ArrayList<>();
        boolean last = false;
        while (!last) {
            try {
                batch.add(waiting.take());
            } catch (InterruptedException e) {
                continue; // nobody interrupts this thread; an interrupt would close the file
            }
            waiting.drainTo(batch, BATCH);
            last = batch.remove(stop);
            write(batch);
            batch.clear();
        }
        seal();
    }

    private void write(List<Write> batch) {
        List<Runnable> effects = new ArrayList<>(batch.size());
        removed.clear();
        try {
            Tail to = tail();
            boolean force = false;
            for (Write write : batch) {
                put(to, write, effects);
                force |= write instanceof Write.Add;
            }
            to.flush();
            if (force) {
                force(to);
            }
            to.settle();
        } catch (IOException | RuntimeException e) {
            fail(batch, e);
            return;
        }
        effects.forEach(Runnable::run);
        batch.forEach(write -> write.done().complete(null));
        tidy();
    }

    private Tail tail() throws IOException {
        Tail current = tail;
        if (current != null && current.segment().end() >= segments.size()) {
            seal();
            current = null;
        }
        if (current == null) {
            current = new Tail(segments.begin());
            tail = current;
        }
        return current;
    }

    private void force(Tail to) throws IOException {
        try {
            to.segment().force();
        } catch (IOException e) {
            tail = null;
            throw e;
        }
    }

    private void put(Tail to, Write write, List<Runnable> effects) throws IOException {
        if (write instanceof Write.Add add) {
            put(to, add, effects);
        } else if (write instanceof Write.Update update) {
            Index.Body body = index.bodyOf(update.entry().id());
            if (body != null && !removed.contains(update.entry().id())) {
                Segment segment = to.segment();
                long at = to.position();
                int length = entry(to, update.entry(), body.id());
                effects.add(() -> index.replace(update.entry().id(), segment, at, length));
            }
        } else if (write instanceof Write.Remove remove) {
            removed.add(remove.id());
            to.put(RecordHead.GONE, number(remove.id()), new byte[0]);
            effects.add(() -> index.remove(remove.id()));
        }
    }

    private void put(Tail to, Write.Add add, List<Runnable> effects) throws IOException {
        Segment segment = to.segment();
        long at = to.position();
        if (add.isSmall()) {
            to.put(RecordHead.BODY, number(add.body()), add.small());
        } else {
            to.put(add.body(), add.large());
        }
        Index.Body body = new Index.Body(
                add.body(), segment, at, RecordHead.BODY_PREFIX + add.large().size());
        for (Write.Coded coded : add.entries()) {
            long place = to.position();
            int length = entry(to, coded, add.body());
            effects.add(() -> index.put(coded.id(), segment, place, length, body));
        }
    }

    private static int entry(Tail to, Write.Coded coded, long body) throws IOException {
        ByteBuffer prefix = ByteBuffer.allocate(RecordHead.ENTRY_PREFIX)
                .putLong(coded.id())
                .putLong(body)
                .flip();
        to.put(RecordHead.ENTRY, prefix, coded.octets());
        return RecordHead.ENTRY_PREFIX + coded.octets().length;
    }

    private static ByteBuffer number(long value) {
        return ByteBuffer.allocate(8).putLong(value).flip();
    }

    private void fail(List<Write> batch, Exception cause) {
        LOG.error("the queue cannot write {} items", batch.size(), cause);
        Tail broken = tail;
        try {
            if (broken != null) {
                broken.rewind();
            }
        } catch (IOException e) {
            LOG.error("{} is given up", broken, e);
            tail = null;
        }
        String text = String.valueOf(cause.getMessage());
        boolean full = text.contains("No space left") || text.contains("quota exceeded");
        QueueException told = new QueueException(
                full ? QueueException.Reason.FULL : QueueException.Reason.BROKEN, "the queue cannot be written", cause);
        batch.forEach(write -> write.done().completeExceptionally(told));
    }

    /** Says that the segment is complete, which spares the next start a look at all its bytes. */
    private void seal() {
        Tail current = tail;
        tail = null;
        if (current == null) {
            return;
        }
        try {
            current.put(RecordHead.END, ByteBuffer.allocate(0), new byte[0]);
            current.flush();
            current.segment().force();
        } catch (IOException e) {
            LOG.warn("{} cannot be completed: {}", current.segment(), e.toString());
        }
    }

    private void tidy() {
        try {
            Tail current = tail;
            if (current != null) {
                segments.freeOldest(current.segment());
                if (segments.isWasteful(index.total())) {
                    move(current, segments.oldest());
                    segments.freeOldest(current.segment());
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.warn("the files of the queue cannot be tidied up: {}", e.toString());
        }
    }

    /** Copies what still counts in the oldest segment to the end; forced before the segment can be given up. */
    private void move(Tail to, Segment oldest) throws IOException {
        if (oldest == to.segment()) {
            return;
        }
        Deque<Runnable> effects = new ArrayDeque<>();
        new SegmentScan(oldest, false).run(new Mover(index, oldest, to, effects));
        to.flush();
        force(to);
        to.settle();
        effects.forEach(Runnable::run);
    }
}
