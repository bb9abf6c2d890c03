package dev.mailwright.delivery;

import dev.mailwright.address.EmailAddress;
import dev.mailwright.check.Reply;
import dev.mailwright.delivery.MailTransaction.Accepted;
import dev.mailwright.message.Headers;
import dev.mailwright.message.Message;
import dev.mailwright.message.MessageIoException;
import dev.mailwright.message.MimeLimits;
import dev.mailwright.message.Notify;
import dev.mailwright.queue.NextHop;
import dev.mailwright.queue.QueueEntry;
import dev.mailwright.queue.QueuedRecipient;
import dev.mailwright.routing.Destination;
import dev.mailwright.store.StoreException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings one message to the places of its recipients: handlers first, on the calling worker, then all copies in as few
 * commits of the store as there are different subjects.
 */
final class Commit {

    private static final Logger LOG = LoggerFactory.getLogger(MailDelivery.class);

    private final DeliveryRooms rooms;
    private final Mailing mailing;
    private final List<Accepted> accepted;
    private final Message message;
    private final Places places;
    private final List<List<Place>> ways = new ArrayList<>();
    private final List<Optional<Reply>> loops = new ArrayList<>();
    private @Nullable String digest;

    Commit(DeliveryRooms rooms, Mailing mailing, List<Accepted> accepted, Message message) {
        this.rooms = rooms;
        this.mailing = mailing;
        this.accepted = accepted;
        this.message = message;
        this.places =
                new Places(rooms.folders(), rooms.store(), mailing.source().folder());
    }

    CompletionStage<List<RecipientResult>> run() {
        try {
            Headers headers = Headers.read(message, MimeLimits.DEFAULT);
            HopCheck hops = new HopCheck(headers);
            boolean first = !rooms.partials().mayKnow(mailing.sender());
            if (!first || hasHandlers()) {
                digest = Digest.of(mailing.sender(), message, headers);
            }
            accepted.forEach(one -> plan(one, hops));
            if (!first) {
                skipKnown();
            }
            Calls calls = new Calls(rooms, mailing, message);
            places.calls().forEach(call -> calls.run(call, digest()));
            return CompletableFuture.allOf(new Filings(rooms, mailing, message).file(places.copies()), depart())
                    .handle((done, failure) -> finish(headers, failure));
        } catch (MessageIoException e) {
            LOG.error(
                    "message {} of session {} cannot be read",
                    mailing.id(),
                    mailing.source().session(),
                    e);
            return CompletableFuture.completedFuture(unread());
        } catch (RuntimeException | Error e) {
            places.release();
            throw e;
        }
    }

    /** Lets the store forget the key of what this commit has stored. Blocks. */
    void forgetKey() {
        mailing.source().key().ifPresent(key -> {
            for (Place.Copy copy : places.stored()) {
                rooms.store().forget(copy.account().id(), List.of(copy.key(key)));
            }
        });
    }

    private CompletableFuture<Void> depart() {
        List<Place.Away> departures = places.departures();
        return rooms.outside()
                .filter(outside -> !departures.isEmpty())
                .map(outside -> new Departures(rooms, outside, mailing, message).queue(departures))
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    private boolean hasHandlers() {
        return accepted.stream()
                .flatMap(one -> one.destinations().stream())
                .anyMatch(Destination.Handler.class::isInstance);
    }

    private String digest() {
        return digest == null ? "" : digest;
    }

    private void plan(Accepted one, HopCheck hops) {
        Optional<Reply> loop = loop(one, hops);
        loops.add(loop);
        List<Place> way = new ArrayList<>();
        ways.add(way);
        if (loop.isEmpty()) {
            for (Destination destination : one.destinations()) {
                way.add(place(one, destination));
            }
        }
    }

    private Optional<Reply> loop(Accepted one, HopCheck hops) {
        if (hops.tooMany()) {
            return Optional.of(Replies.TOO_MANY_HOPS);
        }
        boolean again = mailing.source().hasOwnHops()
                && one.destinations().stream()
                        .anyMatch(d -> d instanceof Destination.Mailbox mailbox
                                && hops.wasAt(mailbox.account().address()));
        return again ? Optional.of(Replies.LOOP) : Optional.empty();
    }

    private Place place(Accepted one, Destination destination) {
        Optional<Place.Away> away = rooms.outside().flatMap(outside -> away(outside, one, destination));
        if (away.isPresent()) {
            return places.away(away.get());
        }
        try {
            return one.junk() ? places.junk(one.recipient(), destination) : places.add(one.recipient(), destination);
        } catch (StoreException e) {
            LOG.error(
                    "the folders for message {} of session {} cannot be read",
                    mailing.id(),
                    mailing.source().session(),
                    e);
            return places.broken(one.recipient(), (Destination.Mailbox) destination, Replies.of(e));
        }
    }

    private Optional<Place.Away> away(Outside outside, Accepted one, Destination destination) {
        if (destination instanceof Destination.Handler handler) {
            EmailAddress to = rooms.handlers().address(handler);
            String route = NextHop.handler(handler.name()).toString();
            return Optional.of(new Place.Away(one.recipient(), to, one.options(), route, digest() + "-" + to));
        }
        if (destination instanceof Destination.Mailbox mailbox) {
            EmailAddress to = rooms.handlers().tagged(mailbox.address(), mailbox.tag());
            return outside.store().map(hop -> new Place.Away(one.recipient(), to, one.options(), hop.toString(), ""));
        }
        return Optional.of(new Place.Away(one.recipient(), destination.address(), one.options(), "", ""));
    }

    /** An earlier attempt of the client brought the message there. */
    private void skipKnown() {
        Set<Object> known = rooms.partials().places(digest());
        for (Place place : places.all()) {
            if (known.contains(place.key())) {
                place.answer(Replies.DELIVERED);
            }
        }
    }

    private List<RecipientResult> unread() {
        places.release();
        List<RecipientResult> results = new ArrayList<>();
        accepted.forEach(one -> results.add(new RecipientResult(one.recipient(), Replies.STORE_FAILED)));
        new Outcomes(rooms, mailing, message.size()).report(List.of(), results);
        return results;
    }

    private List<RecipientResult> finish(Headers headers, @Nullable Throwable failure) {
        places.release();
        if (failure != null) {
            LOG.error(
                    "message {} of session {} cannot be stored",
                    mailing.id(),
                    mailing.source().session(),
                    failure);
        }
        List<RecipientResult> results = new ArrayList<>();
        for (int i = 0; i < accepted.size(); i++) {
            Reply reply = loops.get(i).orElse(Replies.DELIVERED);
            for (Place place : ways.get(i)) {
                reply = Replies.worst(reply, place.reply());
            }
            results.add(new RecipientResult(accepted.get(i).recipient(), reply));
        }
        remember(headers, results);
        confirm(results);
        new Outcomes(rooms, mailing, message.size()).report(places.all(), results);
        return List.copyOf(results);
    }

    /** Tells a sender who asked for it that the mail has come to its end here. // rfc3461#5.2.2 */
    private void confirm(List<RecipientResult> results) {
        List<QueuedRecipient> arrived = new ArrayList<>();
        for (int i = 0; i < accepted.size(); i++) {
            boolean here = ways.get(i).stream().allMatch(Place.Copy.class::isInstance);
            Accepted one = accepted.get(i);
            boolean asked = one.options().notifications().contains(Notify.SUCCESS);
            if (asked && here && results.get(i).reply().isPositive()) {
                arrived.add(QueuedRecipient.of(one.recipient(), one.recipient(), one.options()));
            }
        }
        rooms.outside().filter(outside -> !arrived.isEmpty()).ifPresent(outside -> {
            QueueEntry entry = QueueEntry.of(
                    mailing.id(),
                    mailing.envelope().withoutRecipients(),
                    message.size(),
                    rooms.time().now(),
                    arrived);
            outside.reports().delivered(entry, arrived, message).whenComplete((sent, failure) -> {
                if (failure != null) {
                    LOG.warn("no report could be sent on message {}", mailing.id(), failure);
                }
            });
        });
    }

    /** Where one recipient has to come again and others have their copy, the next attempt must not double it. */
    private void remember(Headers headers, List<RecipientResult> results) {
        Set<Object> stored = new HashSet<>();
        for (Place place : places.all()) {
            if (place.reply().isPositive()) {
                stored.add(place.key());
            }
        }
        boolean comesAgain = results.stream().anyMatch(result -> result.reply().isTransient());
        if (comesAgain && !stored.isEmpty()) {
            try {
                String name = digest == null ? Digest.of(mailing.sender(), message, headers) : digest;
                rooms.partials().remember(mailing.sender(), name, stored);
            } catch (MessageIoException e) {
                LOG.error("message {} may be delivered twice when it comes again", mailing.id(), e);
            }
        } else if (digest != null) {
            rooms.partials().forget(digest);
        }
    }
}
