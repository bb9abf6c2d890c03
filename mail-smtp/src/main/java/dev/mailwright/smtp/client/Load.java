package dev.mailwright.smtp.client;

import dev.mailwright.message.Message;
import dev.mailwright.message.MessageIoException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The bytes of a message as one connection needs them, part by part, or all at once where they are few. On workers. */
final class Load implements AutoCloseable {

    /** Octets of a message that is read at once. */
    static final int SMALL = 256 * 1024;

    private static final int PART = 64 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[PART];
    private final @Nullable BodyText text;
    private boolean ended;

    private Load(InputStream in, @Nullable BodyText text) {
        this.in = in;
        this.text = text;
    }

    /**
     * @param binary the bytes go out as they are
     * @param dots whether dots are doubled
     */
    static Load of(Message message, boolean binary, boolean dots) {
        return new Load(message.open(), binary ? null : new BodyText(dots));
    }

    /** All of it. */
    static byte[] whole(Message message, boolean binary, boolean dots) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) message.size() + 64);
        try (Load load = of(message, binary, dots)) {
            for (byte[] part = load.next(); part.length > 0; part = load.next()) {
                bytes.writeBytes(part);
            }
        }
        return bytes.toByteArray();
    }

    /** The next part; empty at the end. */
    byte[] next() {
        ByteArrayOutputStream part = new ByteArrayOutputStream(PART + 1024);
        BodyText edited = text;
        try {
            while (part.size() == 0 && !ended) {
                int n = in.read(buffer);
                ended = n < 0;
                if (n >= 0 && edited == null) {
                    part.write(buffer, 0, n);
                } else if (edited != null && n >= 0) {
                    edited.add(buffer, n, part);
                } else if (edited != null) {
                    edited.end(part);
                }
            }
        } catch (IOException e) {
            throw new MessageIoException("reading a queued message", e);
        }
        return part.toByteArray();
    }

    /** Whether a message has octets with the high bit. Reads it. */
    static boolean isEightBit(Message message) {
        try (InputStream in = message.open()) {
            byte[] some = new byte[PART];
            for (int n = in.read(some); n >= 0; n = in.read(some)) {
                for (int i = 0; i < n; i++) {
                    if (some[i] < 0) {
                        return true;
                    }
                }
            }
            return false;
        } catch (IOException e) {
            throw new MessageIoException("reading a queued message", e);
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new MessageIoException("closing a queued message", e);
        }
    }
}
