package dev.mailwright.check;

import dev.mailwright.address.ReversePath;
import dev.mailwright.message.Envelope;

/** What is known when the sender was named. Methods may be added; only the library implements it. */
public interface SenderProbe extends HelloProbe {

    /** The sender and what was said with it, and the recipients that have been taken so far. */
    Envelope envelope();

    default ReversePath sender() {
        return envelope().sender();
    }
}
