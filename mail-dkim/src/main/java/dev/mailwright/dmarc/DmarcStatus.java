package dev.mailwright.dmarc;

import java.util.Locale;

/** What DMARC says (rfc7489#11.2). */
public enum DmarcStatus {
    /** The domain publishes nothing. */
    NONE,
    PASS,
    FAIL,
    /** No answer from the DNS; may be different later. */
    TEMPERROR,
    /** There is no From domain to ask about. */
    PERMERROR;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
