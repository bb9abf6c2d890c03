package dev.mailwright.store.maildir;

import dev.mailwright.store.StoreException;
import dev.mailwright.store.Uid;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Messages that are put into a mailbox together or not at all. */
final class FilingGroup implements Operation {

    final List<TemporaryFile> files;
    private final CompletableFuture<List<Uid>> done = new CompletableFuture<>();
    private List<Uid> uids = List.of();
    private @Nullable StoreException failure;

    FilingGroup(List<TemporaryFile> files) {
        this.files = List.copyOf(files);
    }

    CompletableFuture<List<Uid>> stage() {
        return done;
    }

    void succeeded(List<Uid> given) {
        uids = given;
    }

    void failed(StoreException why) {
        failure = why;
    }

    boolean hasFailed() {
        return failure != null;
    }

    @Override
    public void run(MaildirMailbox mailbox) {
        new FilingCommit(mailbox, List.of(this)).run();
    }

    @Override
    public void finish(@Nullable StoreException other) {
        StoreException why = failure == null ? other : failure;
        if (why == null) {
            done.complete(uids);
        } else {
            done.completeExceptionally(why);
        }
    }
}
