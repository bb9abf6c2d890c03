package dev.mailwright.delivery;

import dev.mailwright.message.Message;
import dev.mailwright.message.mime4j.Mail;
import java.time.Duration;
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
        MailHandler handler = rooms.handlers().of(call.handler());
        if (handler == null) {
            LOG.error("there is no handler for {}", call.handler().name());
            call.answer(Replies.HANDLER_FAILED);
            return;
        }
        String key = digest + "-" + rooms.handlers().address(call.handler());
        Mail mail = Mail.delivered(message, rooms.handlers().recipient(call.handler()), key);
        call.answer(Replies.of(outcome(handler, mail, call)));
    }

    /**
     * Whatever the handler throws ends here, and no interrupt that it leaves behind goes on to the store: it would close the
     * file that this thread writes next.
     */
    private Outcome outcome(MailHandler handler, Mail mail, Place.Call call) {
        try {
            return Objects.requireNonNull(handler.handle(mail), "the handler returned null");
        } catch (Throwable e) {
            LOG.error(
                    "handler {} failed on message {} of session {}",
                    call.handler().name(),
                    mailing.id(),
                    mailing.source().session(),
                    e);
            return Outcome.retry(Duration.ZERO, "");
        } finally {
            if (Thread.interrupted()) {
                LOG.debug(
                        "handler {} left its thread interrupted", call.handler().name());
            }
        }
    }
}
