package dev.mailwright.transcript;

import java.time.Duration;

/** The client's end of one connection, used by one thread. */
public interface Connection extends AutoCloseable {

    /** Sends, or drops the bytes if the server has closed. Does not wait until the server has read them. */
    void send(byte[] bytes);

    /**
     * What has come, waiting up to {@code patience} if there is nothing yet.
     *
     * @return empty when nothing came in time or when the server has closed
     */
    byte[] receive(Duration patience);

    /** Whether the server has closed and everything that it sent has been received. */
    boolean closed();

    /** Makes the TLS handshake; throws {@link AssertionError} when it fails. */
    void startTls();

    /** Closes the client's end. */
    @Override
    void close();
}
