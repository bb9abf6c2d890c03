package dev.mailwright;

import dev.mailwright.event.LoggedIn;
import dev.mailwright.event.LoginFailed;
import dev.mailwright.event.MessageAccepted;
import dev.mailwright.event.MessageDelivered;
import dev.mailwright.event.MessageHandled;
import dev.mailwright.event.MessageRefused;
import dev.mailwright.observe.Meters;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts events, so that no room counts for itself. A {@link Meters} that throws is told of once and holds nobody up. */
final class EventCounters {

    private static final Logger LOG = LoggerFactory.getLogger(EventCounters.class);

    private final Meters meters;
    private final AtomicBoolean complained = new AtomicBoolean();

    EventCounters(Meters meters) {
        this.meters = meters;
    }

    boolean isIdle() {
        return meters == Meters.NONE;
    }

    void count(Event event) {
        try {
            sort(event);
        } catch (RuntimeException e) {
            if (!complained.getAndSet(true)) {
                LOG.error("The meters failed, which is said only once", e);
            }
        }
    }

    private void sort(Event event) {
        if (event instanceof LoggedIn in) {
            add("mail.logins", Map.of("protocol", in.protocol(), "outcome", "accepted"), 1);
        } else if (event instanceof LoginFailed failed) {
            add("mail.logins", Map.of("protocol", failed.protocol(), "outcome", firstWord(failed.reason())), 1);
        } else if (event instanceof MessageAccepted accepted) {
            add("mail.messages.accepted", Map.of(), 1);
            add("mail.octets.accepted", Map.of(), accepted.size());
        } else if (event instanceof MessageRefused refused) {
            String reply = Integer.toString(refused.reply().code());
            add(
                    "mail.recipients.refused",
                    Map.of("reply", reply),
                    refused.recipients().size());
        } else if (event instanceof MessageDelivered) {
            add("mail.deliveries", Map.of("to", "mailbox"), 1);
        } else if (event instanceof MessageHandled) {
            add("mail.deliveries", Map.of("to", "handler"), 1);
        }
    }

    private void add(String name, Map<String, String> tags, long amount) {
        meters.counter(name, tags).add(amount);
    }

    private static String firstWord(String reason) {
        int colon = reason.indexOf(':');
        return colon < 0 ? reason : reason.substring(0, colon);
    }
}
