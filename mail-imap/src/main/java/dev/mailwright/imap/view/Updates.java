package dev.mailwright.imap.view;

import dev.mailwright.imap.response.ImapOutput;
import dev.mailwright.imap.response.LazyResponse;
import dev.mailwright.imap.response.Untagged;
import dev.mailwright.store.StoreException;
import dev.mailwright.store.View;
import org.jspecify.annotations.Nullable;

/**
 * Brings a client up to date (RFC 3501 section 7): EXPUNGE where it is legal, EXISTS and RECENT, changed flags. Looks at
 * the mailbox when the first piece is pulled.
 */
public final class Updates implements LazyResponse {

    private static final int LINES_A_PIECE = 512;

    private final SelectedMailbox selected;
    private final boolean mayExpunge;
    private final boolean withUid;
    private @Nullable CatchUp news;
    private boolean lost;
    private int expunged;
    private boolean counted;
    private int changed;

    /** @param withUid the command was a UID command: flags come with their UID */
    public Updates(SelectedMailbox selected, boolean mayExpunge, boolean withUid) {
        this.selected = selected;
        this.mayExpunge = mayExpunge;
        this.withUid = withUid;
    }

    @Override
    public boolean next(ImapOutput out) {
        CatchUp updates = news();
        if (updates == null) {
            return false;
        }
        Untagged untagged = new Untagged(out);
        for (int lines = 0; lines < LINES_A_PIECE; lines++) {
            if (expunged < updates.expunged().length) {
                untagged.expunge(updates.expunged()[expunged] - expunged);
                expunged++;
            } else if (!counted) {
                counted = true;
                counts(updates, untagged);
            } else if (changed < updates.changed().length) {
                flags(updates.view(), updates.changed()[changed++], untagged);
            } else {
                return false;
            }
        }
        return true;
    }

    private @Nullable CatchUp news() {
        if (news == null) {
            try {
                news = selected.catchUp(mayExpunge);
            } catch (StoreException e) {
                if (e.reason() != StoreException.Reason.GONE) {
                    throw e;
                }
                lost = true;
            }
        }
        return news;
    }

    /** The mailbox is there no more. */
    public boolean lost() {
        return lost;
    }

    // rfc3501#7.3.1
    private void counts(CatchUp updates, Untagged untagged) {
        if (updates.arrived()) {
            untagged.exists(selected.count()).recent(selected.recentCount());
        }
    }

    private void flags(View view, long uid, Untagged untagged) {
        int index = view.indexOf(uid);
        int number = selected.number(uid);
        if (index >= 0 && number > 0) {
            untagged.flags(number, uid, withUid, view.flagsAt(index), selected.isRecent(uid));
        }
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
