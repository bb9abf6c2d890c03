package dev.mailwright.imap.fetch;

import dev.mailwright.imap.response.ImapOutput;
import dev.mailwright.store.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;

/** Sends a literal piece by piece. Runs of a file that are worth it are handed over unread. Confined to the strand. */
final class OctetsOutput {

    private static final int BUFFER = 8 * 1024;

    /** Shorter runs are cheaper copied than sent on their own. */
    private static final int WORTH_A_SLICE = 16 * 1024;

    private final FetchedMessage message;
    private final Octets octets;
    private int segment;
    private long sent;

    OctetsOutput(FetchedMessage message, Octets octets) {
        this.message = message;
        this.octets = octets;
    }

    boolean hasMore() {
        return segment < octets.segments().size();
    }

    /** Writes at most so many octets, parts of files aside, and returns how many. */
    long write(ImapOutput out, long max) {
        Octets.Segment all = octets.segments().get(segment);
        Octets.Segment rest = all.slice(sent, all.length() - sent);
        if (rest instanceof Octets.Stored stored && slice(out, stored)) {
            advance(rest.length());
            return 0;
        }
        Octets.Segment piece = rest.slice(0, Math.min(max, rest.length()));
        if (piece instanceof Octets.Held held) {
            put(out, held.buffer());
        } else if (piece instanceof Octets.Stored stored) {
            copy(out, stored.length(), (at, buffer, length) -> message.read(stored.from() + at, buffer, length));
        } else if (piece instanceof Octets.Decoded part) {
            copy(
                    out,
                    part.length(),
                    (at, buffer, length) -> message.readDecoded(part.part(), part.from() + at, buffer, length));
        }
        advance(piece.length());
        return piece.length();
    }

    private void advance(long length) {
        sent += length;
        if (sent == octets.segments().get(segment).length()) {
            segment++;
            sent = 0;
        }
    }

    private boolean slice(ImapOutput out, Octets.Stored stored) {
        if (stored.length() < WORTH_A_SLICE) {
            return false;
        }
        Optional<FileChannel> file = message.content().file();
        if (file.isEmpty()) {
            return false;
        }
        message.retain();
        out.file(file.get(), stored.from(), stored.length(), message::release);
        return true;
    }

    /** Fills a buffer from somewhere on. */
    private interface Source {
        void read(long at, byte[] buffer, int length);
    }

    private static void copy(ImapOutput out, long count, Source source) {
        byte[] buffer = new byte[(int) Math.min(BUFFER, count)];
        long done = 0;
        while (done < count) {
            int length = (int) Math.min(buffer.length, count - done);
            source.read(done, buffer, length);
            put(out, ByteBuffer.wrap(buffer, 0, length));
            done += length;
        }
    }

    private static void put(ImapOutput out, ByteBuffer octets) {
        try {
            while (octets.hasRemaining()) {
                out.channel().write(octets);
            }
        } catch (IOException e) {
            throw new StoreException(StoreException.Reason.TRANSIENT, "cannot pass on a message", e);
        }
    }
}
