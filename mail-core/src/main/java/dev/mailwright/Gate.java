package dev.mailwright;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Counts the calls by which an application writes, so that a stop closes the store behind the last of them. Shut at first.
 * Thread-safe.
 */
final class Gate {

    private boolean open;
    private int inside;
    private CompletableFuture<Void> empty = new CompletableFuture<>();

    synchronized void open() {
        open = true;
    }

    /**
     * To be followed by {@link #leave}.
     *
     * @throws IllegalStateException when it is shut
     */
    synchronized void enter() {
        if (!open) {
            throw new IllegalStateException("the server is stopping or not running");
        }
        inside++;
    }

    synchronized void leave() {
        inside--;
        if (inside == 0) {
            empty.complete(null);
        }
    }

    /** Lets nobody in any more; completes when all are out. */
    synchronized CompletionStage<Void> shut() {
        open = false;
        empty = new CompletableFuture<>();
        if (inside == 0) {
            empty.complete(null);
        }
        return empty;
    }
}
