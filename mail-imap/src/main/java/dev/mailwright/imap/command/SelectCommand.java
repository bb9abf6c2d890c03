package dev.mailwright.imap.command;

import dev.mailwright.imap.wire.Tokens;

/**
 * SELECT and EXAMINE (RFC 3501 sections 6.3.1 and 6.3.2).
 *
 * @param readOnly it is EXAMINE
 */
public record SelectCommand(MailboxArgument mailbox, boolean readOnly) {

    public static SelectCommand parse(Tokens in, boolean readOnly) {
        MailboxArgument mailbox = MailboxArgument.parse(in);
        in.end();
        return new SelectCommand(mailbox, readOnly);
    }
}
