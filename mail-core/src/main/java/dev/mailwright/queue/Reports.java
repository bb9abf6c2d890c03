package dev.mailwright.queue;

import dev.mailwright.Time;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.address.ReversePath;
import dev.mailwright.check.Reply;
import dev.mailwright.message.Envelope;
import dev.mailwright.message.Message;
import dev.mailwright.message.Notify;
import dev.mailwright.message.OriginalRecipient;
import dev.mailwright.message.ReturnContent;
import dev.mailwright.message.mime4j.DeliveryReport;
import dev.mailwright.message.mime4j.DeliveryReport.Action;
import dev.mailwright.message.mime4j.ReportedRecipient;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;

/**
 * Tells senders what became of their mail, when they asked for it or did not say that they do not want to know. Never answers to the null
 * path. // rfc3461#6.2
 */
public final class Reports {

    private final String hostname;
    private final Time time;
    private final RandomGenerator random;
    private final RetrySchedule schedule;
    private final ReportSender sender;

    /**
     * @param hostname of this server, in reports
     * @param sender brings the reports on their way
     */
    public Reports(String hostname, Time time, RandomGenerator random, RetrySchedule schedule, ReportSender sender) {
        this.hostname = hostname;
        this.time = time;
        this.random = random;
        this.schedule = schedule;
        this.sender = sender;
    }

    /** Recipients that will not get it. */
    CompletionStage<?> failed(QueueEntry entry, List<QueuedRecipient> recipients, Message message) {
        return report(entry, wanting(entry, recipients, Notify.FAILURE), message, Action.FAILED);
    }

    /** Recipients that may still get it. */
    CompletionStage<?> delayed(QueueEntry entry, List<QueuedRecipient> recipients, Message message) {
        return report(entry, wanting(entry, recipients, Notify.DELAY), message, Action.DELAYED);
    }

    /** Recipients that a next hop has taken which does not report on its own. // rfc3461#5.2.2 */
    CompletionStage<?> relayed(QueueEntry entry, List<QueuedRecipient> recipients, Message message) {
        return report(entry, wanting(entry, recipients, Notify.SUCCESS), message, Action.RELAYED);
    }

    /** Recipients whose mail has come to its end here: in a mailbox, in another store, in the hands of code. */
    public CompletionStage<?> delivered(QueueEntry entry, List<QueuedRecipient> recipients, Message message) {
        return report(entry, wanting(entry, recipients, Notify.SUCCESS), message, Action.DELIVERED);
    }

    private static List<QueuedRecipient> wanting(QueueEntry entry, List<QueuedRecipient> all, Notify what) {
        return all.stream().filter(r -> entry.mayReport(r, what)).toList();
    }

    private CompletionStage<?> report(
            QueueEntry entry, List<QueuedRecipient> recipients, Message message, Action action) {
        if (recipients.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        EmailAddress to = entry.sender().address().orElseThrow();
        boolean full = action == Action.FAILED
                && entry.envelope().returnContent().orElse(ReturnContent.FULL) == ReturnContent.FULL;
        DeliveryReport report = DeliveryReport.by(hostname, to, time.now(), name())
                .arrival(entry.arrival())
                .about(recipients.stream().map(r -> reported(entry, r, action)).toList());
        report = entry.envelope().envelopeId().map(report::envelopeId).orElse(report);
        boolean utf8 = entry.envelope().smtpUtf8()
                || recipients.stream().anyMatch(r -> r.address().needsSmtpUtf8());
        Message composed = report.smtpUtf8(utf8).compose(message, full);
        Envelope envelope = Envelope.from(ReversePath.NULL).to(to);
        return sender.send(utf8 ? envelope.withSmtpUtf8() : envelope, composed);
    }

    private String name() {
        return Long.toString(random.nextLong() & Long.MAX_VALUE, 36);
    }

    private ReportedRecipient reported(QueueEntry entry, QueuedRecipient recipient, Action action) {
        Reply reply = recipient.lastAnswer().orElse(new Reply(250, "2.0.0", ""));
        String status = status(reply, action);
        Instant until = entry.arrival().plus(schedule.lifetime());
        return new ReportedRecipient(
                recipient.address().toString(),
                recipient
                        .options()
                        .originalRecipient()
                        .map(OriginalRecipient::toString)
                        .orElse(""),
                action,
                status,
                recipient.relay(),
                reply.isPositive() ? "" : reply.toString(),
                action == Action.DELAYED ? until.toString() : "");
    }

    /** What the next hop said, or the general code; a time that has run out is told as such. // rfc3463#3.5 */
    private static String status(Reply reply, Action action) {
        String found = reply.status();
        return switch (action) {
            case FAILED -> reply.isTransient() ? "4.4.7" : found.startsWith("5") ? found : "5.0.0";
            case DELAYED -> found.startsWith("4") ? found : "4.0.0";
            case DELIVERED, RELAYED -> found.startsWith("2") ? found : "2.0.0";
        };
    }
}
