package dev.mailwright.store.maildir;

import dev.mailwright.store.StoreException;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** An operation that answers with a value. */
final class SingleOperation<T> implements Operation {

    /** What is done under the lock. */
    @FunctionalInterface
    interface Body<T> {
        T run(MaildirMailbox mailbox) throws IOException;
    }

    private final Body<T> body;
    private final CompletableFuture<T> done = new CompletableFuture<>();
    private @Nullable T result;

    SingleOperation(Body<T> body) {
        this.body = body;
    }

    CompletableFuture<T> stage() {
        return done;
    }

    @Override
    public void run(MaildirMailbox mailbox) throws IOException {
        result = body.run(mailbox);
    }

    @Override
    public void finish(@Nullable StoreException failure) {
        if (failure != null) {
            done.completeExceptionally(failure);
        } else {
            done.complete(result);
        }
    }
}
