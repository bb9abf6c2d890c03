package dev.mailwright.transcript;

import java.time.Duration;

/** Where one play takes place: its world and a way to connect to the server in it. */
public interface Stage extends AutoCloseable {

    World world();

    /** Opens a connection; called after the {@code given} lines before its first use. */
    Connection open();

    /** How long the player waits for an answer. */
    Duration patience();

    /** Closes the connections and the world. */
    @Override
    void close();
}
