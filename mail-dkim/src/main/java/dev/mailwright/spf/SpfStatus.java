package dev.mailwright.spf;

import java.util.Locale;

/** What SPF says (rfc7208#2.6). */
public enum SpfStatus {
    /** The domain publishes nothing, or there is no domain. */
    NONE,
    /** The domain does not want to say. */
    NEUTRAL,
    PASS,
    FAIL,
    /** Probably not allowed. */
    SOFTFAIL,
    /** No answer from the DNS; may be different later. */
    TEMPERROR,
    /** What is published cannot be understood, or costs too much. */
    PERMERROR;

    /** As in Received-SPF and Authentication-Results. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
