package dev.mailwright.store;

import dev.mailwright.Position;

/**
 * One entry of an account's change log.
 *
 * @param uids the messages concerned; empty for changes of the folder itself
 */
public record Change(Position position, MailboxId mailbox, Kind kind, UidSet uids, ModSeq modSeq) {

    /** What happened. */
    public enum Kind {
        ADDED,
        FLAGS,
        EXPUNGED,
        FOLDER_CREATED,
        FOLDER_RENAMED,
        FOLDER_DELETED
    }
}
