package dev.mailwright.sasl;

import java.util.Optional;

/**
 * One attempt to log in, on the client's side (RFC 4422 section 5). Pure; for one thread and one attempt.
 */
public interface ClientExchange {

    /** The mechanism as in the IANA registry. */
    String mechanism();

    /** What the client says first, to be sent with the command or after an empty challenge; empty where the server speaks first. */
    Optional<byte[]> initial();

    /**
     * Answers a challenge, decoded from Base64.
     *
     * @throws ClientLoginException when the challenge is not one of this mechanism, or the server fails to prove what it must
     */
    byte[] respond(byte[] challenge);

    /** Whether the server may say now that the login is done: with SCRAM only after it has proved itself. */
    boolean isComplete();
}
