package dev.mailwright.imap.command;

import dev.mailwright.imap.wire.Tokens;

/** COPY, MOVE and their UID forms (RFC 3501 section 6.4.7, RFC 6851 section 3). */
public record CopyCommand(boolean byUid, SequenceSet messages, MailboxArgument target) {

    public static CopyCommand parse(Tokens in, boolean byUid) {
        SequenceSet messages = SequenceSet.parse(in);
        in.space();
        MailboxArgument target = MailboxArgument.parse(in);
        in.end();
        return new CopyCommand(byUid, messages, target);
    }
}
