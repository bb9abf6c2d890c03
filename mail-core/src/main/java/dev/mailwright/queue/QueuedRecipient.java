package dev.mailwright.queue;

import dev.mailwright.address.EmailAddress;
import dev.mailwright.check.Reply;
import dev.mailwright.message.RecipientOptions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One recipient of an entry and what is known of it. Immutable; the {@code with} methods return a changed copy. */
public final class QueuedRecipient {

    /** How far it has come. */
    public enum State {
        WAITING,
        DELIVERED,
        FAILED
    }

    private final EmailAddress address;
    private final EmailAddress named;
    private final RecipientOptions options;
    private final State state;
    private final @Nullable Reply lastAnswer;
    private final String relay;

    QueuedRecipient(
            EmailAddress address,
            EmailAddress named,
            RecipientOptions options,
            State state,
            @Nullable Reply lastAnswer,
            String relay) {
        this.address = address;
        this.named = named;
        this.options = options;
        this.state = state;
        this.lastAnswer = lastAnswer;
        this.relay = relay;
    }

    /**
     * One that nobody has tried yet.
     *
     * @param address where it goes, after aliases
     * @param named as the sender wrote it
     */
    public static QueuedRecipient of(EmailAddress address, EmailAddress named, RecipientOptions options) {
        return new QueuedRecipient(address, named, options, State.WAITING, null, "");
    }

    /** The same after an answer of the next hop. */
    QueuedRecipient answered(Reply reply, String by) {
        State next = reply.isPositive() ? State.DELIVERED : reply.isPermanent() ? State.FAILED : State.WAITING;
        return new QueuedRecipient(address, named, options, next, reply, by);
    }

    QueuedRecipient failed() {
        return new QueuedRecipient(address, named, options, State.FAILED, lastAnswer, relay);
    }

    /** Where it goes, after aliases. */
    public EmailAddress address() {
        return address;
    }

    /** As the sender wrote it. */
    public EmailAddress named() {
        return named;
    }

    public RecipientOptions options() {
        return options;
    }

    public State state() {
        return state;
    }

    /** Absent before the first attempt. */
    public Optional<Reply> lastAnswer() {
        return Optional.ofNullable(lastAnswer);
    }

    /** Who gave the last answer, a name with an address; empty when it came from this server. */
    public String relay() {
        return relay;
    }

    @Override
    public String toString() {
        return address + " " + state + (lastAnswer == null ? "" : " (" + lastAnswer + ")");
    }
}
