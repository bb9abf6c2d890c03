package dev.mailwright.queue.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Map;

/** Copies the records of a segment that still count. Confined to the writing thread, which alone changes what counts. */
final class Mover implements SegmentScan.Visitor {

    private final Index index;
    private final Segment from;
    private final Tail to;
    private final Collection<Runnable> effects;
    private final Map<Long, Index.Body> bodies;

    /** @param effects what the index is to learn when the copies are durable */
    Mover(Index index, Segment from, Tail to, Collection<Runnable> effects) {
        this.index = index;
        this.from = from;
        this.to = to;
        this.effects = effects;
        this.bodies = index.bodiesIn(from);
    }

    @Override
    public void body(long offset, long length, long body) {
        Index.Body bytes = bodies.get(body);
        if (bytes != null && index.isCurrent(bytes, from, offset)) {
            long at = copy(offset, RecordHead.BODY, length);
            effects.add(() -> index.moved(bytes, to.segment(), at));
        }
    }

    @Override
    public void entry(long offset, int length, long entry, long body, ByteBuffer content) {
        if (index.isCurrent(entry, from, offset)) {
            long at = copy(offset, RecordHead.ENTRY, length);
            effects.add(() -> index.replace(entry, to.segment(), at, length));
        }
    }

    private long copy(long offset, int kind, long length) {
        try {
            to.flush();
            long at = to.position();
            to.copy(from, offset, kind, length);
            return at;
        } catch (IOException e) {
            throw new UncheckedIOException("tidying up the queue", e);
        }
    }

    @Override
    public void gone(long entry) {
        // the entry was in this segment or an older one, so nothing is left to be told
    }
}
