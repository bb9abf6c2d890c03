package dev.mailwright.imap.session;

import dev.mailwright.imap.response.LazyResponse;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/** What a session wants of its connection next. What it wrote to {@link Port#out()} goes out first. */
public sealed interface Turn {

    /** The next line or octets. */
    Turn READ = new Read();

    /** Close when all is sent. */
    Turn CLOSE = new Close();

    /** Begin TLS when all is sent, dropping what has arrived. */
    Turn START_TLS = new StartTls();

    /** Compress both directions when all is sent. */
    Turn COMPRESS = new Compress();

    record Read() implements Turn {}

    record Close() implements Turn {}

    record StartTls() implements Turn {}

    record Compress() implements Turn {}

    /** Go on with this on a worker. */
    record Block(Supplier<Turn> work) implements Turn {}

    /** Go on, not blocking, when the stage has completed; it never fails. */
    record Await<T>(CompletionStage<T> stage, Function<? super T, Turn> then) implements Turn {}

    /** Send a long answer as the client reads, then go on, on a worker. */
    record Pull(LazyResponse response, Supplier<Turn> then) implements Turn {}
}
