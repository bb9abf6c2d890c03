package dev.mailwright.delivery;

import dev.mailwright.address.EmailAddress;
import dev.mailwright.check.Reply;
import dev.mailwright.observe.LogText;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line for each recipient that is refused, each message, and each copy, in {@code name=value} form. What a peer wrote is
 * made safe.
 */
final class DeliveryLog {

    private static final Logger LOG = LoggerFactory.getLogger(MailDelivery.class);

    private DeliveryLog() {}

    static void refused(Mailing mailing, EmailAddress to, Reply reply) {
        LOG.info(
                "{} to=<{}> status={} reason=\"{}\"", head("recipient", mailing), safe(to), status(reply), safe(reply));
    }

    static void quarantined(Mailing mailing, EmailAddress to, String why) {
        LOG.info("{} to=<{}> status=quarantined reason=\"{}\"", head("recipient", mailing), safe(to), safe(why));
    }

    static void message(Mailing mailing, long size, List<RecipientResult> results) {
        long taken = results.stream().filter(r -> r.reply().isPositive()).count();
        Reply reply = results.stream().map(RecipientResult::reply).reduce(Replies.DELIVERED, Replies::worst);
        LOG.info(
                "{} to={} size={} protocol={} client={} status={} reason=\"{}\"",
                head("message", mailing),
                results.size(),
                size,
                safe(mailing.source().protocol()),
                safe(mailing.source().client()),
                taken == results.size() ? "accepted" : taken == 0 ? status(reply) : "partly",
                safe(reply));
    }

    static void delivery(Mailing mailing, long size, Place place) {
        String uid = place instanceof Place.Copy copy
                ? copy.stored().map(stored -> " uid=" + stored.uid().value()).orElse("")
                : "";
        boolean again = uid.isEmpty() && place.reply().equals(Replies.DELIVERED);
        LOG.info(
                "{} to=<{}> size={} relay=local where=\"{}\"{} status={} reason=\"{}\"",
                head("delivery", mailing),
                safe(place.recipient()),
                size,
                safe(place.where()),
                uid,
                again ? "repeated" : place.reply().equals(Replies.QUEUED) ? "queued" : status(place.reply()),
                safe(place.reply()));
    }

    private static String head(String what, Mailing mailing) {
        return what + " id=" + mailing.id() + " session="
                + safe(mailing.source().session()) + " from=" + safe(mailing.sender());
    }

    private static String status(Reply reply) {
        return reply.isPositive() ? "delivered" : reply.isTransient() ? "deferred" : "refused";
    }

    private static String safe(Object text) {
        return LogText.safe(text.toString());
    }
}
