package dev.mailwright.pop3.session;

import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a session wants to happen after it has said something. */
public sealed interface Turn {

    /** The next frame. */
    record Next() implements Turn {}

    /** The end of the connection. */
    record Close() implements Turn {}

    /** A TLS handshake; what has arrived in the clear is dropped. */
    record StartTls() implements Turn {}

    /** A wait without a thread; {@code then} must not block. */
    record Later<T>(CompletionStage<T> stage, Function<? super T, Turn> then) implements Turn {}

    /** Work that may block. */
    record Blocking(Supplier<Turn> work) implements Turn {}

    /** An answer as fast as the client reads, and what follows it. */
    record Pull(LongAnswer answer, Supplier<Turn> then) implements Turn {}

    static Turn next() {
        return new Next();
    }

    static Turn close() {
        return new Close();
    }
}
