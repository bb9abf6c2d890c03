package dev.mailwright.store.maildir;

import dev.mailwright.message.MessageEnvelope;
import dev.mailwright.message.MimeLimits;
import dev.mailwright.message.MimeScanner;
import dev.mailwright.store.Uid;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Envelopes for one run over the rows of a mailbox: from its cache, else from the message, then kept. For one thread at a time. */
final class EnvelopeSource {

    private static final int KEPT_AT_ONCE = 256;

    private final EnvelopeCache cache;
    private final Disk disk;
    private final List<EnvelopeCache.Kept> fresh = new ArrayList<>();
    private @Nullable RecordWindow window;

    EnvelopeSource(MaildirMailbox mailbox) {
        this.cache = mailbox.envelopes();
        this.disk = mailbox.context().disk();
    }

    /**
     * @param header reads the header of the message
     */
    MessageEnvelope envelope(Uid uid, String base, Function<Reading, MessageEnvelope> header) {
        long name = EnvelopeCache.hash(base);
        MessageEnvelope known = known(uid.value(), name);
        if (known != null) {
            return known;
        }
        MessageEnvelope read = header.apply(EnvelopeSource::read);
        fresh.add(new EnvelopeCache.Kept(uid.value(), name, read));
        if (fresh.size() >= KEPT_AT_ONCE) {
            keep();
        }
        return read;
    }

    /** What makes an envelope of a message. */
    @FunctionalInterface
    interface Reading {
        MessageEnvelope apply(InputStream in) throws IOException;
    }

    private static MessageEnvelope read(InputStream in) throws IOException {
        return MimeScanner.scan(new ByteArrayInputStream(HeaderReader.read(in)), MimeLimits.DEFAULT)
                .root()
                .envelope();
    }

    private @Nullable MessageEnvelope known(long uid, long name) {
        try {
            long place = cache.place(uid);
            if (place < 0) {
                return null;
            }
            RecordWindow open = window;
            if (open == null) {
                open = new RecordWindow(disk.read(cache.path()));
                window = open;
            }
            return EnvelopeCache.envelope(open, place, uid, name);
        } catch (NoSuchFileException e) {
            cache.forget();
            return null;
        } catch (IOException e) {
            return null; // the message itself tells
        }
    }

    private void keep() {
        cache.add(List.copyOf(fresh));
        fresh.clear();
        closeWindow();
    }

    private void closeWindow() {
        RecordWindow open = window;
        window = null;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw Faults.of("closing a cache", e);
            }
        }
    }

    /** Keeps what was read, and lets go of the file. */
    void close() {
        if (!fresh.isEmpty()) {
            keep();
        }
        closeWindow();
    }
}
