package dev.mailwright.imap.command;

import dev.mailwright.imap.wire.Tokens;

/** RENAME (RFC 3501 section 6.3.5). */
public record RenameCommand(MailboxArgument from, MailboxArgument to) {

    public static RenameCommand parse(Tokens in) {
        MailboxArgument from = MailboxArgument.parse(in);
        in.space();
        MailboxArgument to = MailboxArgument.parse(in);
        in.end();
        return new RenameCommand(from, to);
    }
}
