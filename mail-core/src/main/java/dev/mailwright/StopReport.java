package dev.mailwright;

import java.time.Duration;

/** How a stop went. Only servers make it. */
public interface StopReport {

    /** Everybody was done before the grace ended, and everything could be closed. */
    boolean clean();

    /** How long it took. */
    Duration took();
}
