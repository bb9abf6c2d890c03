package dev.mailwright.imap.command;

import dev.mailwright.imap.wire.SyntaxException;
import dev.mailwright.imap.wire.Tokens;
import java.nio.charset.Charset;
import java.util.Optional;

/**
 * THREAD and UID THREAD (RFC 5256 section 3).
 *
 * @param charsetKnown the charset named is one we have
 */
public record ThreadCommand(Algorithm algorithm, boolean charsetKnown, SearchKey key) {

    /** How threads are found. */
    public enum Algorithm {
        ORDEREDSUBJECT,
        REFERENCES,
        /** By references alone, the thread with the newest message last. */
        REFS
    }

    public static ThreadCommand parse(Tokens in) {
        Algorithm algorithm = algorithm(in);
        in.space();
        Optional<Charset> charset = SearchCommand.charset(in.astring());
        in.space();
        return new ThreadCommand(algorithm, charset.isPresent(), SearchCommand.key(in, charset));
    }

    private static Algorithm algorithm(Tokens in) {
        String name = in.keyword();
        for (Algorithm algorithm : Algorithm.values()) {
            if (algorithm.name().equals(name)) {
                in.extension("THREAD=" + name);
                return algorithm;
            }
        }
        throw new SyntaxException("Unknown threading algorithm");
    }
}
