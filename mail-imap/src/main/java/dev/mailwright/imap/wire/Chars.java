package dev.mailwright.imap.wire;

import java.util.BitSet;
import java.util.function.IntPredicate;

/** The classes of octets of RFC 3501 section 9. */
public enum Chars {
    DIGIT(Chars::isDigit, ""),
    ATOM("(){%*\"\\]"),
    /** What stands in an astring that is an atom. */
    ASTRING("(){%*\"\\"),
    /** A pattern of LIST without quotes. */
    LIST("(){\"\\"),
    /** The name of something to fetch, up to the bracket of a section. */
    FETCH("(){%*\"\\][<>"),
    TAG("(){%*\"\\+");

    private final BitSet members = new BitSet(128);

    Chars(String excluded) {
        this(c -> c > ' ' && c < 0x7f, excluded);
    }

    Chars(IntPredicate included, String excluded) {
        for (char c = 0; c < 128; c++) {
            members.set(c, included.test(c) && excluded.indexOf(c) < 0);
        }
    }

    public boolean contains(char c) {
        return members.get(c);
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
