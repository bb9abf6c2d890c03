package dev.mailwright;

import dev.mailwright.address.Subaddress;
import dev.mailwright.delivery.MailHandler;
import dev.mailwright.delivery.Outcome;
import java.util.function.Predicate;

/**
 * Settings for an address whose mail goes to code of yours. Confined to the builder.
 *
 * <ul>
 *   <li>until {@link #handle} is called mail is refused
 *   <li>every tag of the address is accepted
 * </ul>
 */
public final class HandlerSettings {

    private Predicate<? super Subaddress> acceptance = recipient -> true;
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

    /**
     * Which recipients are taken, asked at RCPT with the address and its tag: the others are unknown, 550 5.1.1, before
     * any message is sent. It is called on a worker and should be quick; an exception is logged and answers 451.
     */
    public HandlerSettings accept(Predicate<? super Subaddress> given) {
        acceptance = given;
        return this;
    }

    Handling value() {
        return new Handling(handler, acceptance);
    }
}
