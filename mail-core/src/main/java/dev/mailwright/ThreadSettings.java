package dev.mailwright;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executor;

/**
 * Settings for the threads of a server. Confined to the builder.
 *
 * <ul>
 *   <li>workers are virtual threads on JDK 21 and newer, else a bounded pool of daemon threads
 *   <li>one event loop for each processor
 *   <li>names begin with {@code mail}
 * </ul>
 */
public final class ThreadSettings {

    private Optional<Executor> workers = Optional.empty();
    private OptionalInt loops = OptionalInt.empty();
    private String namePrefix = "mail";

    ThreadSettings() {}

    /** Runs blocking work on this executor, which is not closed by the server. */
    public ThreadSettings workers(Executor executor) {
        workers = Optional.of(executor);
        return this;
    }

    /** How many event loops; at least 1. */
    public ThreadSettings loops(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("a server needs at least one event loop, not " + count);
        }
        loops = OptionalInt.of(count);
        return this;
    }

    /** How the names of this server's threads begin. */
    public ThreadSettings namePrefix(String prefix) {
        namePrefix = prefix;
        return this;
    }

    Optional<Executor> workers() {
        return workers;
    }

    int loops() {
        return loops.orElseGet(() -> Runtime.getRuntime().availableProcessors());
    }

    String namePrefix() {
        return namePrefix;
    }
}
