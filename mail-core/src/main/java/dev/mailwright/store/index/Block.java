package dev.mailwright.store.index;

import dev.mailwright.store.Flag;
import java.util.Set;

/**
 * Neighbouring messages of a view that a store keeps elsewhere and reads when they are asked for. Immutable and
 * thread-safe.
 *
 * @param <R> what the store keeps for each message
 */
public interface Block<R> {

    /** At least one, at most 1,024. */
    int size();

    long firstUid();

    long lastUid();

    long maxModSeq();

    /** How many lack \Seen. */
    int unseen();

    /**
     * Reads them, ascending. Blocks.
     *
     * @throws dev.mailwright.store.StoreException when they cannot be read
     */
    void read(Reader<R> reader);

    /**
     * Takes what is read.
     *
     * @param <R> as above
     */
    @FunctionalInterface
    interface Reader<R> {

        /**
         * @param flags a set that {@link FlagTable#intern} of the mailbox's table gave
         */
        void message(long uid, Set<Flag> flags, long modSeq, R row);
    }
}
