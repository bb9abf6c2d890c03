package dev.mailwright.imap.net;

import dev.mailwright.imap.response.LazyResponse;
import dev.mailwright.imap.session.Turn;
import dev.mailwright.net.Outlet;
import dev.mailwright.net.Responses;
import dev.mailwright.net.Step;

/** What a session wants, in the words of the strand. */
final class Steps {

    private Steps() {}

    static Step of(Turn turn) {
        if (turn instanceof Turn.Block block) {
            return Step.blocking(() -> of(block.work().get()));
        }
        if (turn instanceof Turn.Await<?> await) {
            return later(await);
        }
        if (turn instanceof Turn.Pull pull) {
            return Step.pull(new Pulled(pull.response()), () -> of(pull.then().get()));
        }
        if (turn instanceof Turn.StartTls) {
            return Step.startTls();
        }
        if (turn instanceof Turn.Compress) {
            return Step.compress();
        }
        return turn instanceof Turn.Close ? Step.close() : Step.next();
    }

    private static <T> Step later(Turn.Await<T> await) {
        return Step.later(await.stage(), result -> of(await.then().apply(result)));
    }

    private record Pulled(LazyResponse response) implements Responses {

        @Override
        public boolean next(Outlet out) {
            return response.next(new LinkOutput(out));
        }

        @Override
        public void close() {
            response.close();
        }
    }
}
