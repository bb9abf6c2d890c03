package dev.mailwright.net;

import java.util.Optional;

/** A place among the connections, or the reason why there is none. Thread-safe; closing twice does nothing. */
public interface Admission extends AutoCloseable {

    /** Why the connection is turned away; empty if it is let in. */
    Optional<Refusal> refusal();

    /** Gives up the place among the unauthenticated and keeps the others. */
    void authenticated();

    /** Gives up every place. */
    @Override
    void close();
}
