package dev.mailwright.sasl;

import java.util.concurrent.CompletionStage;

/** One attempt to log in, on the server's side. Confined to the strand of its connection. */
public interface SaslExchange {

    /**
     * Goes one step. Where the client sent no initial response the first call is {@link #begin()} instead.
     *
     * @param data the client's response, decoded from Base64
     * @return may wait for the directory, for a hashing permit, or for the throttle, without holding a thread
     */
    CompletionStage<SaslStep> respond(byte[] data);

    /** The first step when there is no initial response: an empty challenge for mechanisms in which the client speaks first. */
    CompletionStage<SaslStep> begin();
}
