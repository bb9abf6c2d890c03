package dev.mailwright.imap.view;

import dev.mailwright.imap.response.ImapOutput;
import dev.mailwright.imap.response.LazyResponse;
import dev.mailwright.imap.response.Untagged;
import dev.mailwright.store.UidSet;
import dev.mailwright.store.View;
import java.util.PrimitiveIterator;
import org.jspecify.annotations.Nullable;

/** The flags of the messages that a STORE named, as they are now. */
// rfc3501#6.4.6
public final class FlagResponses implements LazyResponse {

    private static final int LINES_A_PIECE = 512;

    private final SelectedMailbox selected;
    private final PrimitiveIterator.OfLong uids;
    private final boolean withUid;
    private @Nullable View view;

    public FlagResponses(SelectedMailbox selected, UidSet uids, boolean withUid) {
        this.selected = selected;
        this.uids = uids.iterator();
        this.withUid = withUid;
    }

    @Override
    public boolean next(ImapOutput out) {
        View now = view == null ? selected.mailbox().view() : view;
        view = now;
        Untagged untagged = new Untagged(out);
        for (int lines = 0; lines < LINES_A_PIECE && uids.hasNext(); lines++) {
            long uid = uids.nextLong();
            int index = now.indexOf(uid);
            if (index >= 0) {
                untagged.flags(selected.number(uid), uid, withUid, now.flagsAt(index), selected.isRecent(uid));
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
