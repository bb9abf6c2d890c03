package dev.mailwright.message;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The decoded content of a part, as a stream: transfer encoding, then charset (rfc2045#6, rfc2046#4.1.2). */
public final class PartText {

    private PartText() {}

    /**
     * The text of a part. Where the charset is unknown or US-ASCII, octets that are not
     * ASCII are taken as UTF-8, which they mostly are; what cannot be decoded becomes U+FFFD.
     *
     * @param body the octets from {@link MimePart#bodyStart()} to {@link MimePart#bodyEnd()}
     */
    public static Reader reader(MimePart part, InputStream body) {
        String charset = part.parameter("charset").orElse("us-ascii");
        Charset named = MimeCharsets.named(charset);
        Charset used = named.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : named;
        return new BufferedReader(new InputStreamReader(decoded(part, body), used));
    }

    /** The octets of a part without their transfer encoding; an unknown encoding changes nothing. */
    public static InputStream decoded(MimePart part, InputStream body) {
        return switch (part.encodingOrDefault()) {
            case "base64" -> new Base64InputStream(body);
            case "quoted-printable" -> new QuotedPrintableInputStream(body);
            default -> body;
        };
    }

    /**
     * The raw body of a part of a message; the caller closes it.
     *
     * @throws MessageIoException if the message cannot be read
     */
    public static InputStream body(Message message, MimePart part) {
        InputStream in = message.open();
        try {
            in.skipNBytes(part.bodyStart());
            return new LimitedInputStream(in, part.octets());
        } catch (IOException e) {
            try {
                in.close();
            } catch (IOException second) {
                e.addSuppressed(second);
            }
            throw new MessageIoException("reading a part", e);
        }
    }
}
