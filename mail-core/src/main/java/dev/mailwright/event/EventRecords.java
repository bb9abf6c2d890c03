package dev.mailwright.event;

import dev.mailwright.AccountId;
import dev.mailwright.Position;
import dev.mailwright.Submission;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.address.ReversePath;
import dev.mailwright.check.Reply;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.Uid;
import dev.mailwright.store.UidValidity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What the factories of the event kinds make. */
final class EventRecords {

    private EventRecords() {}

    record AliasShadowsMailboxRecord(
            Position position, Instant at, EmailAddress address, AccountId account, List<EmailAddress> targets)
            implements AliasShadowsMailbox {
        AliasShadowsMailboxRecord {
            targets = List.copyOf(targets);
        }
    }

    record MessageAcceptedRecord(
            Position position,
            Instant at,
            String message,
            String session,
            ReversePath sender,
            List<EmailAddress> recipients,
            long size)
            implements MessageAccepted {
        MessageAcceptedRecord {
            recipients = List.copyOf(recipients);
        }
    }

    record MessageDeliveredRecord(
            Position position,
            Instant at,
            String message,
            String session,
            EmailAddress recipient,
            AccountId account,
            MailboxName folder,
            UidValidity validity,
            Uid uid)
            implements MessageDelivered {}

    record MessageHandledRecord(
            Position position, Instant at, String message, String session, EmailAddress recipient, String handler)
            implements MessageHandled {}

    record MessageRefusedRecord(
            Position position,
            Instant at,
            String session,
            ReversePath sender,
            List<EmailAddress> recipients,
            Reply reply)
            implements MessageRefused {
        MessageRefusedRecord {
            recipients = List.copyOf(recipients);
        }
    }

    record LoggedInRecord(
            Position position,
            Instant at,
            String protocol,
            String session,
            String client,
            String login,
            String mechanism)
            implements LoggedIn {}

    record LoginFailedRecord(
            Position position, Instant at, String protocol, String session, String client, String login, String reason)
            implements LoginFailed {}

    record EventsLostRecord(Position position, Instant at, long count) implements EventsLost {}

    record CertificateReloadedRecord(Position position, Instant at, String source) implements CertificateReloaded {}

    record CertificateRejectedRecord(Position position, Instant at, String source, String reason)
            implements CertificateRejected {}

    record DirectoryReloadedRecord(Position position, Instant at, String source) implements DirectoryReloaded {}

    record DirectoryRejectedRecord(Position position, Instant at, String source, String reason)
            implements DirectoryRejected {}

    record ServerStartedRecord(Position position, Instant at, String hostname, Duration took)
            implements ServerStarted {}

    record ServerStoppedRecord(Position position, Instant at, boolean clean, Duration took) implements ServerStopped {}

    record FolderCapReachedRecord(Position position, Instant at, AccountId account, String tag, int cap)
            implements FolderCapReached {}

    record QueuedRecord(Position position, Instant at, Submission submission, EmailAddress recipient, String hop)
            implements Queued {}

    record RelayedRecord(
            Position position, Instant at, Submission submission, EmailAddress recipient, String relay, Reply reply)
            implements Relayed {}

    record DeferredRecord(
            Position position,
            Instant at,
            Submission submission,
            EmailAddress recipient,
            Reply reply,
            Instant nextAttempt)
            implements Deferred {}

    record BouncedRecord(Position position, Instant at, Submission submission, EmailAddress recipient, Reply reply)
            implements Bounced {}
}
