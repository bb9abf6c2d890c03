package dev.mailwright;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends executors without interrupting anybody: an interrupt would close the file channels of whoever writes. */
final class Closing {

    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    private Closing() {}

    /** Waits for an executor that was shut down; keeps the interrupt flag of the caller. */
    static boolean await(ExecutorService executor, long seconds) {
        boolean interrupted = false;
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        try {
            while (true) {
                try {
                    boolean ended = executor.awaitTermination(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                    if (!ended) {
                        LOG.warn("Some tasks did not end within {} s", seconds);
                    }
                    return ended;
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
