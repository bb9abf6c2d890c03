package dev.mailwright.message;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What the fuzzer tries with messages. */
final class MessageFuzz {

    private MessageFuzz() {}

    /** Every part lies within the message. */
    static void structure(byte[] octets) {
        MimeStructure structure = MimeScanner.scan(new ByteArrayInputStream(octets), MimeLimits.DEFAULT);
        if (structure.size() < octets.length) {
            throw new AssertionError("the message is shorter than its octets");
        }
        within(structure.root(), structure.size());
    }

    private static void within(MimePart part, long size) {
        long end = part.bodyStart() + part.octets();
        if (part.headerStart() < 0 || part.bodyStart() < part.headerStart() || part.octets() < 0 || end > size) {
            throw new AssertionError(
                    "a part beyond the end: " + part.bodyStart() + " " + part.octets() + " of " + size);
        }
        part.children().forEach(child -> within(child, size));
        part.message().ifPresent(inner -> within(inner, size));
    }

    /** The envelope is the same as octets and back. */
    static void envelope(byte[] octets) {
        MessageEnvelope envelope = MimeScanner.scan(new ByteArrayInputStream(octets), MimeLimits.DEFAULT)
                .root()
                .envelope();
        byte[] written = EnvelopeOctets.write(envelope);
        byte[] again = EnvelopeOctets.write(EnvelopeOctets.read(ByteBuffer.wrap(written)));
        if (!Arrays.equals(written, again)) {
            throw new AssertionError("an envelope changes on its way");
        }
    }

    static void encodedWords(byte[] octets) {
        EncodedWords.decode(new String(octets, StandardCharsets.ISO_8859_1));
    }
}
