package dev.mailwright.store.memory;

import dev.mailwright.message.Message;
import dev.mailwright.store.Staged;
import dev.mailwright.store.StoreException;
import dev.mailwright.store.StoreException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The bytes of a message, copied once. */
final class MemoryStaged implements Staged {

    /** What an array can hold. */
    private static final long MAX = Integer.MAX_VALUE - 64;

    private final MemoryStore store;
    private final long size;
    private volatile byte @Nullable [] bytes;

    private MemoryStaged(MemoryStore store, byte[] bytes) {
        this.store = store;
        this.size = bytes.length;
        this.bytes = bytes;
    }

    static MemoryStaged of(MemoryStore store, Message message) {
        if (message.size() > MAX) {
            throw new StoreException(Reason.FULL, "a message in memory has at most " + MAX + " octets");
        }
        try (InputStream in = message.open()) {
            byte[] bytes = in.readNBytes((int) message.size());
            if (bytes.length != message.size()) {
                throw new StoreException(Reason.TRANSIENT, "the message ended before its size");
            }
            return new MemoryStaged(store, bytes);
        } catch (IOException | UncheckedIOException e) {
            throw new StoreException(Reason.TRANSIENT, "the message could not be read", e);
        }
    }

    @Override
    public long size() {
        return size;
    }

    /** The bytes for a filing in this store. */
    byte[] bytes(MemoryStore into) {
        if (!store.equals(into)) {
            throw new IllegalArgumentException("staged in another store");
        }
        byte[] there = bytes;
        if (there == null) {
            throw new IllegalStateException("the staged message is closed");
        }
        return there;
    }

    @Override
    public void close() {
        bytes = null;
    }
}
