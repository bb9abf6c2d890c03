package dev.mailwright.store.memory;

import dev.mailwright.Time;
import dev.mailwright.store.MailboxId;
import dev.mailwright.store.Uid;
import dev.mailwright.store.UidValidity;
import java.util.concurrent.atomic.AtomicLong;

/** Gives out what must never be the same twice in a store. Thread-safe. */
final class Identities {

    private final AtomicLong serial = new AtomicLong();
    private final AtomicLong validity = new AtomicLong();
    private volatile String origin = "";

    /** Tells this process's identities from those of an earlier one. */
    void originate(long random) {
        if (origin.isEmpty()) {
            origin = Long.toString(random & Long.MAX_VALUE, 36);
        }
    }

    long next() {
        return serial.incrementAndGet();
    }

    MailboxId mailbox() {
        return new MailboxId("F" + origin + "-" + next());
    }

    String email(long serial) {
        return "M" + origin + "-" + serial;
    }

    /** Above every one before, and not below the clock, so that it hardly repeats after a restart either. */
    UidValidity validity(Time time) {
        long now = Math.max(1, Math.min(time.now().getEpochSecond(), Uid.MAX / 2));
        return new UidValidity(validity.updateAndGet(last -> Math.max(last + 1, now)));
    }
}
