package dev.mailwright.imap.command;

import dev.mailwright.imap.wire.SyntaxException;
import dev.mailwright.imap.wire.Tokens;
import java.util.ArrayList;
import java.util.List;

/**
 * Pieces of a message that is put together here, up to the next literal or the end (RFC 4469 section 5).
 *
 * @param urls to be looked up first
 * @param then what comes behind them
 */
public record Catenation(List<String> urls, Then then) {

    /** What follows. */
    public enum Then {
        /** A literal of text. */
        TEXT,
        /** A literal with a URL. */
        URL,
        /** Nothing more of this message. */
        END
    }

    public Catenation {
        urls = List.copyOf(urls);
    }

    /** Behind the opening parenthesis. */
    static Catenation parse(Tokens in) {
        List<String> urls = new ArrayList<>();
        Then then = piece(in, urls);
        return then == Then.END ? more(in, urls) : new Catenation(urls, then);
    }

    /** Behind a literal. */
    public static Catenation afterLiteral(Tokens in) {
        return more(in, new ArrayList<>());
    }

    private static Catenation more(Tokens in, List<String> urls) {
        Then then = Then.END;
        while (then == Then.END && !in.take(')')) {
            in.space();
            then = piece(in, urls);
        }
        return new Catenation(urls, then);
    }

    /** One piece; END where it was complete. */
    private static Then piece(Tokens in, List<String> urls) {
        String kind = in.keyword();
        in.space();
        if (kind.equals("TEXT")) {
            if (in.take('~')) {
                in.extension("BINARY");
            }
            in.end();
            return Then.TEXT;
        }
        if (!kind.equals("URL")) {
            throw new SyntaxException("Expected TEXT or URL");
        }
        if (in.atEnd()) {
            return Then.URL;
        }
        urls.add(in.astring());
        return Then.END;
    }
}
