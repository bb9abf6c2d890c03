package dev.mailwright.sasl;

/** One login at another server, on the client's side. For one thread at a time; deriving keys takes a while, so on a worker. */
public interface ClientExchange {

    /** As the mechanism is named on the wire. */
    String mechanism();

    /** What is sent with the mechanism's name, unencoded; empty where the server speaks first. */
    byte[] initial();

    /** Whether {@link #initial} is sent at all. */
    boolean speaksFirst();

    /**
     * Answers a challenge.
     *
     * @param challenge decoded from Base64
     * @throws ClientSaslException when the server does not follow the mechanism, or does not know the secret itself
     */
    byte[] respond(byte[] challenge);

    /**
     * Looks at what the server has proved.
     *
     * @throws ClientSaslException when it was to prove that it knows the secret, and has not
     */
    void finished();
}
