package dev.mailwright.imap.verb;

import dev.mailwright.imap.command.SequenceSet;
import dev.mailwright.imap.view.SelectedMailbox;
import dev.mailwright.store.UidSet;
import java.util.Optional;

/** The messages that a command names. */
final class MessageSets {

    private MessageSets() {}

    /**
     * Their UIDs, only such as the client knows.
     *
     * @return empty when a sequence number does not exist, which is an error; UIDs that do not exist are none (RFC 3501
     *     section 6.4.8)
     */
    static Optional<UidSet> uids(boolean byUid, SequenceSet set, SelectedMailbox selected) {
        if (set.isSaved()) {
            return Optional.of(selected.saved().intersect(selected.uids()));
        }
        if (byUid) {
            return Optional.of(set.resolve(selected.lastUid()).intersect(selected.uids()));
        }
        return set.fits(selected.count())
                ? Optional.of(selected.uidsOf(set.resolve(selected.count())))
                : Optional.empty();
    }

    /** Some of them were expunged by others, which the client does not know yet. Blocks. */
    static boolean someGone(UidSet uids, SelectedMailbox selected) {
        return !uids.minus(selected.mailbox().view().uids()).isEmpty();
    }
}
