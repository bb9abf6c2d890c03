package dev.mailwright.imap.session;

import dev.mailwright.imap.response.Completion;
import dev.mailwright.imap.response.LazyResponse;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a verb answers with: how its command ended, or what must happen before it does. */
public sealed interface Next {

    /** The end of the command. */
    record Done(Completion completion, After after) implements Next {}

    /** What the connection does after the tagged response. */
    enum After {
        READ,
        START_TLS,
        COMPRESS,
        CLOSE
    }

    /** Wait for a change of the store or a login; {@code then} must not block. A refusal of the store ends the command. */
    record Later<T>(CompletionStage<T> stage, Function<? super T, Next> then) implements Next {}

    /** Go on on a worker. */
    record Blocking(Supplier<Next> work) implements Next {}

    /** Send a long answer, then go on, on a worker. */
    record Pull(LazyResponse response, Supplier<Next> then) implements Next {}

    /** Send a continuation request and go on with the client's line. */
    record Prompt(String text, Function<String, Next> then) implements Next {}

    /** The same, and send updates meanwhile as they come (RFC 2177). */
    record Idle(Function<String, Next> then) implements Next {}

    static Next done(Completion completion) {
        return new Done(completion, After.READ);
    }

    static Next ok(String text) {
        return done(Completion.ok(text));
    }

    static <T> Next later(CompletionStage<T> stage, Function<? super T, Next> then) {
        return new Later<>(stage, then);
    }
}
