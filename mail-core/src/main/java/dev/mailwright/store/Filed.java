package dev.mailwright.store;

/** What became of one filing. */
public interface Filed {

    /**
     * It is durable.
     *
     * @param folder where it went, which is INBOX after a fall-back
     * @param repeated the delivery key was known: nothing new was stored
     */
    static Stored stored(MailboxName folder, MailboxId mailbox, UidValidity validity, Uid uid, boolean repeated) {
        return new FiledRecords.StoredRecord(folder, mailbox, validity, uid, repeated);
    }

    /** It is not there, and nothing of it is left. */
    static Failed failed(StoreException cause) {
        return new FiledRecords.FailedRecord(cause);
    }

    /** It is durable. */
    interface Stored extends Filed {

        /** Where it went, which is INBOX after a fall-back. */
        MailboxName folder();

        MailboxId mailbox();

        UidValidity validity();

        Uid uid();

        /** The delivery key was known: nothing new was stored. */
        boolean repeated();
    }

    /** It is not there, and nothing of it is left. */
    interface Failed extends Filed {

        StoreException cause();
    }
}
