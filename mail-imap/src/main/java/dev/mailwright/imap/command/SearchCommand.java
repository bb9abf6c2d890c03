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
 * @param wanted how the result is wanted
 * @param charsetKnown the charset named is one we have; without it the texts of the key mean nothing
 * @param key what to look for
 */
public record SearchCommand(boolean byUid, SearchReturn wanted, boolean charsetKnown, SearchKey key) {

    public static SearchCommand parse(Tokens in, boolean byUid) {
        SearchReturn wanted = SearchReturn.parse(in, "ESEARCH");
        Optional<Charset> charset = Optional.of(StandardCharsets.UTF_8);
        if (in.takeKeyword("CHARSET")) {
            in.space();
            charset = charset(in.astring());
            in.space();
        }
        return new SearchCommand(byUid, wanted, charset.isPresent(), key(in, charset));
    }

    /** What is looked for, to the end of the command. */
    static SearchKey key(Tokens in, Optional<Charset> charset) {
        SearchKey key = new SearchKeys(in, charset.orElse(StandardCharsets.ISO_8859_1)).all();
        if (!in.atEnd()) {
            throw new SyntaxException("Unexpected text after the search keys");
        }
        return key;
    }

    static Optional<Charset> charset(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }
}
