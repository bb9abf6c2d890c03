package dev.mailwright.imap.verb;

import dev.mailwright.imap.response.Untagged;
import dev.mailwright.store.Mailbox;
import dev.mailwright.store.ModSeq;
import dev.mailwright.store.Uid;
import dev.mailwright.store.UidSet;

/** UIDs that were expunged before a client came back. */
final class Vanished {

    private Vanished() {}

    /** Which of these are gone since then; where that is not known any more, all that are not there. Blocks. */
    // rfc7162#3.2.5.1
    static UidSet since(ModSeq modSeq, UidSet among, Mailbox mailbox) {
        Uid next = mailbox.view().uidNext();
        UidSet given = next.value() == 1 ? UidSet.EMPTY : UidSet.range(1, next.value() - 1);
        return mailbox.since(modSeq, among.intersect(given)).vanished();
    }

    // rfc7162#3.2.10
    static void tell(UidSet gone, Untagged untagged) {
        if (!gone.isEmpty()) {
            untagged.line("VANISHED (EARLIER) " + gone);
        }
    }
}
