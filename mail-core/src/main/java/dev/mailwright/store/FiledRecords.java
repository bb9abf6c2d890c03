package dev.mailwright.store;

/** What the factories of {@link Filed} make. */
final class FiledRecords {

    private FiledRecords() {}

    record StoredRecord(MailboxName folder, MailboxId mailbox, UidValidity validity, Uid uid, boolean repeated)
            implements Filed.Stored {}

    record FailedRecord(StoreException cause) implements Filed.Failed {}
}
