package dev.mailwright.check;

import dev.mailwright.address.ReversePath;
import dev.mailwright.message.Envelope;
import dev.mailwright.message.Header;
import dev.mailwright.message.HeaderBlock;
import dev.mailwright.message.Message;

/**
 * A message on its way out. A step may put header fields in front and change the reverse path, and no more: what was
 * written is never touched. Immutable; each change returns another one. The message belongs to who made this.
 */
public final class Outgoing {

    private final Envelope envelope;
    private final Message original;
    private final HeaderBlock added;
    private final boolean forwarded;

    private Outgoing(Envelope envelope, Message original, HeaderBlock added, boolean forwarded) {
        this.envelope = envelope;
        this.original = original;
        this.added = added;
        this.forwarded = forwarded;
    }

    /** A message of somebody who may send through here. */
    public static Outgoing of(Envelope envelope, Message message) {
        return new Outgoing(envelope, message, HeaderBlock.EMPTY, false);
    }

    /** The same as a message of a stranger, which an alias sends on. */
    public Outgoing asForwarded() {
        return new Outgoing(envelope, original, added, true);
    }

    /**
     * Whether it came from somebody who may not send through here: it is only forwarded, and nobody here answers for what
     * it says.
     */
    public boolean isForwarded() {
        return forwarded;
    }

    /** The reverse path as changed so far, and the recipients. */
    public Envelope envelope() {
        return envelope;
    }

    /** With what was put in front so far. */
    public Message message() {
        return original.prepend(added);
    }

    /** What was put in front so far, from top to bottom. */
    public HeaderBlock added() {
        return added;
    }

    /** The same with a field above all others. */
    public Outgoing prepend(Header header) {
        return new Outgoing(envelope, original, HeaderBlock.of(header).plus(added), forwarded);
    }

    /** The same with another reverse path. */
    public Outgoing reversePath(ReversePath path) {
        return new Outgoing(envelope.withSender(path), original, added, forwarded);
    }
}
