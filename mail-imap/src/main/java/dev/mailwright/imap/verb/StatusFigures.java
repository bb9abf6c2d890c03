package dev.mailwright.imap.verb;

import dev.mailwright.imap.command.StatusCommand.StatusItem;
import dev.mailwright.imap.session.ImapServices;
import dev.mailwright.store.Counts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Writes the figures of a mailbox. */
// rfc3501#7.2.4
final class StatusFigures {

    private StatusFigures() {}

    /** @param mailbox as on the wire */
    static String line(String mailbox, List<StatusItem> items, Counts counts, ImapServices services) {
        return items.stream()
                .map(item -> item.wireName() + " " + figure(item, counts, services))
                .collect(Collectors.joining(" ", "STATUS " + mailbox + " (", ")"));
    }

    private static String figure(StatusItem item, Counts counts, ImapServices services) {
        return switch (item) {
            case MESSAGES -> Long.toString(counts.messages());
            case RECENT -> Long.toString(counts.recent());
            case UIDNEXT -> counts.uidNext().toString();
            case UIDVALIDITY -> counts.uidValidity().toString();
            case UNSEEN -> Long.toString(counts.unseen());
            case DELETED -> Long.toString(counts.deleted());
            case SIZE -> Long.toString(counts.size());
            case HIGHESTMODSEQ -> counts.highestModSeq().toString();
            case MAILBOXID -> "(" + counts.id() + ")";
            case APPENDLIMIT -> Long.toString(services.maxMessageSize().bytes());
            case X_GUID -> guid(counts.id().value());
        };
    }

    private static String guid(String identity) {
        return UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.US_ASCII))
                .toString()
                .replace("-", "");
    }
}
