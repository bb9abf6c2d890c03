package dev.mailwright.imap.command;

import dev.mailwright.imap.wire.Tokens;

/** UID EXPUNGE (RFC 4315 section 2.1). */
public record UidExpungeCommand(SequenceSet uids) {

    public static UidExpungeCommand parse(Tokens in) {
        SequenceSet uids = SequenceSet.parse(in);
        in.end();
        return new UidExpungeCommand(uids);
    }
}
