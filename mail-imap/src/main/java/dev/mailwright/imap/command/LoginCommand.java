package dev.mailwright.imap.command;

import dev.mailwright.imap.wire.SyntaxException;
import dev.mailwright.imap.wire.Tokens;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** LOGIN (RFC 3501 section 6.2.3). Its {@code toString()} does not show the password. */
public record LoginCommand(String login, String password) {

    public static LoginCommand parse(Tokens in) {
        String login = utf8(in.astring());
        in.space();
        String password = utf8(in.astring());
        in.end();
        return new LoginCommand(login, password);
    }

    private static String utf8(String octets) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new SyntaxException("Login and password must be UTF-8");
        }
    }

    @Override
    public String toString() {
        return "LOGIN of " + login;
    }
}
