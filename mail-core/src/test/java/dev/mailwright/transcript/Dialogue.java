package dev.mailwright.transcript;

import java.time.Duration;

/** The server's end of one connection as a pure function of bytes: no socket, no thread. Used by one thread. */
public interface Dialogue {

    /** What the server says first; empty where the client speaks first. Called once, before anything else. */
    byte[] greeting();

    /** The answer to these bytes, which may be any piece of what the client says; empty if there is none yet. */
    byte[] receive(byte[] bytes);

    /** Whether the server has ended the connection. Nothing is received after that. */
    boolean closed();

    /** The TLS handshake is done: what is received from now on came through TLS. */
    void secured();

    /** The client is gone. */
    void hungUp();

    /**
     * What the server says unasked, because time has passed or another connection did something. A dialogue that hands
     * work to other threads waits here, up to {@code patience}.
     */
    default byte[] more(Duration patience) {
        return new byte[0];
    }
}
