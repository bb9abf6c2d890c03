package dev.mailwright.imap.view;

import dev.mailwright.store.UidSet;

/** The messages of a session by sequence number. Sequence numbers count from 1. Confined to the session. */
public interface SessionView {

    /** How many messages the client knows. */
    int count();

    /** The UID behind a sequence number from 1 to {@link #count()}. */
    long uid(int number);

    /** The sequence number of a UID, or 0 when the client does not know it. */
    int number(long uid);

    /** The UIDs of all messages that the client knows, those already expunged by others included. */
    UidSet uids();

    /** {@code \Recent} in this session. */
    boolean isRecent(long uid);

    /** UIDs of the last result that was saved, those gone meanwhile included: what {@code $} means. */
    // rfc5182#2.1
    default UidSet saved() {
        return UidSet.EMPTY;
    }
}
