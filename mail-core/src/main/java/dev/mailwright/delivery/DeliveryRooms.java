package dev.mailwright.delivery;

import dev.mailwright.EventSink;
import dev.mailwright.Time;
import dev.mailwright.routing.Router;
import dev.mailwright.store.MailStore;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the transactions of one server share. */
record DeliveryRooms(
        Router router,
        MailStore store,
        Time time,
        EventSink events,
        Handlers handlers,
        int maxRecipients,
        MessageIds ids,
        TagFolders folders,
        PartialDeliveries partials,
        @Nullable Outside optionalOutside) {

    /** Empty where mail stays in the house. */
    Optional<Outside> outside() {
        return Optional.ofNullable(optionalOutside);
    }
}
