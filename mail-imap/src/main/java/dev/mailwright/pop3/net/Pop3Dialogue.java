package dev.mailwright.pop3.net;

import dev.mailwright.net.Dialogue;
import dev.mailwright.net.Ending;
import dev.mailwright.net.Frame;
import dev.mailwright.net.Outlet;
import dev.mailwright.net.Pace;
import dev.mailwright.net.Responses;
import dev.mailwright.net.Step;
import dev.mailwright.net.Timeout;
import dev.mailwright.pop3.session.LongAnswer;
import dev.mailwright.pop3.session.Pop3Session;
import dev.mailwright.pop3.session.Turn;
import dev.mailwright.pop3.session.Wire;

/** A session on a strand. */
final class Pop3Dialogue implements Dialogue<Frame> {

    private final Pop3Session session;

    Pop3Dialogue(Pop3Session session) {
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
        return step(session.timedOut());
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
    public void closed(Ending why) {
        session.closed();
    }

    private Step step(Turn turn) {
        if (turn instanceof Turn.Next) {
            return Step.next();
        }
        if (turn instanceof Turn.Later<?> later) {
            return later(later);
        }
        if (turn instanceof Turn.Blocking blocking) {
            return Step.blocking(() -> step(blocking.work().get()));
        }
        if (turn instanceof Turn.Pull pull) {
            return Step.pull(
                    new Pulled(pull.answer(), session.wire()),
                    () -> step(pull.then().get()));
        }
        return turn instanceof Turn.StartTls ? Step.startTls() : Step.close();
    }

    private <T> Step later(Turn.Later<T> later) {
        return Step.later(later.stage(), value -> step(later.then().apply(value)));
    }

    private record Pulled(LongAnswer answer, Wire wire) implements Responses {
        @Override
        public boolean next(Outlet out) {
            return answer.next(wire);
        }

        @Override
        public void close() {
            answer.close();
        }
    }
}
