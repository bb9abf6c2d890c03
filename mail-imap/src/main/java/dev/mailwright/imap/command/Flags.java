package dev.mailwright.imap.command;

import dev.mailwright.imap.wire.Chars;
import dev.mailwright.imap.wire.SyntaxException;
import dev.mailwright.imap.wire.Tokens;
import dev.mailwright.store.Flag;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads flags (RFC 3501 section 9 {@code flag}). {@code \Recent}, which a client cannot set, is passed over. */
final class Flags {

    /** More than a mailbox can use. */
    private static final int MAX = 256;

    private static final Map<String, Flag> SYSTEM = Map.of(
            "ANSWERED", Flag.ANSWERED,
            "FLAGGED", Flag.FLAGGED,
            "DELETED", Flag.DELETED,
            "SEEN", Flag.SEEN,
            "DRAFT", Flag.DRAFT);

    private Flags() {}

    /** rfc3501#9: {@code flag-list}. */
    static Set<Flag> list(Tokens in) {
        return set(in.listOrEmpty(() -> flag(in)));
    }

    /** rfc3501#9: {@code store-att-flags}: a list with or without parentheses. */
    static Set<Flag> listOrBare(Tokens in) {
        if (in.at('(')) {
            return list(in);
        }
        List<Optional<Flag>> flags = new ArrayList<>();
        do {
            flags.add(flag(in));
        } while (in.take(' '));
        return set(flags);
    }

    private static Set<Flag> set(List<Optional<Flag>> flags) {
        Set<Flag> set = new LinkedHashSet<>();
        flags.forEach(flag -> flag.ifPresent(set::add));
        if (set.size() > MAX) {
            throw new SyntaxException("Too many flags");
        }
        return set;
    }

    private static Optional<Flag> flag(Tokens in) {
        if (!in.take('\\')) {
            return Optional.of(keyword(in.run(Chars.ATOM, "Expected a flag")));
        }
        String name = in.run(Chars.ATOM, "Expected a flag").toUpperCase(Locale.ROOT);
        if (name.equals("RECENT")) {
            return Optional.empty();
        }
        Flag flag = SYSTEM.get(name);
        if (flag == null) {
            throw new SyntaxException("Unknown system flag");
        }
        return Optional.of(flag);
    }

    static Flag keyword(String name) {
        try {
            return Flag.keyword(name);
        } catch (IllegalArgumentException e) {
            throw new SyntaxException("A keyword is an atom of at most 255 characters");
        }
    }
}
