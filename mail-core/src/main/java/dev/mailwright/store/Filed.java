package dev.mailwright.store;

/** What became of one filing. */
public sealed interface Filed {

    /**
     * It is durable.
     *
     * @param folder where it went, which is INBOX after a fall-back
     * @param repeated the delivery key was known: nothing new was stored
     */
    record Stored(MailboxName folder, MailboxId mailbox, UidValidity validity, Uid uid, boolean repeated)
            implements Filed {}

    /** It is not there, and nothing of it is left. */
    record Failed(StoreException cause) implements Filed {}
}
