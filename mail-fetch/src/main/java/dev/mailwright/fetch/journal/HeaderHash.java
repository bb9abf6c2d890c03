package dev.mailwright.fetch.journal;

import dev.mailwright.message.Headers;
import dev.mailwright.message.Message;
import dev.mailwright.message.MimeLimits;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Knows a message by its header, for the day on which its key means something else. The header alone names it: it holds the message id, the dates and every hop
 * that brought this copy, and it can be asked for without the body.
 */
public final class HeaderHash {

    private HeaderHash() {}

    /** 32 hexadecimal digits. */
    public static String of(Headers headers) {
        MessageDigest sha = sha256();
        headers.fields().forEach(field -> sha.update(field.raw().getBytes(StandardCharsets.ISO_8859_1)));
        return HexFormat.of().formatHex(sha.digest(), 0, 16);
    }

    /** The header of a message, within limits. */
    public static Headers read(Message message) {
        return Headers.read(message, MimeLimits.DEFAULT);
    }

    /** A new digest. */
    public static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
