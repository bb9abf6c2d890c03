package dev.mailwright.store;

import java.util.List;

/** Messages pulled in portions, in ascending order of UID. Confined to one thread at a time. */
public interface Rows extends AutoCloseable {

    /**
     * The next ones, at most {@code max}; empty at the end. A message that was expunged meanwhile is left out.
     *
     * @throws StoreException when they cannot be read
     */
    List<Row> next(int max);

    @Override
    void close();
}
