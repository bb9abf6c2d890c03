package dev.mailwright.store;

import java.util.Set;

/**
 * What a mailbox holds at one moment: UIDs in ascending order with their flags and MODSEQs. Immutable and shared; it
 * costs no object per message. Index 0 is the oldest message. Thread-safe.
 */
public interface View {

    int size();

    /** The UID at an index. */
    long uidAt(int index);

    /** The index of a UID, or {@code -(insertion point) - 1} as in {@link java.util.Arrays#binarySearch(long[], long)}. */
    int indexOf(long uid);

    /** The flags at an index; equal sets are the same object where that is cheap. */
    Set<Flag> flagsAt(int index);

    boolean hasFlag(int index, Flag flag);

    long modSeqAt(int index);

    ModSeq highestModSeq();

    Uid uidNext();

    UidValidity uidValidity();

    /** The index of the first message that lacks \Seen, or -1. */
    default int firstUnseen() {
        for (int i = 0; i < size(); i++) {
            if (!hasFlag(i, Flag.SEEN)) {
                return i;
            }
        }
        return -1;
    }

    /** The keywords in use or known here, for the FLAGS response. */
    Set<Flag> keywords();

    /** All UIDs. */
    UidSet uids();
}
