package dev.mailwright.queue;

import dev.mailwright.address.Domain;
import dev.mailwright.address.EmailAddress;
import java.util.function.Predicate;

/** Which entries to list. Immutable; each method narrows it down. */
public final class QueueFilter {

    public static final QueueFilter ALL = new QueueFilter(0, state -> true, entry -> true);

    private final long after;
    private final Predicate<QueueItem.State> states;
    private final Predicate<QueueEntry> entries;

    private QueueFilter(long after, Predicate<QueueItem.State> states, Predicate<QueueEntry> entries) {
        this.after = after;
        this.states = states;
        this.entries = entries;
    }

    /** Entries later than this one: the next page. */
    public QueueFilter after(QueueId id) {
        return new QueueFilter(id.value(), states, entries);
    }

    public QueueFilter state(QueueItem.State state) {
        return new QueueFilter(after, states.and(state::equals), entries);
    }

    public QueueFilter sender(EmailAddress sender) {
        return and(entry -> entry.sender()
                .address()
                .filter(a -> a.folded().equals(sender.folded()))
                .isPresent());
    }

    /** With a recipient in this domain. */
    public QueueFilter domain(Domain domain) {
        return and(entry ->
                entry.recipients().stream().anyMatch(r -> r.address().domain().equals(domain)));
    }

    public QueueFilter recipient(EmailAddress recipient) {
        return and(entry ->
                entry.recipients().stream().anyMatch(r -> r.address().folded().equals(recipient.folded())));
    }

    /** The entries of one message, by the id that log and events have. */
    public QueueFilter message(String id) {
        return and(entry -> entry.message().equals(id));
    }

    private QueueFilter and(Predicate<QueueEntry> more) {
        return new QueueFilter(after, states, entries.and(more));
    }

    long after() {
        return after;
    }

    boolean test(QueueItem.State state) {
        return states.test(state);
    }

    boolean test(QueueEntry entry) {
        return entries.test(entry);
    }
}
