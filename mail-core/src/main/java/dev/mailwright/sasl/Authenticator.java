package dev.mailwright.sasl;

import dev.mailwright.directory.Credential;
import dev.mailwright.directory.Mechanism;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Checks logins for all protocols: joins the mechanisms with the directory, hashes under its own permits, and slows down
 * who guesses. Thread-safe; never blocks its caller.
 */
public interface Authenticator {

    /** What may be advertised on such a connection, strongest first; empty where nobody may log in. */
    List<Mechanism> mechanisms(LoginContext context);

    /** Begins an exchange of one of the advertised mechanisms. */
    SaslExchange exchange(Mechanism mechanism, LoginContext context);

    /** Checks a login that came without SASL: IMAP LOGIN, POP3 USER and PASS. Completes with Success or Failure. */
    CompletionStage<SaslStep> login(Credential credential, LoginContext context);
}
