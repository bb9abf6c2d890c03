package dev.mailwright.delivery;

import dev.mailwright.EventSink;
import dev.mailwright.Time;
import dev.mailwright.address.Subaddress;
import dev.mailwright.check.OutboundStep;
import dev.mailwright.directory.RecipientKey;
import dev.mailwright.message.Envelope;
import dev.mailwright.queue.NextHop;
import dev.mailwright.queue.Outbox;
import dev.mailwright.queue.Reports;
import dev.mailwright.routing.Router;
import dev.mailwright.routing.Subaddressing;
import dev.mailwright.store.MailStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Delivery into mailboxes and handlers of this server. Thread-safe.
 *
 * <p>A client that comes again after some copies could not be stored gets those only: what was stored the first time is
 * remembered in memory, for at most 10,000 messages and five days.
 */
public final class MailDelivery implements Delivery {

    private final DeliveryRooms rooms;

    private MailDelivery(DeliveryRooms rooms) {
        this.rooms = rooms;
    }

    /** @param random for the ids of messages */
    public static Builder over(Router router, MailStore store, Time time, RandomGenerator random) {
        return new Builder(router, store, time, random);
    }

    @Override
    public Transaction begin(Envelope envelope, Source source) {
        return new MailTransaction(rooms, new Mailing(rooms.ids().next(), envelope, source));
    }

    /**
     * Mutable, for one thread.
     *
     * <ul>
     *   <li>events go nowhere
     *   <li>no handlers
     *   <li>{@link Subaddressing#DEFAULT}
     *   <li>1,000 recipients
     * </ul>
     */
    public static final class Builder {

        private final Router router;
        private final MailStore store;
        private final Time time;
        private final RandomGenerator random;
        private final Map<String, MailHandler> handlers = new HashMap<>();
        private final Map<String, Predicate<? super Subaddress>> acceptances = new HashMap<>();
        private EventSink events = EventSink.NONE;
        private Subaddressing subaddressing = Subaddressing.DEFAULT;
        private int maxRecipients = 1_000;
        private @Nullable Outside outside;

        private Builder(Router router, MailStore store, Time time, RandomGenerator random) {
            this.router = router;
            this.store = store;
            this.time = time;
            this.random = random;
        }

        public Builder events(EventSink sink) {
            events = sink;
            return this;
        }

        /** The same that the router has. */
        public Builder subaddressing(Subaddressing how) {
            subaddressing = how;
            return this;
        }

        /** The router must know the same key, or no mail gets here. */
        public Builder handler(RecipientKey key, MailHandler handler) {
            handlers.put(key.toString(), handler);
            return this;
        }

        /** Which addresses the handler of this key takes, asked at RCPT; all of them unless it is said here. */
        public Builder acceptance(RecipientKey key, Predicate<? super Subaddress> accepts) {
            acceptances.put(key.toString(), accepts);
            return this;
        }

        /**
         * The way out: mail for handlers and for other servers goes there. Without it handlers are called while the client waits, and nothing
         * goes to other servers.
         *
         * @param steps applied in this order to what goes to other servers
         */
        public Builder outbox(Outbox outbox, Reports reports, List<OutboundStep> steps) {
            outside = new Outside(outbox, reports, steps, null);
            return this;
        }

        /** Mail for mailboxes goes there, by way of the queue, and not into the store. After {@link #outbox}. */
        public Builder mailboxes(NextHop hop) {
            Outside before = outside;
            if (before == null) {
                throw new IllegalStateException("mail goes elsewhere by way of a queue only");
            }
            outside = new Outside(before.outbox(), before.reports(), before.steps(), hop);
            return this;
        }

        /** The most recipients of a message, at least 100. // rfc5321#4.5.3.1.8 */
        public Builder maxRecipients(int most) {
            if (most < 100) {
                throw new IllegalArgumentException("a message may have at least 100 recipients, not " + most);
            }
            maxRecipients = most;
            return this;
        }

        public MailDelivery build() {
            return new MailDelivery(new DeliveryRooms(
                    router,
                    store,
                    time,
                    events,
                    new Handlers(handlers, acceptances, subaddressing.delimiters()),
                    maxRecipients,
                    new MessageIds(time, random),
                    new TagFolders(store, subaddressing, events),
                    new PartialDeliveries(time),
                    outside));
        }
    }
}
