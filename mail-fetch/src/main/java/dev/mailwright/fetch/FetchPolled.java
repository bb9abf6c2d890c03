package dev.mailwright.fetch;

import dev.mailwright.Event;

/** An account was polled. */
public interface FetchPolled extends Event {

    PollResult result();
}
