package dev.mailwright.imap.session;

import dev.mailwright.Subscription;
import dev.mailwright.store.Mailbox;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** Wakes a session when its mailbox may have changed; hints that come together wake it once. */
final class IdleWatch implements Subscription {

    private final AtomicBoolean posted = new AtomicBoolean();
    private final Port port;
    private final Supplier<Turn> wake;
    private final Subscription hints;

    private IdleWatch(Mailbox mailbox, Port port, Supplier<Turn> wake) {
        this.port = port;
        this.wake = wake;
        this.hints = mailbox.watch(this::hint);
    }

    static IdleWatch over(Mailbox mailbox, Port port, Supplier<Turn> wake) {
        return new IdleWatch(mailbox, port, wake);
    }

    /** On any thread. The mark is taken off before the look, so that a hint that comes during it is not lost. */
    private void hint() {
        if (posted.compareAndSet(false, true)) {
            port.post(() -> {
                posted.set(false);
                return wake.get();
            });
        }
    }

    @Override
    public void close() {
        hints.close();
    }
}
