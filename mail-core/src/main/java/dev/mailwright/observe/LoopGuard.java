package dev.mailwright.observe;

/**
 * Catches blocking work on an event loop. Disk, DNS and directory code asks at its door:
 *
 * <pre>{@code LoopGuard.assertNotOnLoop("MaildirStore.open");}</pre>
 *
 * <p>Works where assertions are on, as in every test; costs one type check otherwise. Thread-safe.
 */
public final class LoopGuard {

    private LoopGuard() {}

    /** Whether the calling thread is an event loop. */
    public static boolean onLoop() {
        return Thread.currentThread() instanceof EventLoopThread;
    }

    /**
     * Fails if the calling thread is an event loop.
     *
     * @param what the blocking operation, for the message
     * @throws AssertionError on an event loop, where assertions are on
     */
    public static void assertNotOnLoop(String what) {
        assert !onLoop()
                : what + " blocks and was called on the event loop "
                        + Thread.currentThread().getName();
    }
}
