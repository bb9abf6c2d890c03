package dev.mailwright.net;

/**
 * A long answer that is pulled piece by piece while the peer reads: a FETCH of many messages, a RETR of a large one. Pulled on a worker, so it may block;
 * confined to the strand.
 */
public interface Responses extends AutoCloseable {

    /**
     * Writes the next piece: some KiB, at most what is fit to lie in memory for a peer that stops reading. What it wrote before an exception is dropped.
     *
     * @return false when this was the last piece
     */
    boolean next(Outlet out);

    /** Called once, after the last piece, a failure, or the end of the connection. Does nothing by default. */
    @Override
    default void close() {}
}
