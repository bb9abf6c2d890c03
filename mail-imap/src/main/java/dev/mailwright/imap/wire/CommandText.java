package dev.mailwright.imap.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Gathers a command as it comes: lines, and literals behind the lines that announce them. What is gathered is the
 * command as on the wire without its last CRLF, which {@link Tokens} reads. Confined to one session.
 */
public final class CommandText {

    private static final byte[] CRLF = {'\r', '\n'};

    private final ByteArrayOutputStream octets = new ByteArrayOutputStream(128);

    public boolean isEmpty() {
        return octets.size() == 0;
    }

    /** Octets so far. */
    public int size() {
        return octets.size();
    }

    /** Adds a line without its CRLF. */
    public void line(String latin1) {
        octets.writeBytes(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A literal begins after the line that was added last. */
    public void literalFollows() {
        octets.writeBytes(CRLF);
    }

    public void literal(byte[] piece) {
        octets.writeBytes(piece);
    }

    public byte[] octets() {
        return octets.toByteArray();
    }

    public void clear() {
        octets.reset();
    }
}
