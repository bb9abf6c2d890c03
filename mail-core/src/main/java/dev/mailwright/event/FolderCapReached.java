package dev.mailwright.event;

import dev.mailwright.AccountId;
import dev.mailwright.Event;
import dev.mailwright.EventSink.Stamp;

/** A tag would have made a folder too many; the mail went to INBOX. */
public interface FolderCapReached extends Event {

    static FolderCapReached of(Stamp stamp, AccountId account, String tag, int cap) {
        return new EventRecords.FolderCapReachedRecord(stamp.position(), stamp.at(), account, tag, cap);
    }

    /** Whose folders they are. */
    AccountId account();

    /** The tag of the subaddress. */
    String tag();

    /** The most folders that tags may make. */
    int cap();
}
