package dev.mailwright.queue;

import dev.mailwright.EventSink;
import dev.mailwright.Submission;
import dev.mailwright.event.Bounced;
import dev.mailwright.event.Deferred;
import dev.mailwright.event.Queued;
import dev.mailwright.event.Relayed;
import java.time.Instant;

/** Tells events what becomes of mail. */
final class Fates {

    private final EventSink events;

    Fates(EventSink events) {
        this.events = events;
    }

    void queued(QueueEntry entry, NextHop hop) {
        Submission message = new Submission(entry.message());
        for (QueuedRecipient recipient : entry.recipients()) {
            events.emit(stamp -> Queued.of(stamp, message, recipient.address(), hop.toString()));
        }
    }

    void relayed(QueueEntry entry, QueuedRecipient recipient, Receipt receipt) {
        Submission message = new Submission(entry.message());
        events.emit(stamp -> Relayed.of(stamp, message, recipient.address(), receipt.relay(), receipt.reply()));
    }

    void deferred(QueueEntry entry, QueuedRecipient recipient, Instant next) {
        Submission message = new Submission(entry.message());
        recipient
                .lastAnswer()
                .ifPresent(
                        reply -> events.emit(stamp -> Deferred.of(stamp, message, recipient.address(), reply, next)));
    }

    void bounced(QueueEntry entry, QueuedRecipient recipient) {
        Submission message = new Submission(entry.message());
        recipient
                .lastAnswer()
                .ifPresent(reply -> events.emit(stamp -> Bounced.of(stamp, message, recipient.address(), reply)));
    }
}
