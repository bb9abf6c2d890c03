package dev.mailwright.imap.command;

import dev.mailwright.imap.wire.SyntaxException;
import dev.mailwright.imap.wire.Tokens;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;

/**
 * SEARCH and UID SEARCH (RFC 3501 sections 6.4.4 and 6.4.8).
 *
 * @param byUid the answer has UIDs
 * @param charsetKnown the charset named is one we have; without it the texts of the key mean nothing
 * @param key what to look for
 */
public record SearchCommand(boolean byUid, boolean charsetKnown, SearchKey key) {

    public static SearchCommand parse(Tokens in, boolean byUid) {
        Optional<Charset> charset = Optional.of(StandardCharsets.UTF_8);
        if (in.takeKeyword("CHARSET")) {
            in.space();
            charset = charset(in.astring());
            in.space();
        }
        SearchKey key = new SearchKeys(in, charset.orElse(StandardCharsets.ISO_8859_1)).all();
        if (!in.atEnd()) {
            throw new SyntaxException("Unexpected text after the search keys");
        }
        return new SearchCommand(byUid, charset.isPresent(), key);
    }

    private static Optional<Charset> charset(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }
}
