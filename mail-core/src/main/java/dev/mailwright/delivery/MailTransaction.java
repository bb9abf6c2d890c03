package dev.mailwright.delivery;

import dev.mailwright.address.EmailAddress;
import dev.mailwright.check.Reply;
import dev.mailwright.event.MessageRefused;
import dev.mailwright.message.Message;
import dev.mailwright.observe.LoopGuard;
import dev.mailwright.routing.Destination;
import dev.mailwright.routing.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Gathers the recipients of one message; holds nothing in the store before the commit. Confined to one strand. */
final class MailTransaction implements Transaction {

    private final DeliveryRooms rooms;
    private final Mailing mailing;
    private final List<Accepted> accepted = new ArrayList<>();
    private boolean over;

    MailTransaction(DeliveryRooms rooms, Mailing mailing) {
        this.rooms = rooms;
        this.mailing = mailing;
    }

    /** A recipient and the places where its mail goes. */
    record Accepted(EmailAddress recipient, List<Destination> destinations) {}

    @Override
    public String id() {
        return mailing.id();
    }

    @Override
    public RecipientAnswer recipient(EmailAddress to) {
        LoopGuard.assertNotOnLoop("Transaction.recipient");
        requireOpen();
        if (accepted.size() >= rooms.maxRecipients()) {
            return refused(to, Replies.TOO_MANY_RECIPIENTS);
        }
        Route route = rooms.router().resolve(to);
        if (route instanceof Route.Refuse refuse) {
            return refused(to, Replies.of(refuse.refusal(), mailing.source().mayRelay()));
        }
        List<Destination> destinations = ((Route.Deliver) route).destinations();
        if (destinations.stream().anyMatch(Destination.Remote.class::isInstance)) {
            return refused(to, Replies.FORWARDS_AWAY);
        }
        accepted.add(new Accepted(to, destinations));
        return new RecipientAnswer.Accepted();
    }

    private RecipientAnswer refused(EmailAddress to, Reply reply) {
        DeliveryLog.refused(mailing, to, reply);
        rooms.events()
                .emit(stamp ->
                        MessageRefused.of(stamp, mailing.source().session(), mailing.sender(), List.of(to), reply));
        return new RecipientAnswer.Refused(reply);
    }

    @Override
    public CompletionStage<List<RecipientResult>> commit(Message message) {
        LoopGuard.assertNotOnLoop("Transaction.commit");
        requireOpen();
        over = true;
        if (accepted.isEmpty()) {
            return CompletableFuture.completedFuture(List.of());
        }
        return new Commit(rooms, mailing, List.copyOf(accepted), message).run();
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
