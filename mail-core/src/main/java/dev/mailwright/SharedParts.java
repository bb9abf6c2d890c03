package dev.mailwright;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What services share, by kind: made once, closed in reverse order. Thread-safe. */
final class SharedParts {

    private static final Logger LOG = LoggerFactory.getLogger(SharedParts.class);

    private final Map<Class<?>, AutoCloseable> parts = new LinkedHashMap<>();

    synchronized <T extends AutoCloseable> T part(Class<T> kind, Supplier<? extends T> factory) {
        AutoCloseable part = parts.get(kind);
        if (part == null) {
            part = factory.get();
            parts.put(kind, part);
        }
        return kind.cast(part);
    }

    /** Tells the parts that can be reloaded; the first failure comes out after all were told. */
    synchronized void reload() {
        List<RuntimeException> failures = new ArrayList<>();
        for (AutoCloseable part : parts.values()) {
            if (part instanceof Reloadable reloadable) {
                try {
                    reloadable.reload();
                } catch (RuntimeException e) {
                    failures.add(e);
                }
            }
        }
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
    }

    synchronized void close() {
        List<AutoCloseable> reversed = new ArrayList<>(parts.values());
        Collections.reverse(reversed);
        for (AutoCloseable part : reversed) {
            try {
                part.close();
            } catch (Exception e) {
                LOG.error("{} failed to close", part.getClass().getSimpleName(), e);
            }
        }
        parts.clear();
    }
}
