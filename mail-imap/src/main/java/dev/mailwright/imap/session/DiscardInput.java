package dev.mailwright.imap.session;

import dev.mailwright.imap.response.Completion;
import dev.mailwright.imap.response.ResponseCode;
import dev.mailwright.imap.wire.LiteralMark;
import java.util.Optional;

/** Reads away what is left of a command that is refused already, then says so. */
// rfc7888#4
final class DiscardInput implements Input {

    private final ImapSession session;
    private final String tag;
    private final Completion completion;
    private long budget;

    DiscardInput(ImapSession session, String tag, Completion completion) {
        this.session = session;
        this.tag = tag;
        this.completion = completion;
        this.budget = session.limits().drained();
    }

    /** A literal comes that nobody wants. */
    Turn literal(LiteralMark mark) {
        if (mark.synchronizing()) {
            return session.reply(tag, completion);
        }
        if (mark.size() > budget) {
            session.untagged().bye(ResponseCode.LIMIT, "Literal too large");
            return Turn.CLOSE;
        }
        budget -= mark.size();
        session.port().expectOctets(mark.size());
        return Turn.READ;
    }

    @Override
    public Turn line(String line) {
        Optional<LiteralMark> mark = LiteralMark.atEndOf(line);
        return mark.isPresent() ? literal(mark.get()) : session.reply(tag, completion);
    }

    @Override
    public Turn octets(byte[] piece, boolean last) {
        if (last) {
            session.port().expectLines(session.limits().command());
        }
        return Turn.READ;
    }

    @Override
    public Turn fail(Completion other) {
        return session.reply(tag, completion);
    }
}
