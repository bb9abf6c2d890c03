package dev.mailwright.routing;

import dev.mailwright.address.EmailAddress;

/** Finds where mail goes. Thread-safe; blocks on the directory, so it is called on a worker. */
@FunctionalInterface
public interface Router {

    /** Never throws for an address: a directory that fails gives {@link Route.Refusal#UNAVAILABLE}. */
    Route resolve(EmailAddress recipient);
}
