package dev.mailwright.imap.command;

import dev.mailwright.imap.wire.SyntaxException;
import dev.mailwright.imap.wire.Tokens;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * How the result of a search is wanted (RFC 4731, RFC 5182, RFC 9394).
 *
 * @param extended the client said RETURN and hears ESEARCH
 * @param options what is wanted of the result
 * @param window a part of the result
 */
public record SearchReturn(boolean extended, Set<Option> options, Optional<Window> window) {

    /** A figure of the result, or what becomes of it. */
    public enum Option {
        MIN,
        MAX,
        ALL,
        COUNT,
        // rfc5182#2.1
        SAVE
    }

    /** All, in the old way. */
    public static final SearchReturn PLAIN = new SearchReturn(false, Set.of(Option.ALL), Optional.empty());

    public SearchReturn {
        options = Set.copyOf(options);
    }

    public boolean wants(Option option) {
        return options.contains(option);
    }

    /**
     * Reads RETURN with its options where it is next, and the space behind.
     *
     * @param capability what RETURN belongs to
     */
    // rfc4466#2.6.1
    static SearchReturn parse(Tokens in, String capability) {
        if (!in.takeKeyword("RETURN")) {
            return PLAIN;
        }
        in.extension(capability);
        in.space();
        Reading reading = new Reading();
        in.listOrEmpty(() -> {
            reading.take(in);
            return true;
        });
        in.space();
        return reading.result();
    }

    private static final class Reading {

        private final Set<Option> options = EnumSet.noneOf(Option.class);
        private Optional<Window> window = Optional.empty();

        void take(Tokens in) {
            String name = in.keyword();
            if (name.equals("PARTIAL")) {
                in.extension("PARTIAL");
                in.space();
                window = Optional.of(Window.parse(in));
                return;
            }
            for (Option option : Option.values()) {
                if (option.name().equals(name)) {
                    options.add(option);
                    return;
                }
            }
            throw new SyntaxException("Unknown option of a search");
        }

        // rfc4731#3.1 and rfc9394#3.1
        SearchReturn result() {
            if (options.contains(Option.ALL) && window.isPresent()) {
                throw new SyntaxException("ALL and PARTIAL exclude each other");
            }
            if (options.isEmpty() && window.isEmpty()) {
                options.add(Option.ALL);
            }
            return new SearchReturn(true, options, window);
        }
    }
}
