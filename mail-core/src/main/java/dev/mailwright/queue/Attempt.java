package dev.mailwright.queue;

import dev.mailwright.check.Reply;
import dev.mailwright.message.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One attempt on one entry: reads it, hands it to the courier, and makes of the receipts what is next. The order at the end is that of
 * safety: reports are durable before a failed recipient is forgotten, and the entry changes on disk before it is anybody else's turn.
 */
final class Attempt {

    private static final Logger LOG = LoggerFactory.getLogger(Queue.class);
    private static final Reply BROKEN = new Reply(451, "4.3.0", "this server cannot deliver now");

    private final QueueRooms rooms;
    private final Slot slot;
    private boolean suspended;
    private final boolean isHandled;

    Attempt(QueueRooms rooms, Slot slot) {
        this.rooms = rooms;
        this.slot = slot;
        this.isHandled = slot.lane.hop.kind() == NextHop.Kind.HANDLER;
    }

    /** Tries it. On a worker. */
    void begin() {
        QueueEntry entry = read();
        if (entry == null) {
            return;
        }
        NextHop hop = rooms.hop(entry);
        List<QueuedRecipient> mine = rooms.sharing(entry, hop);
        Message message;
        try {
            message = rooms.store().body(slot.name());
        } catch (QueueException e) {
            give(entry, e);
            return;
        }
        Consignment consignment = new Consignment(slot.name(), entry, mine, message, hop);
        receipts(consignment)
                .whenComplete((receipts, failure) -> onWorker(() -> {
                    message.close();
                    finish(entry, mine, receipts, failure);
                }));
    }

    private CompletionStage<List<Receipt>> receipts(Consignment consignment) {
        try {
            return rooms.courier(consignment.hop()).deliver(consignment);
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void onWorker(Runnable work) {
        try {
            rooms.urgent().execute(work);
        } catch (RejectedExecutionException closing) {
            LOG.info("entry {} is left as it was, the server stops", slot.name());
        }
    }

    private @Nullable QueueEntry read() {
        try {
            return rooms.store().read(slot.name());
        } catch (QueueException e) {
            if (e.reason() == QueueException.Reason.GONE) {
                rooms.dispatcher().gone(slot);
            } else {
                LOG.error("entry {} cannot be read", slot.name(), e);
                rooms.dispatcher().done(slot, slot.lane.hop, later());
            }
            return null;
        }
    }

    private void give(QueueEntry entry, QueueException e) {
        LOG.error("the message of entry {} cannot be read", slot.name(), e);
        rooms.dispatcher().done(slot, rooms.hop(entry), later());
    }

    private long later() {
        return rooms.time().now().plus(rooms.schedule().shortest()).toEpochMilli();
    }

    /** The hop is down, so it is not tried. On a worker. */
    void suspend(Reply why) {
        QueueEntry entry = read();
        if (entry != null) {
            List<QueuedRecipient> mine = rooms.sharing(entry, rooms.hop(entry));
            suspended = true;
            finish(entry, mine, mine.stream().map(r -> Receipt.of(why)).toList(), null);
        }
    }

    private void finish(
            QueueEntry entry, List<QueuedRecipient> mine, @Nullable List<Receipt> given, @Nullable Throwable failure) {
        try {
            List<Receipt> receipts = given;
            if (receipts == null || receipts.size() != mine.size()) {
                LOG.error("entry {} could not be tried", slot.name(), failure);
                receipts = mine.stream().map(r -> Receipt.of(BROKEN)).toList();
            }
            settle(entry, new Outcome(mine, receipts));
        } catch (RuntimeException e) {
            LOG.error("entry {} could not be settled", slot.name(), e);
            rooms.dispatcher().done(slot, slot.lane.hop, later());
        }
    }

    /** What the hop said of each recipient. */
    private static final class Outcome {

        private final Map<QueuedRecipient, Receipt> receipts = new HashMap<>();

        Outcome(List<QueuedRecipient> mine, List<Receipt> given) {
            for (int i = 0; i < mine.size(); i++) {
                receipts.put(mine.get(i), given.get(i));
            }
        }

        QueuedRecipient applied(QueuedRecipient recipient) {
            Receipt receipt = receipts.get(recipient);
            return receipt == null ? recipient : recipient.answered(receipt.reply(), receipt.relay());
        }

        Duration pause() {
            return receipts.values().stream()
                    .map(Receipt::retryAfter)
                    .reduce(Duration.ZERO, (a, b) -> a.compareTo(b) > 0 ? a : b);
        }
    }

    private void settle(QueueEntry before, Outcome outcome) {
        note(before, outcome);
        Instant now = rooms.time().now();
        QueueEntry after = before.mapRecipients(outcome::applied);
        boolean expired = rooms.schedule().isExpired(after.arrival(), now);
        if (expired) {
            after = after.mapRecipients(r -> r.state() == QueuedRecipient.State.WAITING ? r.failed() : r);
        }
        boolean late = !after.isDelayReported() && rooms.schedule().isLate(after.arrival(), now);
        boolean telling = late && !after.waiting().isEmpty();
        QueueEntry settled = telling ? after.withDelayReported() : after;
        report(before, settled, outcome, telling)
                .whenComplete((sent, failure) -> onWorker(() -> {
                    if (failure == null) {
                        conclude(before, settled, outcome, now);
                    } else {
                        LOG.error("no report could be sent on entry {}", slot.name(), failure);
                        keep(
                                settled.mapRecipients(r -> revived(before, r)),
                                rooms.time().now().plus(rooms.schedule().shortest()));
                    }
                }));
    }

    /** A recipient that has just failed, and whose sender does not know it yet, is not done. */
    private static QueuedRecipient revived(QueueEntry before, QueuedRecipient recipient) {
        boolean fresh = recipient.state() == QueuedRecipient.State.FAILED
                && before.waiting().stream().anyMatch(r -> r.address().equals(recipient.address()));
        return fresh ? QueuedRecipient.of(recipient.address(), recipient.named(), recipient.options()) : recipient;
    }

    private void note(QueueEntry before, Outcome outcome) {
        outcome.receipts.forEach((recipient, receipt) -> {
            QueueLog.attempt(slot.name(), before, recipient, receipt);
        });
        if (suspended) {
            return;
        }
        outcome.receipts.values().stream()
                .filter(Receipt::isHopDown)
                .findFirst()
                .ifPresentOrElse(
                        receipt -> rooms.dispatcher().down(slot, later(), receipt.reply()),
                        () -> rooms.dispatcher().succeeded(slot));
    }

    private CompletionStage<?> report(QueueEntry before, QueueEntry after, Outcome outcome, boolean late) {
        List<QueuedRecipient> failed = new ArrayList<>();
        List<QueuedRecipient> taken = new ArrayList<>();
        for (int i = 0; i < after.recipients().size(); i++) {
            QueuedRecipient was = before.recipients().get(i);
            QueuedRecipient is = after.recipients().get(i);
            if (was.state() != is.state() && is.state() == QueuedRecipient.State.FAILED) {
                failed.add(is);
            }
            Receipt receipt = outcome.receipts.get(was);
            if (receipt != null && receipt.reply().isPositive() && !receipt.isReporting()) {
                taken.add(is);
            }
        }
        if (failed.isEmpty() && taken.isEmpty() && !late) {
            return CompletableFuture.completedFuture(null);
        }
        return report(after, failed, taken, late);
    }

    private CompletionStage<?> report(
            QueueEntry entry, List<QueuedRecipient> failed, List<QueuedRecipient> taken, boolean late) {
        try (Message message = rooms.store().body(slot.name())) {
            boolean last = isHandled || isLmtp(slot.lane.hop);
            List<CompletionStage<?>> all = new ArrayList<>();
            all.add(rooms.reports().failed(entry, failed, message));
            all.add(
                    last
                            ? rooms.reports().delivered(entry, taken, message)
                            : rooms.reports().relayed(entry, taken, message));
            if (late) {
                all.add(rooms.reports().delayed(entry, entry.waiting(), message));
            }
            return CompletableFuture.allOf(
                    all.stream().map(CompletionStage::toCompletableFuture).toArray(CompletableFuture<?>[]::new));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static boolean isLmtp(NextHop hop) {
        return !hop.relays().isEmpty() && hop.relays().get(0).protocol() == Relay.Protocol.LMTP;
    }

    private void conclude(QueueEntry before, QueueEntry after, Outcome outcome, Instant now) {
        List<QueuedRecipient> waiting = after.waiting();
        if (waiting.isEmpty()) {
            rooms.store().remove(slot.name()).whenComplete((done, failure) -> {
                rooms.dispatcher().gone(slot);
                tell(before, after, outcome, now);
            });
            return;
        }
        boolean untried = waiting.stream().anyMatch(r -> before.recipients().contains(r));
        Instant next = untried ? now : next(after, outcome, now);
        tell(before, after, outcome, next);
        keep(after.attempted(next), next);
    }

    /** Tells events what has changed. */
    private void tell(QueueEntry before, QueueEntry after, Outcome outcome, Instant next) {
        for (int i = 0; i < after.recipients().size(); i++) {
            QueuedRecipient was = before.recipients().get(i);
            QueuedRecipient is = after.recipients().get(i);
            Receipt receipt = outcome.receipts.get(was);
            if (is.state() == QueuedRecipient.State.FAILED && was.state() == QueuedRecipient.State.WAITING) {
                rooms.fates().bounced(after, is);
            } else if (receipt != null && receipt.reply().isPositive() && !isHandled) {
                rooms.fates().relayed(before, was, receipt);
            } else if (receipt != null && is.state() == QueuedRecipient.State.WAITING) {
                rooms.fates().deferred(after, is, next);
            }
        }
    }

    private Instant next(QueueEntry entry, Outcome outcome, Instant now) {
        Duration pause = outcome.pause();
        return pause.isZero() ? rooms.schedule().next(entry.arrival(), now, rooms.random()) : now.plus(pause);
    }

    private void keep(QueueEntry entry, Instant next) {
        rooms.store()
                .update(slot.name(), entry.withNextAttempt(next))
                .whenComplete((done, failure) -> rooms.dispatcher().done(slot, rooms.hop(entry), next.toEpochMilli()));
    }
}
