package dev.mailwright.fetch.settings;

import java.util.List;
import java.util.function.Supplier;

/**
 * Who logs in.
 *
 * @param secret the password, or a fresh OAuth 2.0 access token, asked for at each login; may block
 * @param token the secret is a token
 * @param mechanisms SASL names to try, best first; empty for the strongest that the server offers
 */
public record Login(String user, Supplier<String> secret, boolean token, List<String> mechanisms) {

    /** Nobody: what an account has before {@code login} is said. */
    public static final Login NONE = new Login("", () -> "", false, List.of());

    public Login {
        mechanisms = List.copyOf(mechanisms);
    }

    public Login withMechanisms(List<String> names) {
        return new Login(user, secret, token, names);
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return user;
    }
}
