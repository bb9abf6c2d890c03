package dev.mailwright.imap.command;

import dev.mailwright.imap.wire.SyntaxException;
import dev.mailwright.imap.wire.Tokens;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

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
        UNSEEN
    }

    public StatusCommand {
        items = List.copyOf(items);
    }

    public static StatusCommand parse(Tokens in) {
        MailboxArgument mailbox = MailboxArgument.parse(in);
        in.space();
        List<StatusItem> items = in.list(() -> item(in));
        in.end();
        return new StatusCommand(mailbox, new ArrayList<>(new LinkedHashSet<>(items)));
    }

    private static StatusItem item(Tokens in) {
        String name = in.keyword();
        for (StatusItem item : StatusItem.values()) {
            if (item.name().equals(name)) {
                return item;
            }
        }
        throw new SyntaxException("Unknown status item");
    }
}
