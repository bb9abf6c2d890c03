package dev.mailwright.imap.command;

import dev.mailwright.imap.wire.SyntaxException;
import dev.mailwright.imap.wire.Tokens;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * STATUS (RFC 3501 section 6.3.10).
 *
 * @param items at least one, none twice, in the order asked
 */
public record StatusCommand(MailboxArgument mailbox, List<StatusItem> items) {

    /** A figure of a mailbox. */
    public enum StatusItem {
        MESSAGES,
        RECENT,
        UIDNEXT,
        UIDVALIDITY,
        UNSEEN,
        // rfc9051#6.3.11
        DELETED,
        // rfc8438#3
        SIZE("STATUS=SIZE"),
        // rfc7162#3.1.7
        HIGHESTMODSEQ("CONDSTORE"),
        // rfc8474#4.3
        MAILBOXID("OBJECTID"),
        // rfc7889#4
        APPENDLIMIT("APPENDLIMIT"),
        /** The identity in 32 hexadecimal digits, as groupware built on Dovecot asks for it. */
        X_GUID("X-GUID");

        private final Optional<String> extension;

        StatusItem() {
            this.extension = Optional.empty();
        }

        StatusItem(String extension) {
            this.extension = Optional.of(extension);
        }

        /** As in requests and responses. */
        public String wireName() {
            return name().replace('_', '-');
        }
    }

    public StatusCommand {
        items = List.copyOf(items);
    }

    public static StatusCommand parse(Tokens in) {
        MailboxArgument mailbox = MailboxArgument.parse(in);
        in.space();
        List<StatusItem> items = items(in);
        in.end();
        return new StatusCommand(mailbox, items);
    }

    static List<StatusItem> items(Tokens in) {
        return new ArrayList<>(new LinkedHashSet<>(in.list(() -> item(in))));
    }

    private static StatusItem item(Tokens in) {
        String name = in.keyword();
        for (StatusItem item : StatusItem.values()) {
            if (item.wireName().equals(name)) {
                item.extension.ifPresent(in::extension);
                return item;
            }
        }
        throw new SyntaxException("Unknown status item");
    }
}
