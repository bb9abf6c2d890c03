package dev.mailwright.queue;

import dev.mailwright.address.EmailAddress;
import dev.mailwright.message.Envelope;
import dev.mailwright.message.Message;
import java.util.List;

/** What a courier is to bring, and where. Immutable. */
public final class Consignment {

    private final QueueId id;
    private final QueueEntry entry;
    private final List<QueuedRecipient> recipients;
    private final Message message;
    private final NextHop hop;

    Consignment(QueueId id, QueueEntry entry, List<QueuedRecipient> recipients, Message message, NextHop hop) {
        this.id = id;
        this.entry = entry;
        this.recipients = List.copyOf(recipients);
        this.message = message;
        this.hop = hop;
    }

    public QueueId id() {
        return id;
    }

    /** The entry that it is taken from; some of its recipients may be done or go elsewhere. */
    public QueueEntry entry() {
        return entry;
    }

    /** Sender, recipients and what was asked for each. */
    public Envelope envelope() {
        Envelope envelope = entry.envelope();
        for (QueuedRecipient recipient : recipients) {
            envelope = envelope.withRecipient(recipient.address(), recipient.options());
        }
        return envelope;
    }

    /** In the order in which receipts are given. */
    public List<EmailAddress> recipients() {
        return recipients.stream().map(QueuedRecipient::address).toList();
    }

    /** To be read until the receipts are given; the queue closes it. */
    public Message message() {
        return message;
    }

    public NextHop hop() {
        return hop;
    }

    @Override
    public String toString() {
        return id + " for " + recipients.size() + " recipients by " + hop;
    }
}
