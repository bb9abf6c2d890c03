package dev.mailwright.check;

import dev.mailwright.address.EmailAddress;

/** What is known when a recipient was named. Methods may be added; only the library implements it. */
public interface RecipientProbe extends SenderProbe {

    /** As the client named it; not yet in {@link #envelope()}. */
    EmailAddress recipient();
}
