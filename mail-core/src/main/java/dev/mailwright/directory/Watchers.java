package dev.mailwright.directory;

import dev.mailwright.Subscription;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Those who want to know of the changes of one directory: what {@link Directory#watch} may be made of. Thread-safe. One
 * that throws is logged and keeps the others from nothing.
 */
public final class Watchers {

    private static final Logger LOG = LoggerFactory.getLogger(Watchers.class);

    private final List<Entry> entries = new CopyOnWriteArrayList<>();

    /** Adds one, until the subscription is closed; the same listener may be there twice. */
    public Subscription add(Consumer<DirectoryChange> listener) {
        Entry entry = new Entry(listener);
        entries.add(entry);
        return () -> entries.remove(entry);
    }

    /** Tells all of them, on the calling thread. */
    public void tell(DirectoryChange change) {
        for (Entry entry : entries) {
            try {
                entry.listener.accept(change);
            } catch (RuntimeException e) {
                LOG.error("a listener to directory changes failed", e);
            }
        }
    }

    /** Has an identity of its own: the same listener may be there twice. */
    private static final class Entry {

        private final Consumer<DirectoryChange> listener;

        Entry(Consumer<DirectoryChange> listener) {
            this.listener = listener;
        }
    }
}
