package dev.mailwright.directory.password;

import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/**
 * The memory that all hashing of one server may take at once. Who needs more than is left waits its turn, a hash larger
 * than the whole budget until it is alone. Thread-safe.
 */
final class MemoryBudget {

    private static final int MIN_KIB = 32 * 1024;
    private static final int MAX_KIB = 512 * 1024;

    private final int total;
    private final Semaphore free;

    MemoryBudget(int kib) {
        total = kib;
        free = new Semaphore(kib, true);
    }

    /** A quarter of the heap, but at least 32 and at most 512 MiB. */
    static MemoryBudget ofThisHeap() {
        long quarter = Runtime.getRuntime().maxMemory() / 1024 / 4;
        return new MemoryBudget((int) Math.max(MIN_KIB, Math.min(MAX_KIB, quarter)));
    }

    /**
     * Runs a check when its memory is free.
     *
     * @throws IllegalStateException when the thread is interrupted while it waits; it stays interrupted
     */
    boolean with(int kib, BooleanSupplier check) {
        int taken = Math.min(kib, total);
        try {
            free.acquire(taken);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for memory to hash a password", e);
        }
        try {
            return check.getAsBoolean();
        } finally {
            free.release(taken);
        }
    }

    /** KiB that nobody uses now. */
    int available() {
        return free.availablePermits();
    }
}
