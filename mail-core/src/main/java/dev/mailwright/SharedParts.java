package dev.mailwright;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What services share while a server runs, by kind: made once, closed in reverse order. Thread-safe. */
final class SharedParts {

    private final Map<Class<?>, AutoCloseable> parts = new LinkedHashMap<>();
    private final ClosingStack closing = new ClosingStack();
    private boolean closed;

    synchronized <T extends AutoCloseable> T part(Class<T> kind, Supplier<? extends T> factory) {
        if (closed) {
            throw new IllegalStateException("the server has stopped");
        }
        AutoCloseable part = parts.get(kind);
        if (part == null) {
            part = factory.get();
            parts.put(kind, part);
            closing.push(kind.getSimpleName(), part);
        }
        return kind.cast(part);
    }

    /** The parts that are of a kind besides, such as those that can be reloaded. */
    synchronized <T> List<T> ofKind(Class<T> kind) {
        return parts.values().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** For good; false when a part failed to close. */
    synchronized boolean close() {
        closed = true;
        parts.clear();
        return closing.close();
    }
}
