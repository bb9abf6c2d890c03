package dev.mailwright.delivery;

import dev.mailwright.EventSink;
import dev.mailwright.Time;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.address.Subaddress;
import dev.mailwright.check.Reply;
import dev.mailwright.event.MessageHandled;
import dev.mailwright.message.Envelope;
import dev.mailwright.message.RecipientOptions;
import dev.mailwright.message.mime4j.Mail;
import dev.mailwright.queue.Consignment;
import dev.mailwright.queue.Courier;
import dev.mailwright.queue.Receipt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives queued mail to code of the application, on the worker that the queue calls it on. At least once with the same key; what it throws is logged, and the mail
 * comes again. What it will never take goes to the handler's dead letter address, or back to its sender where there is none. Thread-safe.
 */
public final class HandlerCourier implements Courier {

    private static final Logger LOG = LoggerFactory.getLogger(MailDelivery.class);
    private static final Reply DEAD_LETTER = new Reply(250, "2.0.0", "put with the dead letters");

    private final Map<String, Registration> handlers;
    private final String delimiters;
    private final Time time;
    private final Duration lifetime;
    private final EventSink events;
    private final Supplier<Delivery> delivery;

    /**
     * A handler and where its dead letters go.
     *
     * @param deadLetter addresses; none for a report to the sender
     */
    public record Registration(MailHandler handler, List<EmailAddress> deadLetter) {
        public Registration {
            deadLetter = List.copyOf(deadLetter);
        }
    }

    /**
     * @param handlers by the text of their keys
     * @param delimiters of subaddresses
     * @param lifetime how long mail is tried
     * @param delivery takes dead letters
     */
    public HandlerCourier(
            Map<String, Registration> handlers,
            String delimiters,
            Time time,
            Duration lifetime,
            EventSink events,
            Supplier<Delivery> delivery) {
        this.handlers = Map.copyOf(handlers);
        this.delimiters = delimiters;
        this.time = time;
        this.lifetime = lifetime;
        this.events = events;
        this.delivery = delivery;
    }

    @Override
    public CompletionStage<List<Receipt>> deliver(Consignment consignment) {
        String key = consignment.hop().handler();
        List<Receipt> receipts = new ArrayList<>();
        for (EmailAddress recipient : consignment.recipients()) {
            Registration registration = handlers.get(key);
            if (registration == null) {
                LOG.error("there is no handler for {} any more", key);
                receipts.add(Receipt.of(Replies.HANDLER_FAILED));
            } else {
                receipts.add(handle(consignment, key, recipient, registration));
            }
        }
        return CompletableFuture.completedFuture(receipts);
    }

    private Receipt handle(Consignment consignment, String key, EmailAddress recipient, Registration registration) {
        boolean whole = recipient.folded().toString().equals(key);
        Subaddress address = Subaddress.split(recipient, whole ? "" : delimiters);
        Mail mail = Mail.delivered(
                consignment.message(), address, consignment.entry().key());
        Outcome outcome = outcome(registration.handler(), mail, key, consignment);
        Reply reply = Replies.of(outcome);
        boolean last = !time.now().isBefore(consignment.entry().arrival().plus(lifetime));
        if (!registration.deadLetter().isEmpty() && (reply.isPermanent() || reply.isTransient() && last)) {
            return Receipt.of(buried(consignment, registration.deadLetter(), reply));
        }
        if (reply.isPositive()) {
            String id = consignment.entry().message();
            events.emit(stamp -> MessageHandled.of(stamp, id, "queue", recipient, key));
        }
        return Receipt.of(reply).withRetryAfter(outcome.after());
    }

    private static Outcome outcome(MailHandler handler, Mail mail, String key, Consignment consignment) {
        try {
            return Objects.requireNonNull(handler.handle(mail), "the handler returned null");
        } catch (Throwable e) {
            LOG.error("handler {} failed on entry {}", key, consignment.id(), e);
            return Outcome.retry(Duration.ZERO, "");
        } finally {
            if (Thread.interrupted()) {
                LOG.debug("handler {} left its thread interrupted", key);
            }
        }
    }

    /** Where the dead letter cannot be kept now, the mail waits. */
    private Reply buried(Consignment consignment, List<EmailAddress> deadLetter, Reply why) {
        Envelope envelope = Envelope.from(consignment.entry().sender());
        LOG.info("entry {} goes to the dead letters: {}", consignment.id(), why);
        try (Transaction transaction = delivery.get().begin(envelope, Source.application("dead-letter"))) {
            for (EmailAddress to : deadLetter) {
                transaction.recipient(to, RecipientOptions.NONE);
            }
            List<RecipientResult> results = transaction
                    .commit(consignment.message())
                    .toCompletableFuture()
                    .join();
            boolean taken = !results.isEmpty()
                    && results.stream().allMatch(r -> r.reply().isPositive());
            return taken ? DEAD_LETTER : Replies.HANDLER_FAILED;
        } catch (RuntimeException e) {
            LOG.error("entry {} could not be put with the dead letters", consignment.id(), e);
            return Replies.HANDLER_FAILED;
        }
    }
}
