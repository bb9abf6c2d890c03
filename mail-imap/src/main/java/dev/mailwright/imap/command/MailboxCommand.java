package dev.mailwright.imap.command;

import dev.mailwright.imap.wire.Tokens;

/** DELETE, SUBSCRIBE and UNSUBSCRIBE: a command about one mailbox. */
public record MailboxCommand(MailboxArgument mailbox) {

    public static MailboxCommand parse(Tokens in) {
        MailboxArgument mailbox = MailboxArgument.parse(in);
        in.end();
        return new MailboxCommand(mailbox);
    }
}
