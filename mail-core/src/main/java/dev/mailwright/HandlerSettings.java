package dev.mailwright;

import dev.mailwright.address.EmailAddress;
import dev.mailwright.address.Subaddress;
import dev.mailwright.delivery.MailHandler;
import dev.mailwright.delivery.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Settings for an address whose mail goes to code of yours. Confined to the builder.
 *
 * <ul>
 *   <li>until {@link #handle} is called mail is refused
 *   <li>every tag of the address is accepted
 *   <li>as many mails at once as the queue allows for one next hop
 *   <li>what it will never take goes back to its sender
 * </ul>
 */
public final class HandlerSettings {

    private Predicate<? super Subaddress> acceptance = recipient -> true;
    private MailHandler handler = mail -> Outcome.fail("nobody handles mail for this address");

    private int concurrency;
    private final List<EmailAddress> deadLetter = new ArrayList<>();

    HandlerSettings() {}

    /**
     * What takes the mail. Called on a worker when the mail is durably queued; an exception is logged, and the mail comes
     * again on the queue's schedule.
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

    /** How many mails it takes at once, at least 1. */
    public HandlerSettings concurrency(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("at least one mail at once, not " + most);
        }
        concurrency = most;
        return this;
    }

    /**
     * Who gets mail that the handler fails, or retries until its time is over, instead of a report to the sender.
     *
     * @throws dev.mailwright.address.AddressSyntaxException if it is not an address
     */
    public HandlerSettings deadLetter(String address) {
        deadLetter.add(EmailAddress.of(address));
        return this;
    }

    Handling value() {
        return new Handling(handler, acceptance, concurrency, List.copyOf(deadLetter));
    }
}
