package dev.mailwright.fetch;

import dev.mailwright.Event;

/** The login at an account's server failed three times in a row; it is polled no more until somebody has looked. */
public interface FetchSuspended extends Event {

    String account();

    /** What the server said, escaped. */
    String reason();
}
