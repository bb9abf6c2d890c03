package dev.mailwright.imap.wire;

import java.util.Set;

/**
 * What the grammar of a session admits.
 *
 * @param nesting levels of parentheses
 * @param utf8 mailbox names are UTF-8 in place of modified UTF-7 (RFC 9051 section 5.1, RFC 6855 section 3)
 * @param off capabilities that are switched off: their syntax is unknown then
 */
public record Syntax(int nesting, boolean utf8, Set<String> off) {

    public Syntax {
        off = Set.copyOf(off);
    }

    /** Everything but UTF-8 names. */
    public static Syntax nesting(int levels) {
        return new Syntax(levels, false, Set.of());
    }
}
