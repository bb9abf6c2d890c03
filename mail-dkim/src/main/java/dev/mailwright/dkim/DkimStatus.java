package dev.mailwright.dkim;

import java.util.Locale;

/** What came of a signature (rfc8601#2.7.1). */
public enum DkimStatus {
    /** There is no signature. */
    NONE,
    PASS,
    /** The message or the signature was changed, or the signature has expired. */
    FAIL,
    /** It may be right, but is not acceptable: too weak, or it leaves part of the body open. */
    POLICY,
    /** It cannot be read. */
    NEUTRAL,
    /** No answer from the DNS; may pass later. */
    TEMPERROR,
    /** It can be read and never pass, since something is missing. */
    PERMERROR;

    /** As in Authentication-Results. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
