package dev.mailwright.arc;

import java.util.Locale;

/** What a chain comes to (rfc8617#4.4). */
public enum ArcStatus {
    /** There is no chain. */
    NONE,
    PASS,
    FAIL,
    /** A key could not be asked for; the chain may be good. To those after us this is a failure. */
    TEMPERROR;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
