package dev.mailwright.dns;

import java.io.IOException;
import java.nio.channels.SelectionKey;

/** One question on its way, on the thread of the selector. */
interface Exchange {

    /** The socket can be used. */
    void ready(SelectionKey key) throws IOException;

    void fail(Exception cause);

    /** Gives up the socket; may be called again. */
    void close();
}
