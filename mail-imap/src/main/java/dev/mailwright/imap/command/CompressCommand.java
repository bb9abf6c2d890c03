package dev.mailwright.imap.command;

import dev.mailwright.imap.wire.SyntaxException;
import dev.mailwright.imap.wire.Tokens;

/** COMPRESS with the one algorithm there is (RFC 4978 section 5). */
public record CompressCommand() {

    public static CompressCommand parse(Tokens in) {
        if (!in.keyword().equals("DEFLATE")) {
            throw new SyntaxException("Unknown compression algorithm");
        }
        in.end();
        return new CompressCommand();
    }
}
