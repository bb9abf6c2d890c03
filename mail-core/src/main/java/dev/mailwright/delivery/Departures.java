package dev.mailwright.delivery;

import dev.mailwright.address.EmailAddress;
import dev.mailwright.check.OutboundStep;
import dev.mailwright.check.Outgoing;
import dev.mailwright.check.Reply;
import dev.mailwright.message.Envelope;
import dev.mailwright.message.Message;
import dev.mailwright.queue.NextHop;
import dev.mailwright.queue.QueueEntry;
import dev.mailwright.queue.QueueException;
import dev.mailwright.queue.QueuedRecipient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts what is not for a mailbox of the store into the queue: one entry for each next hop, one for each handler. What leaves for other servers goes
 * through the outbound steps once, here, so that a retry sends the same octets.
 */
final class Departures {

    private static final Logger LOG = LoggerFactory.getLogger(MailDelivery.class);

    private final Mailing mailing;
    private final Message message;
    private final Outside outside;
    private final Instant now;

    Departures(DeliveryRooms rooms, Outside outside, Mailing mailing, Message message) {
        this.mailing = mailing;
        this.message = message;
        this.outside = outside;
        this.now = rooms.time().now();
    }

    /** Completes, never with a failure, when each place has its answer. */
    CompletableFuture<Void> queue(List<Place.Away> places) {
        List<Place.Away> remote =
                places.stream().filter(p -> p.route().isEmpty()).toList();
        List<Place.Away> inner =
                places.stream().filter(p -> !p.route().isEmpty()).toList();
        return CompletableFuture.allOf(answered(remote, this::remote), answered(inner, this::inner));
    }

    private interface Way {

        CompletionStage<?> go(List<Place.Away> places);
    }

    private CompletableFuture<Void> answered(List<Place.Away> places, Way way) {
        if (places.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        CompletionStage<?> going;
        try {
            going = way.go(places);
        } catch (RuntimeException e) {
            going = CompletableFuture.failedFuture(e);
        }
        return going.handle((ids, failure) -> answer(places, failure)).toCompletableFuture();
    }

    private @Nullable Void answer(List<Place.Away> places, @Nullable Throwable failure) {
        Reply reply = Replies.QUEUED;
        if (failure != null) {
            Throwable cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            boolean full = cause instanceof QueueException e && e.reason() == QueueException.Reason.FULL;
            reply = full ? Replies.DISK_FULL : Replies.STORE_FAILED;
            LOG.error(
                    "message {} of session {} cannot be queued",
                    mailing.id(),
                    mailing.source().session(),
                    cause);
        }
        for (Place.Away place : places) {
            place.answer(reply);
        }
        return null;
    }

    private CompletionStage<?> inner(List<Place.Away> places) {
        Envelope envelope = mailing.envelope();
        List<QueueEntry> entries = new ArrayList<>();
        Map<String, List<QueuedRecipient>> stores = new LinkedHashMap<>();
        for (Place.Away place : places) {
            if (place.handlerKey().isEmpty()) {
                stores.computeIfAbsent(place.route(), route -> new ArrayList<>())
                        .add(recipient(place));
            } else {
                entries.add(entry(envelope, message.size(), List.of(recipient(place)))
                        .withRoute(place.route())
                        .withKey(place.handlerKey()));
            }
        }
        stores.forEach(
                (route, all) -> entries.add(entry(envelope, message.size(), all).withRoute(route)));
        return outside.outbox().add(message, entries);
    }

    private CompletionStage<?> remote(List<Place.Away> places) {
        Envelope envelope = mailing.envelope();
        EmailAddress[] all = places.stream().map(Place.Away::address).toArray(EmailAddress[]::new);
        Outgoing mail = Outgoing.of(envelope.withoutRecipients().to(all), message);
        CompletionStage<Outgoing> steps =
                CompletableFuture.completedFuture(mailing.source().mayRelay() ? mail : mail.asForwarded());
        for (OutboundStep step : outside.steps()) {
            steps = steps.thenCompose(step::apply);
        }
        return steps.thenCompose(outgoing -> {
            Envelope changed = envelope.withSender(outgoing.envelope().sender());
            Map<NextHop, List<QueuedRecipient>> hops = new LinkedHashMap<>();
            for (Place.Away place : places) {
                NextHop hop = outside.outbox().hop(changed.sender(), place.address());
                hops.computeIfAbsent(hop, h -> new ArrayList<>()).add(recipient(place));
            }
            Message out = outgoing.message();
            List<QueueEntry> entries = hops.values().stream()
                    .map(recipients -> entry(changed, out.size(), recipients))
                    .toList();
            return outside.outbox().add(out, entries);
        });
    }

    private QueueEntry entry(Envelope envelope, long size, List<QueuedRecipient> recipients) {
        return QueueEntry.of(mailing.id(), envelope.withoutRecipients(), size, now, recipients);
    }

    private static QueuedRecipient recipient(Place.Away place) {
        return QueuedRecipient.of(place.address(), place.recipient(), place.options());
    }
}
