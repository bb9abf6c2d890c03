package dev.mailwright.queue.file;

import dev.mailwright.queue.QueueException;
import dev.mailwright.queue.QueueId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where each entry and its message lie: about 150 octets for each. Thread-safe. */
final class Index {

    private final Map<Long, Entry> entries = new HashMap<>();
    private long total;

    /** The bytes of a message. */
    static final class Body {

        private final long id;
        private Segment segment;
        private long offset;
        private final long length;
        private int entries;

        Body(long id, Segment segment, long offset, long length) {
            this.id = id;
            this.segment = segment;
            this.offset = offset;
            this.length = length;
        }

        long id() {
            return id;
        }

        /** Of the record's payload. */
        long length() {
            return length;
        }
    }

    private static final class Entry {

        private Segment segment;
        private long offset;
        private int length;
        private final Body body;

        Entry(Segment segment, long offset, int length, Body body) {
            this.segment = segment;
            this.offset = offset;
            this.length = length;
            this.body = body;
        }
    }

    /** A place in a segment that stays there until it is released. */
    record Place(Segment segment, long offset, long length) {}

    private void count(Segment segment, long octets) {
        segment.addLive(octets);
        total += octets;
    }

    /** Adds an entry, or replaces it by a later record. */
    synchronized void put(long id, Segment segment, long offset, int length, Body body) {
        Entry known = entries.get(id);
        if (known != null) {
            move(known, segment, offset, length);
            return;
        }
        entries.put(id, new Entry(segment, offset, length, body));
        count(segment, length);
        if (body.entries++ == 0) {
            count(body.segment, body.length);
        }
    }

    private void move(Entry known, Segment segment, long offset, int length) {
        count(known.segment, -known.length);
        known.segment = segment;
        known.offset = offset;
        known.length = length;
        count(segment, length);
    }

    /** Replaces an entry; false when it is gone. */
    synchronized boolean replace(long id, Segment segment, long offset, int length) {
        Entry known = entries.get(id);
        if (known != null) {
            move(known, segment, offset, length);
        }
        return known != null;
    }

    synchronized void remove(long id) {
        Entry known = entries.remove(id);
        if (known == null) {
            return;
        }
        count(known.segment, -known.length);
        if (--known.body.entries == 0) {
            count(known.body.segment, -known.body.length);
        }
    }

    /** The body of an entry for a new record of it; null when it is gone. */
    synchronized @Nullable Body bodyOf(long id) {
        Entry known = entries.get(id);
        return known == null ? null : known.body;
    }

    /** The messages that lie in a segment. Looks at all entries. */
    synchronized Map<Long, Body> bodiesIn(Segment segment) {
        Map<Long, Body> found = new HashMap<>();
        for (Entry entry : entries.values()) {
            if (entry.body.segment == segment) {
                found.put(entry.body.id, entry.body);
            }
        }
        return found;
    }

    /** Whether this record of an entry is the one that counts. */
    synchronized boolean isCurrent(long id, Segment segment, long offset) {
        Entry known = entries.get(id);
        return known != null && known.segment == segment && known.offset == offset;
    }

    /** Whether this copy of a message is the one that counts. */
    synchronized boolean isCurrent(Body body, Segment segment, long offset) {
        return body.entries > 0 && body.segment == segment && body.offset == offset;
    }

    /** The message has been copied. */
    synchronized void moved(Body body, Segment segment, long offset) {
        boolean counts = body.entries > 0;
        count(body.segment, counts ? -body.length : 0);
        body.segment = segment;
        body.offset = offset;
        count(segment, counts ? body.length : 0);
    }

    synchronized Place pinEntry(QueueId id) {
        Entry known = known(id);
        return pin(new Place(known.segment, known.offset, known.length));
    }

    synchronized Place pinBody(QueueId id) {
        Body body = known(id).body;
        return pin(new Place(body.segment, body.offset, body.length));
    }

    private Entry known(QueueId id) {
        return Optional.ofNullable(entries.get(id.value()))
                .orElseThrow(() -> new QueueException(QueueException.Reason.GONE, "there is no entry " + id));
    }

    private static Place pin(Place place) {
        place.segment().addPin(1);
        return place;
    }

    synchronized void unpin(Place place) {
        place.segment().addPin(-1);
    }

    /** Whether nothing in the segment counts and nobody reads it. */
    synchronized boolean isFree(Segment segment) {
        return segment.live() == 0 && segment.pins() == 0;
    }

    /** Octets of all the records that count. */
    synchronized long total() {
        return total;
    }

    synchronized int size() {
        return entries.size();
    }
}
