package dev.mailwright;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is to be given back, the last first. One that fails to close is logged and keeps no other open. Not thread-safe. */
final class ClosingStack {

    private static final Logger LOG = LoggerFactory.getLogger(ClosingStack.class);

    private final Deque<Entry> entries = new ArrayDeque<>();

    private record Entry(String name, AutoCloseable thing) {}

    void push(String name, AutoCloseable thing) {
        entries.push(new Entry(name, thing));
    }

    /** Closes and forgets everything; false when something failed. */
    boolean close() {
        boolean clean = true;
        while (!entries.isEmpty()) {
            Entry entry = entries.pop();
            try {
                entry.thing().close();
            } catch (Throwable broken) {
                LOG.error("{} failed to close", entry.name(), broken);
                clean = false;
            }
        }
        return clean;
    }
}
