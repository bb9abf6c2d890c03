package dev.mailwright.store.maildir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A segment of the commit journal in this process. Frames go over blocks that are there already, so that a force has
 * data to write and nothing else; where there are none, zeros are put down ahead. Writing is for one thread at a time;
 * what is pending is under the journal's lock.
 */
final class JournalSegment {

    private static final int FIRST_STEP = 64 * 1024;
    private static final int MAX_STEP = 4 * 1024 * 1024;

    private final long generation;
    private final long random;
    private final Path path;
    private final DiskFile file;
    private volatile boolean forceFailed;
    private final ByteBuffer buffer;
    private final long since;
    private final Map<MaildirMailbox, List<Pending>> pending = new LinkedHashMap<>();
    private long position;
    private long allocated;

    /**
     * A message that needs the segment.
     *
     * @param octets where they are in it
     */
    record Pending(long uid, long octets, int size) {}

    /**
     * @param buffer for writing, which the segments share
     * @param since when it was begun, on the monotonic clock
     */
    JournalSegment(Disk disk, Map.Entry<Long, Path> taken, long random, ByteBuffer buffer, long since)
            throws IOException {
        this.generation = taken.getKey();
        this.path = taken.getValue();
        this.random = random;
        this.since = since;
        this.buffer = buffer;
        this.file = disk.overwrite(path);
        this.allocated = file.size();
    }

    Path path() {
        return path;
    }

    long since() {
        return since;
    }

    long position() {
        return position;
    }

    /** Writes frames behind the others, not forced. */
    void write(List<JournalFrame> frames) throws IOException {
        long end = position + frames.stream().mapToLong(JournalFrame::size).sum();
        while (allocated < end) {
            allocate();
        }
        buffer.clear();
        for (JournalFrame frame : frames) {
            room(JournalFrame.HEAD);
            frame.putHead(buffer, generation, random);
            for (byte[] part : frame.parts()) {
                put(part);
            }
        }
        flush();
    }

    private void allocate() throws IOException {
        long step = Math.max(FIRST_STEP, Math.min(MAX_STEP, allocated));
        file.write(ByteBuffer.allocate((int) step), allocated);
        allocated += step;
    }

    private void room(int octets) throws IOException {
        if (buffer.remaining() < octets) {
            flush();
        }
    }

    private void put(byte[] part) throws IOException {
        for (int at = 0; at < part.length; ) {
            room(1);
            int some = Math.min(buffer.remaining(), part.length - at);
            buffer.put(part, at, some);
            at += some;
        }
    }

    private void flush() throws IOException {
        buffer.flip();
        int octets = buffer.remaining();
        file.write(buffer, position);
        position += octets;
        buffer.clear();
    }

    void force() throws IOException {
        forceFailed = true;
        file.force();
        forceFailed = false;
    }

    /** Whether a force failed: the file must not be used again. */
    boolean hasFailed() {
        return forceFailed;
    }

    /** The octets of a message, from the segment. */
    byte[] octets(Pending message) throws IOException {
        ByteBuffer to = ByteBuffer.allocate(message.size());
        while (to.hasRemaining()) {
            if (file.read(to, message.octets() + to.position()) < 0) {
                throw new IOException(path + " is too short");
            }
        }
        return to.array();
    }

    void close() throws IOException {
        file.close();
    }

    // -- under the journal's lock --

    void add(MaildirMailbox mailbox, Pending message) {
        pending.computeIfAbsent(mailbox, key -> new ArrayList<>()).add(message);
    }

    Map<MaildirMailbox, List<Pending>> pending() {
        Map<MaildirMailbox, List<Pending>> copy = new LinkedHashMap<>();
        pending.forEach((mailbox, messages) -> copy.put(mailbox, List.copyOf(messages)));
        return copy;
    }

    List<Pending> pending(MaildirMailbox mailbox) {
        return List.copyOf(pending.getOrDefault(mailbox, List.of()));
    }

    void settled(MaildirMailbox mailbox, long upTo) {
        List<Pending> messages = pending.get(mailbox);
        if (messages != null) {
            messages.removeIf(message -> message.uid() <= upTo);
            if (messages.isEmpty()) {
                pending.remove(mailbox);
            }
        }
    }
}
