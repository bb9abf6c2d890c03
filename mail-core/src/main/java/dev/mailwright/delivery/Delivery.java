package dev.mailwright.delivery;

import dev.mailwright.message.Envelope;

/** Takes mail in. Thread-safe. */
@FunctionalInterface
public interface Delivery {

    /** Begins a transaction; recipients that the envelope already names are not looked at, they come one by one. */
    Transaction begin(Envelope envelope, Source source);
}
