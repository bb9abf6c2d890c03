package dev.mailwright.net;

/** Which patience has ended. */
public enum Timeout {
    /** No whole frame came for the time set by {@link Link#idleTimeout}. */
    IDLE,
    /** The peer did not log in within the time set by the {@link ConnectionSettings}. */
    LOGIN,
    /** The upload was slower than {@link Link#minimumRate}. */
    RATE
}
