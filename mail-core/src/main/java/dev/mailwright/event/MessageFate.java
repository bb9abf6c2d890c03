package dev.mailwright.event;

import dev.mailwright.Event;
import dev.mailwright.Submission;
import dev.mailwright.address.EmailAddress;

/** What becomes of a message that is on its way elsewhere, for one recipient. */
public interface MessageFate extends Event {

    /** The message; equal to what {@code submit} returned for it. */
    Submission submission();

    /** Where it goes, after aliases. */
    EmailAddress recipient();
}
