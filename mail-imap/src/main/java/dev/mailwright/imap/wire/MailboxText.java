package dev.mailwright.imap.wire;

import dev.mailwright.store.ModifiedUtf7;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The text behind the octets of a mailbox name, in either way to write it. */
public final class MailboxText {

    private MailboxText() {}

    /** Empty where the octets are no text. */
    // rfc9051#5.1
    public static Optional<String> decode(String octets, boolean utf8) {
        if (!utf8) {
            return ModifiedUtf7.decode(octets);
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(octets.getBytes(StandardCharsets.ISO_8859_1));
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
