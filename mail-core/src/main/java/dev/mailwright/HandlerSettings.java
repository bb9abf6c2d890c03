package dev.mailwright;

import dev.mailwright.delivery.MailHandler;
import dev.mailwright.delivery.Outcome;

/**
 * Settings for an address whose mail goes to code of yours. Confined to the builder.
 *
 * <ul>
 *   <li>until {@link #handle} is called mail is refused
 * </ul>
 */
public final class HandlerSettings {

    private MailHandler handler = mail -> Outcome.fail("nobody handles mail for this address");

    HandlerSettings() {}

    /**
     * What takes the mail. Called on a worker while the client waits; an exception is logged and answers 451, so that the
     * client comes again.
     */
    public HandlerSettings handle(MailHandler given) {
        handler = given;
        return this;
    }

    MailHandler handler() {
        return handler;
    }
}
