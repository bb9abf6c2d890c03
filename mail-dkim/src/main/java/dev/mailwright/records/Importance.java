package dev.mailwright.records;

import java.util.Locale;

/** How much mail depends on a record. */
public enum Importance {
    /** Without it no mail arrives. */
    REQUIRED,
    /** Without it large providers refuse mail of the domain, or file it as junk. */
    HIGHLY_RECOMMENDED,
    /** It protects mail on its way, or spares people settings. */
    RECOMMENDED;

    /** In words: {@code highly recommended}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
