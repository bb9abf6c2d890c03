package dev.mailwright.delivery;

import dev.mailwright.EventSink;
import dev.mailwright.Time;
import dev.mailwright.routing.Router;
import dev.mailwright.routing.Subaddressing;
import dev.mailwright.store.MailStore;
import java.util.Map;

/** What the transactions of one server share. */
record DeliveryRooms(
        Router router,
        MailStore store,
        Time time,
        EventSink events,
        Map<String, MailHandler> handlers,
        Subaddressing subaddressing,
        int maxRecipients,
        MessageIds ids,
        TagFolders folders,
        PartialDeliveries partials) {}
