package dev.mailwright.store;

import java.util.Locale;

/**
 * A flag of a message: one of the system flags of RFC 9051 section 2.3.2, or a keyword. Keywords are equal when they
 * differ in ASCII case only, and keep the case they were first written in.
 */
public final class Flag implements Comparable<Flag> {

    public static final Flag SEEN = new Flag("\\Seen");
    public static final Flag ANSWERED = new Flag("\\Answered");
    public static final Flag FLAGGED = new Flag("\\Flagged");
    public static final Flag DELETED = new Flag("\\Deleted");
    public static final Flag DRAFT = new Flag("\\Draft");

    private static final int MAX_LENGTH = 255;

    private final String name;
    private final String folded;

    private Flag(String name) {
        this.name = name;
        this.folded = name.toLowerCase(Locale.ROOT);
    }

    /**
     * A keyword such as {@code $Forwarded}.
     *
     * @throws IllegalArgumentException unless it is an IMAP atom of at most 255 characters
     */
    public static Flag keyword(String name) {
        if (name.isEmpty() || name.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("a keyword has 1 to 255 characters");
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c <= ' ' || c >= 0x7f || "(){%*\"\\]".indexOf(c) >= 0) {
                throw new IllegalArgumentException("not a character of a keyword: U+" + Integer.toHexString(c));
            }
        }
        return new Flag(name);
    }

    public boolean isSystem() {
        return name.charAt(0) == '\\';
    }

    /** As it stands on the wire. */
    public String name() {
        return name;
    }

    @Override
    public int compareTo(Flag other) {
        return folded.compareTo(other.folded);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Flag f && f.folded.equals(folded);
    }

    @Override
    public int hashCode() {
        return folded.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
