package dev.mailwright.queue;

import java.util.function.Supplier;

/** How this server logs in at another one. Immutable; its text never shows the secret. */
public final class RelayLogin {

    private final String user;
    private final Supplier<String> secret;
    private final boolean token;

    private RelayLogin(String user, Supplier<String> secret, boolean token) {
        this.user = user;
        this.secret = secret;
        this.token = token;
    }

    /** With the strongest of SCRAM-SHA-256, SCRAM-SHA-1, PLAIN and LOGIN that the server offers. */
    public static RelayLogin password(String user, String password) {
        return new RelayLogin(user, () -> password, false);
    }

    /**
     * With XOAUTH2.
     *
     * @param token asked at each login, on a worker
     */
    public static RelayLogin token(String user, Supplier<String> token) {
        return new RelayLogin(user, token, true);
    }

    public String user() {
        return user;
    }

    /** The password or the token of the moment. May block. */
    public String secret() {
        return secret.get();
    }

    public boolean isToken() {
        return token;
    }

    @Override
    public String toString() {
        return user + " with a " + (token ? "token" : "password");
    }
}
