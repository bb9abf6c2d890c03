package dev.mailwright.queue;

/** What is asked of a connection to a mail exchanger. Immutable; made by the static factories. */
public final class TlsDemand {

    /** TLS where it is offered; any certificate will do, and plain text is better than nothing. */
    public static final TlsDemand OPPORTUNISTIC = new TlsDemand(Level.OPPORTUNISTIC, "");

    /** TLS or no delivery; any certificate will do. */
    public static final TlsDemand ENCRYPTED = new TlsDemand(Level.ENCRYPTED, "");

    /** TLS with a certificate of a trusted authority for the host, or no delivery. */
    public static final TlsDemand VERIFIED = new TlsDemand(Level.VERIFIED, "");

    enum Level {
        OPPORTUNISTIC,
        ENCRYPTED,
        VERIFIED,
        REFUSED
    }

    private final Level level;
    private final String why;

    private TlsDemand(Level level, String why) {
        this.level = level;
        this.why = why;
    }

    /** This host is not to be used at all. */
    public static TlsDemand refused(String why) {
        return new TlsDemand(Level.REFUSED, why);
    }

    public boolean isRequired() {
        return level == Level.ENCRYPTED || level == Level.VERIFIED;
    }

    public boolean isVerified() {
        return level == Level.VERIFIED;
    }

    public boolean isRefused() {
        return level == Level.REFUSED;
    }

    /** For {@link #isRefused}. */
    public String why() {
        return why;
    }

    @Override
    public String toString() {
        return level + (why.isEmpty() ? "" : " " + why);
    }
}
