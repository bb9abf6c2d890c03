package dev.mailwright.smtp.net;

import dev.mailwright.net.Dialogue;
import dev.mailwright.net.Ending;
import dev.mailwright.net.Frame;
import dev.mailwright.net.Pace;
import dev.mailwright.net.Step;
import dev.mailwright.net.Timeout;
import dev.mailwright.smtp.session.SmtpSession;
import dev.mailwright.smtp.session.Turn;

/** A session on a strand. */
final class SmtpDialogue implements Dialogue<Frame> {

    private final SmtpSession session;

    SmtpDialogue(SmtpSession session) {
        this.session = session;
    }

    @Override
    public Step opened() {
        return step(session.opened());
    }

    @Override
    public Pace pace(Frame frame) {
        return session.blocks(frame) ? Pace.BLOCKING : Pace.INLINE;
    }

    @Override
    public Step handle(Frame frame) {
        return step(session.handle(frame));
    }

    @Override
    public Step secured() {
        return step(session.secured());
    }

    @Override
    public Step timedOut(Timeout which) {
        return step(session.timedOut(which));
    }

    @Override
    public Step shutdown() {
        return step(session.shutdown());
    }

    @Override
    public Step overloaded() {
        return step(session.overloaded());
    }

    @Override
    public Step failed(Throwable fault) {
        return step(session.failed());
    }

    @Override
    public boolean closesBlocking() {
        return session.holdsMessage();
    }

    @Override
    public void closed(Ending why) {
        session.closed();
    }

    private static Step step(Turn turn) {
        if (turn instanceof Turn.Next) {
            return Step.next();
        }
        if (turn instanceof Turn.Later<?> later) {
            return later(later);
        }
        if (turn instanceof Turn.Blocking blocking) {
            return Step.blocking(() -> step(blocking.work().get()));
        }
        if (turn instanceof Turn.Close close && close.wished()) {
            return Step.goodbye();
        }
        return turn instanceof Turn.StartTls ? Step.startTls() : Step.close();
    }

    private static <T> Step later(Turn.Later<T> later) {
        return Step.later(later.stage(), value -> step(later.then().apply(value)));
    }
}
