package dev.mailwright.store.maildir;

import dev.mailwright.message.EnvelopeOctets;
import dev.mailwright.message.MessageEnvelope;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Envelopes of one mailbox that somebody asked for, in a file beside it. A cache: never forced, and whatever is wrong with
 * it makes it begin anew. A head ({@code MWEN}, version, UIDVALIDITY), then records: length, UID, CRC-32C of all that
 * follows and the UID, a hash of the message's base name, the envelope. All numbers are big-endian. Thread-safe.
 *
 * <p>In memory are twelve octets for each, once anybody asks for an envelope.
 */
final class EnvelopeCache {

    private static final Logger LOG = LoggerFactory.getLogger(EnvelopeCache.class);

    static final int RECORD = 20;

    private static final int MAGIC = 0x4D57454E;
    private static final int VERSION = 2;
    private static final int HEAD = 16;
    private static final int MAX_RECORD = 1 << 20;
    private static final int MIN_DEAD = 1000;

    private final MaildirMailbox mailbox;
    private final Disk disk;
    private int[] uids = new int[0];
    private long[] places = new long[0];
    private int count;
    private long end;
    private boolean scanned;

    EnvelopeCache(MaildirMailbox mailbox) {
        this.mailbox = mailbox;
        this.disk = mailbox.context().disk();
    }

    Path path() {
        return MailboxFiles.own(mailbox.directory(), "envelopes");
    }

    /** An envelope and whose it is. */
    record Kept(long uid, long name, MessageEnvelope envelope) {}

    /** A hash of a base name, so that no envelope is ever taken for that of another message. */
    static long hash(String base) {
        long hash = 1125899906842597L;
        for (int i = 0; i < base.length(); i++) {
            hash = 31 * hash + base.charAt(i);
        }
        return hash;
    }

    /** Where the record of a UID is, or -1. Reads the file at the first call. */
    synchronized long place(long uid) throws IOException {
        scan();
        int at = Arrays.binarySearch(uids, 0, count, key(uid));
        return at < 0 ? -1 : places[at];
    }

    /** So that the order of numbers without a sign is that of int. */
    private static int key(long uid) {
        return (int) uid ^ Integer.MIN_VALUE;
    }

    private void scan() throws IOException {
        if (scanned) {
            return;
        }
        scanned = true;
        try (RecordWindow window = new RecordWindow(disk.read(path()))) {
            ByteBuffer head = window.octets(0, HEAD);
            if (head == null || head.getInt() != MAGIC || head.getInt() != VERSION || head.getLong() != validity()) {
                return;
            }
            end = HEAD;
            for (ByteBuffer record = window.octets(end, RECORD); record != null; record = window.octets(end, RECORD)) {
                int length = record.getInt();
                if (length <= 0 || length > MAX_RECORD || end + RECORD + length > window.size()) {
                    break;
                }
                remember(record.getInt() & 0xFFFF_FFFFL, end);
                end += RECORD + length;
            }
        } catch (NoSuchFileException e) {
            // nobody asked yet
        }
        if (count > MIN_DEAD + 2 * mailbox.arrays().size()) {
            forget();
        }
    }

    private long validity() {
        return mailbox.index().uidList.validity();
    }

    private void remember(long uid, long place) {
        int key = key(uid);
        int at = count > 0 && uids[count - 1] < key ? -count - 1 : Arrays.binarySearch(uids, 0, count, key);
        if (at >= 0) {
            places[at] = place;
            return;
        }
        if (count == uids.length) {
            int capacity = Math.max(64, count + count / 2);
            uids = Arrays.copyOf(uids, capacity);
            places = Arrays.copyOf(places, capacity);
        }
        int to = -at - 1;
        System.arraycopy(uids, to, uids, to + 1, count - to);
        System.arraycopy(places, to, places, to + 1, count - to);
        uids[to] = key;
        places[to] = place;
        count++;
    }

    /** The envelope of a record, or null when the record is not that of this message or is damaged. */
    static @Nullable MessageEnvelope envelope(RecordWindow window, long place, long uid, long name) throws IOException {
        ByteBuffer record = window.octets(place, RECORD);
        int length = record == null ? -1 : record.getInt();
        if (record == null || length <= 0 || length > MAX_RECORD || (record.getInt() & 0xFFFF_FFFFL) != uid) {
            return null;
        }
        int checksum = record.getInt();
        ByteBuffer all = window.octets(place, RECORD + length);
        if (all == null || checksum(all) != checksum || all.getLong(all.position() + 12) != name) {
            return null;
        }
        all.position(all.position() + RECORD);
        try {
            return EnvelopeOctets.read(all);
        } catch (BufferUnderflowException e) {
            return null;
        }
    }

    /** Of UID, name and envelope. */
    private static int checksum(ByteBuffer record) {
        CRC32C crc = new CRC32C();
        int at = record.arrayOffset() + record.position();
        crc.update(record.array(), at + 4, 4);
        crc.update(record.array(), at + 12, record.remaining() - 12);
        return (int) crc.getValue();
    }

    /** Adds envelopes. What cannot be written is asked for again. */
    synchronized void add(List<Kept> envelopes) {
        try {
            scan();
            write(envelopes);
        } catch (IOException e) {
            LOG.warn("the envelopes of {} are not kept: {}", mailbox, e.toString());
            forget();
        }
    }

    private void write(List<Kept> envelopes) throws IOException {
        long start = end;
        try (DiskFile file = disk.append(path())) {
            if (start == 0) {
                file.truncate(0);
                file.write(ByteBuffer.allocate(HEAD)
                        .putInt(MAGIC)
                        .putInt(VERSION)
                        .putLong(validity())
                        .flip());
                end = HEAD;
            } else if (file.size() != start) {
                file.truncate(start);
            }
            List<byte[]> octets = envelopes.stream()
                    .map(kept -> EnvelopeOctets.write(kept.envelope()))
                    .toList();
            int size = octets.stream().mapToInt(o -> RECORD + o.length).sum();
            ByteBuffer all = ByteBuffer.allocate(size);
            long[] at = new long[octets.size()];
            for (int i = 0; i < at.length; i++) {
                at[i] = end + all.position();
                put(all, envelopes.get(i), octets.get(i));
            }
            file.write(all.flip());
            for (int i = 0; i < at.length; i++) {
                remember(envelopes.get(i).uid(), at[i]);
            }
            end += size;
        }
    }

    private static void put(ByteBuffer to, Kept kept, byte[] envelope) {
        int start = to.position();
        to.putInt(envelope.length).putInt((int) kept.uid()).putInt(0).putLong(kept.name());
        to.put(envelope);
        ByteBuffer record = to.duplicate().position(start).limit(to.position());
        to.putInt(start + 8, checksum(record));
    }

    /** Begins anew. */
    synchronized void forget() {
        count = 0;
        end = 0;
        scanned = true;
        try {
            DiskText.deleteIfThere(disk, path());
        } catch (IOException e) {
            LOG.warn("{} stays: {}", path(), e.toString());
        }
    }
}
