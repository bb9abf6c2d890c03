package dev.mailwright.delivery;

import dev.mailwright.address.ReversePath;
import dev.mailwright.message.HeaderField;
import dev.mailwright.message.Headers;
import dev.mailwright.message.Message;
import dev.mailwright.message.MessageIoException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Recognises a message that a client sends again. What each attempt adds anew (the trace fields on top) does not count;
 * sender, all other fields and the body do.
 */
final class Digest {

    private static final Set<String> TRACE = Set.of(
            "received",
            "return-path",
            "authentication-results",
            "received-spf",
            "arc-seal",
            "arc-message-signature",
            "arc-authentication-results");

    private Digest() {}

    /** 64 hexadecimal digits. Reads the whole message. */
    static String of(ReversePath sender, Message message, Headers headers) {
        MessageDigest sha = sha256();
        sha.update(sender.toString().getBytes(StandardCharsets.UTF_8));
        for (HeaderField field : headers.fields()) {
            if (!TRACE.contains(field.name().toLowerCase(Locale.ROOT))) {
                sha.update(field.raw().getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        try (InputStream in = message.open()) {
            in.skipNBytes(headers.end());
            byte[] buffer = new byte[8192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                sha.update(buffer, 0, n);
            }
        } catch (IOException e) {
            throw new MessageIoException("reading a message", e);
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    /** 16 hexadecimal digits for the levels of a folder. */
    static String of(List<String> levels) {
        byte[] all = sha256().digest(String.join("\0", levels).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(all, 0, 8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
