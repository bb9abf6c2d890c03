package dev.mailwright.imap.response;

/**
 * A long answer in pieces, pulled on a worker while the client reads (so that it may block), confined to the strand.
 */
public interface LazyResponse extends AutoCloseable {

    /**
     * Writes the next piece: some 32 KiB, at most what may lie in memory for a client that stops reading; parts of files
     * do not count. When it throws, what it wrote in this call is dropped.
     *
     * @return false when this was the last piece
     */
    boolean next(ImapOutput out);

    /**
     * What was written by all calls that returned ends with the CRLF of a response, so that after a fault a tagged NO can
     * follow. Otherwise only closing the connection is left.
     */
    boolean atBoundary();

    /** Called once: after the last piece, after a failure, or when the connection ends. */
    @Override
    void close();
}
