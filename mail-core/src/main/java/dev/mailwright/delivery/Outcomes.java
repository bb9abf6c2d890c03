package dev.mailwright.delivery;

import dev.mailwright.EventSink;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.event.MessageAccepted;
import dev.mailwright.event.MessageDelivered;
import dev.mailwright.event.MessageHandled;
import dev.mailwright.event.MessageRefused;
import dev.mailwright.store.Filed;
import java.util.Collection;
import java.util.List;

/** Tells log and events what became of a message. */
final class Outcomes {

    private final EventSink events;
    private final Mailing mailing;
    private final long size;

    Outcomes(DeliveryRooms rooms, Mailing mailing, long size) {
        this.events = rooms.events();
        this.mailing = mailing;
        this.size = size;
    }

    void report(Collection<Place> places, List<RecipientResult> results) {
        DeliveryLog.message(mailing, size, results);
        List<EmailAddress> taken = results.stream()
                .filter(result -> result.reply().isPositive())
                .map(RecipientResult::recipient)
                .toList();
        String session = mailing.source().session();
        if (!taken.isEmpty()) {
            events.emit(stamp -> MessageAccepted.of(stamp, mailing.id(), session, mailing.sender(), taken, size));
        }
        places.forEach(this::report);
        for (RecipientResult result : results) {
            if (!result.reply().isPositive()) {
                events.emit(stamp -> MessageRefused.of(
                        stamp, session, mailing.sender(), List.of(result.recipient()), result.reply()));
            }
        }
    }

    private void report(Place place) {
        DeliveryLog.delivery(mailing, size, place);
        String session = mailing.source().session();
        if (place instanceof Place.Copy copy && copy.stored().isPresent()) {
            Filed.Stored at = copy.stored().get();
            events.emit(stamp -> MessageDelivered.of(
                    stamp,
                    mailing.id(),
                    session,
                    copy.recipient(),
                    copy.account().id(),
                    at.folder(),
                    at.validity(),
                    at.uid()));
        } else if (place instanceof Place.Call call && call.reply().equals(Replies.HANDLED)) {
            events.emit(stamp -> MessageHandled.of(
                    stamp,
                    mailing.id(),
                    session,
                    call.recipient(),
                    call.handler().name()));
        }
    }
}
