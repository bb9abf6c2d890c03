package dev.mailwright.check;

import dev.mailwright.Lookup;
import dev.mailwright.address.EmailAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

/**
 * Changes a message that leaves for another server: signs it, seals it, rewrites its reverse path. Called on a worker,
 * once for each message and never again on a retry. A failure leaves the message where it is, to be tried again. Thread-safe.
 */
@FunctionalInterface
public interface OutboundStep {

    CompletionStage<Outgoing> apply(Outgoing mail);

    /**
     * The address that this step had rewritten to the given one, so that mail which comes back to it finds its way. Asked
     * at RCPT for recipients that are in a local domain and that the directory does not know; may block.
     *
     * @return absent for an address that is not of this step's making; unavailable gives 451
     */
    default Lookup<EmailAddress> returning(EmailAddress rewritten) {
        return Lookup.absent();
    }

    /** A step that is done when it returns. */
    static OutboundStep blocking(UnaryOperator<Outgoing> body) {
        return mail -> CompletableFuture.completedFuture(body.apply(mail));
    }
}
