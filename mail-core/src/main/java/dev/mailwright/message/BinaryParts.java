package dev.mailwright.message;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * Turns a message with binary parts into one of lines, which stores, POP3 and other servers can take: a binary leaf becomes
 * Base64, what holds it becomes {@code 8bit}, all else stays as it is. Parts that are binary and do not say so are left.
 * // rfc3030#3 rfc2045#6.4
 */
public final class BinaryParts {

    private static final String FIELD = "content-transfer-encoding:";

    /** Octets of one part's header that are looked at. */
    private static final int LONGEST_HEADER = 1 << 20;

    /** Octets that become a line of 76 characters. */
    private static final int LINE = 57;

    private static final byte[] CRLF = {'\r', '\n'};

    private final InputStream in;
    private final MessageSpool out;
    private final long size;
    private long position;

    private BinaryParts(InputStream in, MessageSpool out, long size) {
        this.in = in;
        this.out = out;
        this.size = size;
    }

    /**
     * The message itself where no part says that it is binary, else a copy of it, and then the given one is closed.
     *
     * @param spool where the copy lies when it is large
     * @throws MessageIoException if it cannot be read or written
     */
    public static Message encode(Message message, Path spool) {
        MimeStructure structure = MimeScanner.scan(message, MimeLimits.DEFAULT);
        List<MimePart> binary = new ArrayList<>();
        collect(structure.root(), binary);
        if (binary.isEmpty()) {
            return message;
        }
        MessageSpool out = MessageSpool.in(spool);
        try (InputStream in = message.open()) {
            new BinaryParts(in, out, message.size()).run(binary);
        } catch (IOException e) {
            out.close();
            throw new MessageIoException("encoding binary parts", e);
        } catch (RuntimeException | Error e) {
            out.close();
            throw e;
        }
        Message text = out.finish();
        message.close();
        return text;
    }

    private static void collect(MimePart part, List<MimePart> binary) {
        if (part.encodingOrDefault().equals("binary")) {
            binary.add(part);
        }
        part.message().ifPresent(inner -> collect(inner, binary));
        part.children().forEach(child -> collect(child, binary));
    }

    private void run(List<MimePart> binary) throws IOException {
        for (MimePart part : binary) {
            boolean leaf = !part.isMultipart() && !part.isMessage();
            copyTo(part.headerStart());
            header(part, leaf ? "base64" : "8bit");
            if (leaf) {
                body(part.bodyEnd());
            }
        }
        copyTo(size);
    }

    private void copyTo(long end) throws IOException {
        byte[] buffer = new byte[8192];
        while (position < end) {
            write(buffer, read(buffer, end));
        }
    }

    private int read(byte[] buffer, long end) throws IOException {
        int length = in.readNBytes(buffer, 0, (int) Math.min(buffer.length, end - position));
        if (length == 0) {
            throw new IOException("the message is shorter than it was");
        }
        position += length;
        return length;
    }

    private void write(byte[] octets, int length) {
        out.write(octets, 0, length);
    }

    private void header(MimePart part, String encoding) throws IOException {
        byte[] header = new byte[(int) Math.min(part.headerOctets(), LONGEST_HEADER)];
        int length = read(header, part.bodyStart());
        String text = new String(header, 0, length, StandardCharsets.ISO_8859_1);
        boolean dropping = false;
        for (int at = 0; at < text.length(); ) {
            int end = text.indexOf("\r\n", at);
            int next = end < 0 ? text.length() : end + 2;
            String line = text.substring(at, next);
            boolean folded = line.startsWith(" ") || line.startsWith("\t");
            boolean field = line.toLowerCase(Locale.ROOT).startsWith(FIELD);
            if (field) {
                put("Content-Transfer-Encoding: " + encoding + "\r\n");
            }
            dropping = field || dropping && folded;
            if (!dropping) {
                put(line);
            }
            at = next;
        }
    }

    private void put(String text) {
        byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
        write(octets, octets.length);
    }

    /** The line end before a boundary belongs to the boundary; at the end of the message there is none. */
    private void body(long end) throws IOException {
        byte[] octets = new byte[LINE];
        Base64.Encoder encoder = Base64.getEncoder();
        while (position < end) {
            int length = read(octets, end);
            byte[] line = encoder.encode(length == LINE ? octets : Arrays.copyOf(octets, length));
            write(line, line.length);
            if (position < end || end == size) {
                write(CRLF, CRLF.length);
            }
        }
    }
}
