package dev.mailwright.smtp.session;

import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a session wants to happen after it has said something. */
public sealed interface Turn {

    /** The next frame. */
    record Next() implements Turn {}

    /**
     * The end of the connection.
     *
     * @param wished the client asked for it
     */
    record Close(boolean wished) implements Turn {}

    /** A TLS handshake; what has arrived in the clear is dropped. */
    record StartTls() implements Turn {}

    /** A wait without a thread; {@code then} must not block. */
    record Later<T>(CompletionStage<T> stage, Function<? super T, Turn> then) implements Turn {}

    /** Work that may block. */
    record Blocking(Supplier<Turn> work) implements Turn {}

    static Turn next() {
        return new Next();
    }

    static Turn close() {
        return new Close(false);
    }
}
