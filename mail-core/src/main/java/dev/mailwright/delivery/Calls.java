package dev.mailwright.delivery;

import dev.mailwright.address.AddressSyntaxException;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.address.LocalPart;
import dev.mailwright.address.Subaddress;
import dev.mailwright.message.Message;
import dev.mailwright.message.mime4j.Mail;
import dev.mailwright.routing.Destination;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls handlers. What they throw is logged once and asks the client to come again. */
final class Calls {

    private static final Logger LOG = LoggerFactory.getLogger(MailDelivery.class);

    private final DeliveryRooms rooms;
    private final Mailing mailing;
    private final Message message;

    Calls(DeliveryRooms rooms, Mailing mailing, Message message) {
        this.rooms = rooms;
        this.mailing = mailing;
        this.message = message;
    }

    void run(Place.Call call, String digest) {
        MailHandler handler = rooms.handlers().get(call.handler().name());
        if (handler == null) {
            LOG.error("there is no handler for {}", call.handler().name());
            call.answer(Replies.HANDLER_FAILED);
            return;
        }
        Mail mail = Mail.delivered(message, subaddress(call.handler()), digest + "-" + recipient(call.handler()));
        call.answer(Replies.of(outcome(handler, mail, call)));
    }

    private Outcome outcome(MailHandler handler, Mail mail, Place.Call call) {
        try {
            return Objects.requireNonNull(handler.handle(mail), "the handler returned null");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(call, e);
        } catch (Exception e) {
            return failed(call, e);
        }
    }

    private Outcome failed(Place.Call call, Exception e) {
        LOG.error(
                "handler {} failed on message {} of session {}",
                call.handler().name(),
                mailing.id(),
                mailing.source().session(),
                e);
        return Outcome.retry(java.time.Duration.ZERO, "");
    }

    private Subaddress subaddress(Destination.Handler handler) {
        String delimiters = rooms.subaddressing().delimiters();
        EmailAddress whole = recipient(handler);
        return Subaddress.split(whole, handler.tag().isPresent() ? delimiters : "");
    }

    private EmailAddress recipient(Destination.Handler handler) {
        EmailAddress base = handler.address();
        String delimiters = rooms.subaddressing().delimiters();
        if (handler.tag().isEmpty() || delimiters.isEmpty()) {
            return base;
        }
        try {
            String local =
                    base.local().value() + delimiters.charAt(0) + handler.tag().get();
            return base.withLocal(LocalPart.ofValue(local));
        } catch (AddressSyntaxException tooLong) {
            return base;
        }
    }
}
