package dev.mailwright.directory;

/**
 * What somebody shows to log in. Its {@code toString()} never shows a secret.
 *
 * <p>Only kinds whose mechanism the directory names in {@link Directory#mechanisms()} reach it, so that one which takes
 * passwords only need not look at {@link #kind()}.
 */
public final class Credential {

    /** What kind of secret it is. */
    public enum Kind {
        PASSWORD,
        /** A bearer token (RFC 6750). */
        TOKEN,
        /** The name in a client certificate that TLS has verified; there is no secret. */
        CERTIFICATE,
        /** A login that a mechanism such as SCRAM has proved already; there is no secret left to check. */
        PROVEN
    }

    private final Kind kind;
    private final String login;
    private final String secret;

    private Credential(Kind kind, String login, String secret) {
        this.kind = kind;
        this.login = login;
        this.secret = secret;
    }

    public static Credential password(String login, String password) {
        return new Credential(Kind.PASSWORD, login, password);
    }

    public static Credential token(String login, String token) {
        return new Credential(Kind.TOKEN, login, token);
    }

    public static Credential certificate(String login) {
        return new Credential(Kind.CERTIFICATE, login, "");
    }

    /** A login that SCRAM has proved with the secret of {@link Directory#scram}. */
    public static Credential proven(String login) {
        return new Credential(Kind.PROVEN, login, "");
    }

    public Kind kind() {
        return kind;
    }

    /** As the client wrote it. */
    public String login() {
        return login;
    }

    /** The password; empty for other kinds. */
    public String password() {
        return kind == Kind.PASSWORD ? secret : "";
    }

    /** The token; empty for other kinds. */
    public String token() {
        return kind == Kind.TOKEN ? secret : "";
    }

    @Override
    public String toString() {
        return kind + " of " + login;
    }
}
