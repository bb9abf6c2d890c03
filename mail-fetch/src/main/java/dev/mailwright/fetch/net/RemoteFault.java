package dev.mailwright.fetch.net;

import dev.mailwright.observe.LogText;

/** What a remote server did, or did not do. The message names it for people and holds nothing of the peer's that is not escaped. */
public final class RemoteFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What to make of it. */
    public enum Kind {
        /** No address, no connection, or it broke off: try again later. */
        UNREACHABLE,
        /** TLS or the certificate. */
        TLS,
        /** The login was refused. */
        AUTHENTICATION,
        /** Somebody else has the mailbox open, or it may not be opened so soon. */
        BUSY,
        /** The server says that it cannot now. */
        TEMPORARY,
        /** It does not speak the protocol, or lies. */
        PROTOCOL,
        /** A message, line or list beyond the limits. */
        TOO_LARGE,
        /** Too little for too long. */
        SLOW,
        /** An address that must not be reached. */
        FORBIDDEN_ADDRESS,
        /** It was us: the engine stops. */
        STOPPED
    }

    private final Kind kind;

    public RemoteFault(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public RemoteFault(Kind kind, String message, Throwable cause) {
        super(message + ": " + LogText.safe(String.valueOf(cause.getMessage())), cause);
        this.kind = kind;
    }

    /** The server refuses something; its words are escaped and cut. */
    public static RemoteFault refusal(Kind kind, String what, String said) {
        return new RemoteFault(kind, "the server refuses " + what + ": \"" + LogText.safe(said) + "\"");
    }

    /** The server does not follow its protocol; what it said is escaped and cut. */
    public static RemoteFault protocol(String what, String said) {
        return new RemoteFault(Kind.PROTOCOL, what + ": \"" + LogText.safe(said) + "\"");
    }

    public Kind kind() {
        return kind;
    }
}
