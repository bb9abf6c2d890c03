package dev.mailwright.sasl;

import dev.mailwright.Lookup;

/**
 * Checks bearer tokens of an identity provider: the SPI behind OAUTHBEARER and XOAUTH2 where the directory does not check
 * tokens itself. May block; called on workers under the permits for logins. Thread-safe.
 */
@FunctionalInterface
public interface TokenCheck {

    /**
     * Whose token it is.
     *
     * @param login as the client wrote it; empty where it left that to the token
     * @return the address of the account; absent for a token that is not valid, or not for this login. A thrown exception
     *     counts as unavailable
     */
    Lookup<String> owner(String login, String token);
}
