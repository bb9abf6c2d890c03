package dev.mailwright.queue;

import dev.mailwright.address.ReversePath;
import dev.mailwright.message.Envelope;
import dev.mailwright.message.Notify;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Everything that is known of one entry but its bytes: a message for recipients that share a next hop. Immutable; the
 * {@code with} methods return a changed copy.
 */
public final class QueueEntry {

    private final String message;
    private final Envelope envelope;
    private final String route;
    private final String key;
    private final long size;
    private final Instant arrival;
    private final List<QueuedRecipient> recipients;
    private final Instant nextAttempt;
    private final int attempts;
    private final boolean held;
    private final boolean delayReported;

    private QueueEntry(Parts parts) {
        this.message = parts.message;
        this.envelope = parts.envelope;
        this.route = parts.route;
        this.key = parts.key;
        this.size = parts.size;
        this.arrival = parts.arrival;
        this.recipients = List.copyOf(parts.recipients);
        this.nextAttempt = parts.nextAttempt;
        this.attempts = parts.attempts;
        this.held = parts.held;
        this.delayReported = parts.delayReported;
    }

    /** The fields of an entry that is being made. Confined to one thread. */
    static final class Parts {

        String message = "";
        Envelope envelope = Envelope.from(ReversePath.NULL);
        String route = "";
        String key = "";
        long size;
        Instant arrival = Instant.EPOCH;
        List<QueuedRecipient> recipients = new ArrayList<>();
        Instant nextAttempt = Instant.EPOCH;
        int attempts;
        boolean held;
        boolean delayReported;

        QueueEntry entry() {
            return new QueueEntry(this);
        }
    }

    /**
     * An entry to be tried at once.
     *
     * @param message the id of the message in this server
     * @param envelope its sender, body type and wishes; its recipients do not count
     * @param size in octets
     * @param arrival when this server took it
     */
    public static QueueEntry of(
            String message, Envelope envelope, long size, Instant arrival, List<QueuedRecipient> recipients) {
        if (recipients.isEmpty()) {
            throw new IllegalArgumentException("an entry has at least one recipient");
        }
        Parts parts = new Parts();
        parts.message = message;
        parts.envelope = envelope;
        parts.size = size;
        parts.arrival = arrival;
        parts.nextAttempt = arrival;
        parts.recipients = recipients;
        return new QueueEntry(parts);
    }

    private QueueEntry with(Consumer<Parts> edit) {
        Parts parts = new Parts();
        parts.message = message;
        parts.envelope = envelope;
        parts.route = route;
        parts.key = key;
        parts.size = size;
        parts.arrival = arrival;
        parts.recipients = recipients;
        parts.nextAttempt = nextAttempt;
        parts.attempts = attempts;
        parts.held = held;
        parts.delayReported = delayReported;
        edit.accept(parts);
        return new QueueEntry(parts);
    }

    /** Where it is to go instead of where the routes say; see {@link NextHop#parse}. Empty for what the routes say. */
    public QueueEntry withRoute(String text) {
        return with(parts -> parts.route = text);
    }

    /** What the receiver may recognise a second copy by. */
    public QueueEntry withKey(String text) {
        return with(parts -> parts.key = text);
    }

    public QueueEntry withHeld(boolean hold) {
        return with(parts -> parts.held = hold);
    }

    public QueueEntry withNextAttempt(Instant when) {
        return with(parts -> parts.nextAttempt = when);
    }

    QueueEntry attempted(Instant next) {
        return with(parts -> {
            parts.attempts = attempts + 1;
            parts.nextAttempt = next;
        });
    }

    QueueEntry withDelayReported() {
        return with(parts -> parts.delayReported = true);
    }

    QueueEntry mapRecipients(UnaryOperator<QueuedRecipient> edit) {
        return with(parts -> parts.recipients = recipients.stream().map(edit).toList());
    }

    QueueEntry withRecipients(List<QueuedRecipient> all) {
        return with(parts -> parts.recipients = all);
    }

    /** The id of the message in this server, as in log and events. */
    public String message() {
        return message;
    }

    /** Sender, body type and wishes, without the recipients. */
    public Envelope envelope() {
        return envelope;
    }

    public ReversePath sender() {
        return envelope.sender();
    }

    /** Empty for what the routes say; else see {@link NextHop#parse}. */
    public String route() {
        return route;
    }

    /** What the receiver may recognise a second copy by; empty where it cannot. */
    public String key() {
        return key;
    }

    /** In octets. */
    public long size() {
        return size;
    }

    public Instant arrival() {
        return arrival;
    }

    public List<QueuedRecipient> recipients() {
        return recipients;
    }

    /** Those that are neither delivered nor failed. */
    public List<QueuedRecipient> waiting() {
        return recipients.stream()
                .filter(r -> r.state() == QueuedRecipient.State.WAITING)
                .toList();
    }

    /** When it is tried next, unless it is held. */
    public Instant nextAttempt() {
        return nextAttempt;
    }

    public int attempts() {
        return attempts;
    }

    /** Kept until somebody releases it. */
    public boolean isHeld() {
        return held;
    }

    /** Whether its sender has been told that it takes long. */
    public boolean isDelayReported() {
        return delayReported;
    }

    /** Whether the sender of a failed recipient may be told: never for the null path. // rfc5321#6.1 */
    boolean mayReport(QueuedRecipient recipient, Notify what) {
        return !sender().isNull() && recipient.options().wants(what);
    }

    @Override
    public String toString() {
        return message + " " + sender() + " to " + recipients.size() + " recipients";
    }
}
