package dev.mailwright.imap.net;

import dev.mailwright.imap.session.ImapSession;
import dev.mailwright.net.Chunk;
import dev.mailwright.net.Dialogue;
import dev.mailwright.net.Ending;
import dev.mailwright.net.Frame;
import dev.mailwright.net.Line;
import dev.mailwright.net.LineDefect;
import dev.mailwright.net.Pace;
import dev.mailwright.net.Step;
import dev.mailwright.net.Timeout;
import dev.mailwright.net.TooLong;

/** Hands frames to a session and its turns to the strand. */
final class ImapDialogue implements Dialogue<Frame> {

    private final ImapSession session;

    ImapDialogue(ImapSession session) {
        this.session = session;
    }

    @Override
    public Step opened() {
        return Steps.of(session.opened());
    }

    @Override
    public Pace pace(Frame frame) {
        return frame instanceof Chunk && session.octetsBlock() ? Pace.BLOCKING : Pace.INLINE;
    }

    @Override
    public Step handle(Frame frame) {
        if (frame instanceof Chunk chunk) {
            return Steps.of(session.octets(chunk.octets(), chunk.last()));
        }
        if (frame instanceof TooLong line) {
            return Steps.of(session.tooLong(line.start(), line.endless()));
        }
        Line line = (Line) frame;
        return Steps.of(
                line.clean()
                        ? session.line(line.text())
                        : session.malformed(line.text(), line.defects().contains(LineDefect.BARE_LF)));
    }

    @Override
    public Step secured() {
        return Steps.of(session.secured());
    }

    @Override
    public Step timedOut(Timeout which) {
        return Steps.of(session.timedOut());
    }

    @Override
    public Step shutdown() {
        return Steps.of(session.shutdown());
    }

    @Override
    public Step overloaded() {
        return Steps.of(session.overloaded());
    }

    @Override
    public Step failed(Throwable fault) {
        return Steps.of(session.failed(fault));
    }

    @Override
    public void closed(Ending why) {
        session.closed();
    }
}
