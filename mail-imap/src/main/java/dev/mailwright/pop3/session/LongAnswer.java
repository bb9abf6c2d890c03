package dev.mailwright.pop3.session;

/** An answer that is said piece by piece while the client reads. Pulled on a worker: it may block. Confined to the strand. */
public interface LongAnswer extends AutoCloseable {

    /**
     * Says the next piece, some KiB.
     *
     * @return false when it was the last one
     */
    boolean next(Wire wire);

    /** Called once, when the answer is said or will never be. */
    @Override
    default void close() {}
}
