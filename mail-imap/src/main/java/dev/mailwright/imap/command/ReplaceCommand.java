package dev.mailwright.imap.command;

import dev.mailwright.imap.wire.Tokens;

/**
 * REPLACE and UID REPLACE up to its message (RFC 8508 section 3.4).
 *
 * @param message the one number of the message that goes
 * @param append the one that comes
 */
public record ReplaceCommand(boolean byUid, SequenceSet message, AppendCommand append) {

    public static ReplaceCommand parse(Tokens in, boolean byUid) {
        SequenceSet message = SequenceSet.one(in);
        in.space();
        return new ReplaceCommand(byUid, message, AppendCommand.parse(in));
    }
}
