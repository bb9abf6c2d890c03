package dev.mailwright.imap.view;

import dev.mailwright.imap.response.Dialect;
import dev.mailwright.imap.response.ImapOutput;
import dev.mailwright.imap.response.LazyResponse;
import dev.mailwright.imap.response.Untagged;
import dev.mailwright.store.UidSet;
import dev.mailwright.store.View;
import java.util.OptionalLong;
import java.util.PrimitiveIterator;

/** The flags of the messages that a STORE named, as they are now. */
// rfc3501#6.4.6
public final class FlagResponses implements LazyResponse {

    private static final int LINES_A_PIECE = 512;

    private final SelectedMailbox selected;
    private final PrimitiveIterator.OfLong uids;
    private final boolean withUid;
    private final Dialect dialect;
    private final View now;

    /** @param now what is told; taken after the change */
    public FlagResponses(SelectedMailbox selected, View now, UidSet uids, boolean withUid, Dialect dialect) {
        this.selected = selected;
        this.now = now;
        this.uids = uids.iterator();
        this.withUid = withUid || dialect.qresync();
        this.dialect = dialect;
    }

    @Override
    public boolean next(ImapOutput out) {
        Untagged untagged = new Untagged(out);
        for (int lines = 0; lines < LINES_A_PIECE && uids.hasNext(); lines++) {
            long uid = uids.nextLong();
            int index = now.indexOf(uid);
            if (index >= 0) {
                OptionalLong modSeq = dialect.condstore() ? OptionalLong.of(now.modSeqAt(index)) : OptionalLong.empty();
                boolean recent = selected.isRecent(uid) && !dialect.rev2();
                untagged.flags(selected.number(uid), uid, withUid, now.flagsAt(index), recent, modSeq);
            }
        }
        return uids.hasNext();
    }

    @Override
    public boolean atBoundary() {
        return true;
    }

    @Override
    public void close() {
        // holds nothing
    }
}
