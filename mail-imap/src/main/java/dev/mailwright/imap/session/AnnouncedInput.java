package dev.mailwright.imap.session;

import dev.mailwright.imap.response.Completion;
import dev.mailwright.imap.wire.LiteralMark;

/**
 * A message is announced and its verb has not yet said whether it takes it. Nothing is read meanwhile; what fails now must
 * not leave a message that is on its way to be read as commands.
 */
record AnnouncedInput(ImapSession session, String tag, LiteralMark mark) implements Input {

    @Override
    public Turn line(String line) {
        throw new IllegalStateException("a line came while none was expected");
    }

    @Override
    public Turn octets(byte[] piece, boolean last) {
        throw new IllegalStateException("octets came while none were expected");
    }

    @Override
    public Turn fail(Completion completion) {
        return session.refuse(tag, completion, mark);
    }
}
