package dev.mailwright.imap.session;

import dev.mailwright.Subscription;
import dev.mailwright.imap.response.Completion;
import java.util.function.Function;

/** Waits for the line that a continuation request asked for. */
final class PromptInput implements Input {

    private final ImapSession session;
    private final Function<String, Next> then;
    private final Subscription watch;

    /** @param watch goes on while the client is waited for */
    PromptInput(ImapSession session, Function<String, Next> then, Subscription watch) {
        this.session = session;
        this.then = then;
        this.watch = watch;
    }

    @Override
    public Turn line(String line) {
        close();
        return session.resume(() -> then.apply(line));
    }

    @Override
    public Turn octets(byte[] piece, boolean last) {
        throw new IllegalStateException("octets came where a line was expected");
    }

    @Override
    public Turn fail(Completion completion) {
        close();
        return session.fail(completion);
    }

    @Override
    public void close() {
        watch.close();
    }
}
