package dev.mailwright;

/**
 * Keeps an interrupt of the application's thread away from what it does for us, and gives it back in the end: an interrupt
 * closes the file channel that the thread is about to use, and cuts short every wait.
 */
final class Interrupts implements AutoCloseable {

    private boolean seen = Thread.interrupted();

    /** There was another one. */
    void note() {
        seen = true;
    }

    @Override
    public void close() {
        if (seen) {
            Thread.currentThread().interrupt();
        }
    }
}
