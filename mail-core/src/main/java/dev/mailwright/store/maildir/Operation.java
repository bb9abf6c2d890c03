package dev.mailwright.store.maildir;

import dev.mailwright.store.StoreException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A change that waits for the writer of its mailbox. */
interface Operation {

    /** Does it, under the mailbox's lock. */
    void run(MaildirMailbox mailbox) throws IOException;

    /**
     * Tells who waits; under no lock.
     *
     * @param failure why {@link #run} failed, or null
     */
    void finish(@Nullable StoreException failure);
}
