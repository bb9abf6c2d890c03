package dev.mailwright.dkim;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A message that was read once: its header, and the hashes of its body that were asked for when the header was known.
 * Memory is that of the header and a buffer, whatever the length of the message. Immutable.
 */
public final class ScannedMessage {

    /** Octets of a header; a longer one is cut off there, and what it signs is then not right. */
    public static final int MAX_HEADER = 1 << 20;

    static final BodyHash.Kind RELAXED = new BodyHash.Kind(Canonicalization.RELAXED, "SHA-256", Long.MAX_VALUE);

    /** Different ways to hash a body: each costs the time of one more reading. */
    private static final int MAX_KINDS = 4;

    private static final int BUFFER = 32 * 1024;

    private final HeaderFields header;
    private final Map<BodyHash.Kind, BodyHash.Result> bodies;

    private ScannedMessage(HeaderFields header, Map<BodyHash.Kind, BodyHash.Result> bodies) {
        this.header = header;
        this.bodies = bodies;
    }

    /**
     * Reads a message with CRLF line ends to its end, for whoever verifies its signatures, DKIM and ARC alike. The caller
     * closes the stream.
     */
    public static ScannedMessage read(InputStream in) throws IOException {
        return read(in, ScannedMessage::signatures);
    }

    /** The same, for whoever seals it too. */
    public static ScannedMessage readForSealing(InputStream in) throws IOException {
        return read(in, header -> {
            Set<BodyHash.Kind> kinds = signatures(header);
            kinds.add(RELAXED);
            return kinds;
        });
    }

    /** The forms of a body that signatures in a header ask for, the first few. */
    static Set<BodyHash.Kind> signatures(HeaderFields header) {
        Set<BodyHash.Kind> kinds = new LinkedHashSet<>();
        for (HeaderFields.Field field : header.fields()) {
            boolean dkim = field.name().equals("dkim-signature");
            if (kinds.size() < MAX_KINDS && (dkim || field.name().equals("arc-message-signature"))) {
                MessageSignature.read(header, field).kind().ifPresent(kinds::add);
            }
        }
        return kinds;
    }

    /**
     * Reads a message.
     *
     * @param kinds which hashes of the body are needed, by the header
     */
    static ScannedMessage read(InputStream in, Function<HeaderFields, Collection<BodyHash.Kind>> kinds)
            throws IOException {
        byte[] buffer = new byte[BUFFER];
        int length = 0;
        int body = -1;
        while (body < 0) {
            if (length == buffer.length) {
                if (length >= MAX_HEADER) {
                    break;
                }
                buffer = Arrays.copyOf(buffer, length * 2);
            }
            int read = in.read(buffer, length, buffer.length - length);
            if (read < 0) {
                break;
            }
            int from = Math.max(0, length - 3);
            length += read;
            body = bodyStart(buffer, from, length);
        }
        int end = body < 0 ? length : body;
        HeaderFields header = HeaderFields.of(buffer, headerEnd(buffer, end));
        Map<BodyHash.Kind, BodyHash> hashes = new LinkedHashMap<>();
        kinds.apply(header).forEach(kind -> hashes.computeIfAbsent(kind, BodyHash::new));
        for (BodyHash hash : hashes.values()) {
            hash.update(buffer, end, length);
        }
        if (!hashes.isEmpty()) {
            rest(in, hashes.values());
        }
        Map<BodyHash.Kind, BodyHash.Result> results = new LinkedHashMap<>();
        hashes.forEach((kind, hash) -> results.put(kind, hash.finish()));
        return new ScannedMessage(header, results);
    }

    private static void rest(InputStream in, Collection<BodyHash> all) throws IOException {
        int first = in.read();
        if (first < 0) {
            return;
        }
        List<BodyHash> hashes = List.copyOf(all);
        byte[] buffer = new byte[BUFFER];
        buffer[0] = (byte) first;
        hashes.forEach(hash -> hash.update(buffer, 0, 1));
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            for (int i = 0; i < hashes.size(); i++) {
                hashes.get(i).update(buffer, 0, read);
            }
        }
    }

    /** After the first empty line; -1 where there is none yet. */
    private static int bodyStart(byte[] octets, int from, int length) {
        if (length >= 2 && octets[0] == '\r' && octets[1] == '\n') {
            return 2;
        }
        for (int i = from; i + 4 <= length; i++) {
            if (octets[i + 3] == '\n' && octets[i + 2] == '\r' && octets[i + 1] == '\n' && octets[i] == '\r') {
                return i + 4;
            }
        }
        return -1;
    }

    private static int headerEnd(byte[] octets, int body) {
        boolean blank = body >= 4 && octets[body - 1] == '\n' && octets[body - 2] == '\r' && octets[body - 3] == '\n';
        return blank || body == 2 ? body - 2 : body;
    }

    public HeaderFields header() {
        return header;
    }

    /** The hash of the whole body, relaxed, in base64; where it was read for sealing. */
    public Optional<String> relaxedBody() {
        return body(RELAXED).map(result -> Base64.getEncoder().encodeToString(result.hash()));
    }

    /** A hash that was asked for. */
    Optional<BodyHash.Result> body(BodyHash.Kind kind) {
        return Optional.ofNullable(bodies.get(kind));
    }
}
