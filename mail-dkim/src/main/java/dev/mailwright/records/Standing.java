package dev.mailwright.records;

import java.util.Locale;

/** How a record that is wanted stands to what is published. */
public enum Standing {
    /** It is there. */
    PUBLISHED,
    /** It works, and could be better. */
    ADVICE,
    /** Nobody could say. */
    UNKNOWN,
    /** Something else is there. */
    DIFFERENT,
    /** It is not there. */
    MISSING;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
