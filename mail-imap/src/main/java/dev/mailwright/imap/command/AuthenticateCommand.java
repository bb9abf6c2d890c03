package dev.mailwright.imap.command;

import dev.mailwright.imap.wire.Chars;
import dev.mailwright.imap.wire.SyntaxException;
import dev.mailwright.imap.wire.Tokens;
import java.util.Base64;
import java.util.Optional;

/**
 * AUTHENTICATE (RFC 3501 section 6.2.2), perhaps with an initial response (RFC 4959).
 *
 * @param mechanism as the client wrote it
 * @param initial the response that came along, in Base64; {@code =} is an empty one
 */
public record AuthenticateCommand(String mechanism, Optional<String> initial) {

    public static AuthenticateCommand parse(Tokens in) {
        String mechanism = in.atom();
        Optional<String> initial =
                in.take(' ') ? Optional.of(in.run(Chars.ASTRING, "Expected a response in Base64")) : Optional.empty();
        in.end();
        return new AuthenticateCommand(mechanism, initial);
    }

    /** The initial response; call only where there is one. */
    public byte[] initialOctets() {
        String text = initial.orElse("=");
        return text.equals("=") ? new byte[0] : decode(text);
    }

    /** The octets of one response of the client. */
    public static byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new SyntaxException("The response is not Base64");
        }
    }

    @Override
    public String toString() {
        return "AUTHENTICATE " + mechanism;
    }
}
