package dev.mailwright.delivery;

import dev.mailwright.Lookup;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.check.OutboundStep;
import dev.mailwright.check.Reply;
import dev.mailwright.event.MessageRefused;
import dev.mailwright.message.Message;
import dev.mailwright.message.RecipientOptions;
import dev.mailwright.observe.LoopGuard;
import dev.mailwright.routing.Destination;
import dev.mailwright.routing.Route;
import dev.mailwright.routing.Route.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gathers the recipients of one message; holds nothing in the store before the commit. Confined to one strand. */
final class MailTransaction implements Transaction {

    private static final Logger LOG = LoggerFactory.getLogger(MailDelivery.class);

    private final DeliveryRooms rooms;
    private final Mailing mailing;
    private final List<Accepted> accepted = new ArrayList<>();
    private boolean over;
    private @Nullable Commit commit;

    MailTransaction(DeliveryRooms rooms, Mailing mailing) {
        this.rooms = rooms;
        this.mailing = mailing;
    }

    /**
     * A recipient and the places where its mail goes.
     *
     * @param junk its copies are filed as junk
     */
    record Accepted(EmailAddress recipient, RecipientOptions options, List<Destination> destinations, boolean junk) {}

    @Override
    public String id() {
        return mailing.id();
    }

    @Override
    public RecipientAnswer recipient(EmailAddress to, RecipientOptions options) {
        LoopGuard.assertNotOnLoop("Transaction.recipient");
        requireOpen();
        if (accepted.size() >= rooms.maxRecipients()) {
            return refused(to, Replies.TOO_MANY_RECIPIENTS);
        }
        Route route = rooms.router().resolve(to);
        if (route instanceof Route.Refuse refuse) {
            return refuse(to, options, refuse.refusal());
        }
        if (!(route instanceof Route.Deliver deliver)) {
            return refused(to, Replies.UNAVAILABLE);
        }
        List<Destination> destinations = deliver.destinations();
        boolean leaves = destinations.stream().anyMatch(Destination.Remote.class::isInstance);
        if (leaves && rooms.outside().isEmpty()) {
            return refused(to, Replies.FORWARDS_AWAY);
        }
        return accepted(to, options, destinations);
    }

    private RecipientAnswer refuse(EmailAddress to, RecipientOptions options, Refusal refusal) {
        boolean relays = mailing.source().mayRelay() && rooms.outside().isPresent();
        if (refusal == Refusal.NOT_LOCAL && relays) {
            return accepted(to, options, List.of(Destination.remote(to)));
        }
        if (refusal == Refusal.UNKNOWN_USER) {
            Lookup<EmailAddress> origin = origin(to);
            if (origin.isUnavailable()) {
                return refused(to, Replies.UNAVAILABLE);
            }
            if (origin.toOptional().isPresent()) {
                return returned(to, options, origin.toOptional().get());
            }
        }
        return refused(to, Replies.of(refusal, mailing.source().mayRelay()));
    }

    /** Whose address an outbound step had rewritten to this one. */
    private Lookup<EmailAddress> origin(EmailAddress to) {
        List<OutboundStep> steps = rooms.outside().map(Outside::steps).orElse(List.of());
        for (OutboundStep step : steps) {
            Lookup<EmailAddress> found = step.returning(to);
            if (found.isUnavailable() || found.toOptional().isPresent()) {
                return found;
            }
        }
        return Lookup.absent();
    }

    /** Mail that comes back goes to whom it came from, who may well be elsewhere. */
    private RecipientAnswer returned(EmailAddress to, RecipientOptions options, EmailAddress origin) {
        Route route = rooms.router().resolve(origin);
        if (route instanceof Route.Deliver deliver) {
            return accepted(to, options, deliver.destinations());
        }
        boolean foreign = route instanceof Route.Refuse refuse && refuse.refusal() == Refusal.NOT_LOCAL;
        return foreign ? accepted(to, options, List.of(Destination.remote(origin))) : refused(to, Replies.UNKNOWN_USER);
    }

    private RecipientAnswer accepted(EmailAddress to, RecipientOptions options, List<Destination> destinations) {
        List<Destination> willing;
        try {
            willing = destinations.stream().filter(this::accepts).toList();
        } catch (RuntimeException | Error e) {
            LOG.error("a handler for message {} failed to say whether it takes a recipient", mailing.id(), e);
            return refused(to, Replies.HANDLER_FAILED);
        }
        if (willing.isEmpty()) {
            return refused(to, Replies.UNKNOWN_USER);
        }
        Optional<Reply> full =
                QuotaAnswers.refusal(rooms.store(), willing, mailing.envelope().size());
        if (full.isPresent()) {
            return refused(to, full.get());
        }
        accepted.add(new Accepted(to, options, willing, false));
        return RecipientAnswer.accepted();
    }

    private boolean accepts(Destination destination) {
        return !(destination instanceof Destination.Handler handler)
                || rooms.handlers().accept(handler);
    }

    @Override
    public void withdraw() {
        requireOpen();
        if (accepted.isEmpty()) {
            throw new IllegalStateException("no recipient was accepted");
        }
        accepted.remove(accepted.size() - 1);
    }

    @Override
    public void quarantine(EmailAddress recipient, String why) {
        requireOpen();
        accepted.replaceAll(one -> one.recipient().equals(recipient)
                ? new Accepted(one.recipient(), one.options(), one.destinations(), true)
                : one);
        DeliveryLog.quarantined(mailing, recipient, why);
    }

    private RecipientAnswer refused(EmailAddress to, Reply reply) {
        DeliveryLog.refused(mailing, to, reply);
        rooms.events()
                .emit(stamp ->
                        MessageRefused.of(stamp, mailing.source().session(), mailing.sender(), List.of(to), reply));
        return RecipientAnswer.refused(reply);
    }

    @Override
    public CompletionStage<List<RecipientResult>> commit(Message message) {
        LoopGuard.assertNotOnLoop("Transaction.commit");
        requireOpen();
        over = true;
        if (accepted.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        Commit now = new Commit(rooms, mailing, List.copyOf(accepted), message);
        commit = now;
        return now.run();
    }

    @Override
    public void forgetKey() {
        Commit done = commit;
        if (done != null) {
            done.forgetKey();
        }
    }

    private void requireOpen() {
        if (over) {
            throw new IllegalStateException("the transaction is over");
        }
    }

    @Override
    public void close() {
        over = true;
    }
}
