package dev.mailwright.store;

import dev.mailwright.AccountId;

/**
 * What became of one folder that was to be restored. Of the messages that were asked for, each is counted once.
 *
 * <p>Experimental.
 */
public interface Restored {

    AccountId account();

    /** Where the messages are now. */
    MailboxName folder();

    /** Restored with the UIDs and the UIDVALIDITY that they had: for clients nothing has happened to them. */
    long kept();

    /** Restored as new messages, with new UIDs or a new UIDVALIDITY. */
    long renumbered();

    /** There already. */
    long present();

    /** Left out, since the snapshot's file is not what it was. */
    long damaged();
}
