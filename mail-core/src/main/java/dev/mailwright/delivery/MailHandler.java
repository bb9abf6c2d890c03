package dev.mailwright.delivery;

import dev.mailwright.message.mime4j.Mail;

/**
 * Code of the application that takes mail for an address. Called on a worker after the mail was durably queued, by
 * as many at once as its settings allow; the mail must not be used after it returns.
 *
 * <p>At least once: after a crash, or when the client did not see the answer, the same mail comes again with the same
 * {@link Mail#key()}.
 */
@FunctionalInterface
public interface MailHandler {

    /**
     * Takes one mail.
     *
     * @throws Exception whatever goes wrong; it is logged, and the mail comes again
     */
    Outcome handle(Mail mail) throws Exception;
}
