package dev.mailwright.imap.view;

import dev.mailwright.imap.response.Dialect;
import dev.mailwright.imap.response.ImapOutput;
import dev.mailwright.imap.response.LazyResponse;
import dev.mailwright.imap.response.Untagged;
import dev.mailwright.store.StoreException;
import dev.mailwright.store.View;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Brings a client up to date (RFC 3501 section 7): EXPUNGE or VANISHED where it is legal, EXISTS and RECENT, changed flags.
 * Looks at the mailbox when the first piece is pulled.
 */
public final class Updates implements LazyResponse {

    private static final int LINES_A_PIECE = 512;

    private final SelectedMailbox selected;
    private final Dialect dialect;
    private final boolean mayExpunge;
    private final boolean withUid;
    private @Nullable CatchUp news;
    private boolean lost;
    private int expunged;
    private boolean counted;
    private int changed;
    private int bumped;

    /** @param withUid the command was a UID command: flags come with their UID */
    public Updates(SelectedMailbox selected, Dialect dialect, boolean mayExpunge, boolean withUid) {
        this.selected = selected;
        this.dialect = dialect;
        this.mayExpunge = mayExpunge;
        // rfc7162#3.2.4 and rfc9051#7.5.2
        this.withUid = withUid || dialect.qresync() || dialect.rev2();
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
                expunge(updates, untagged);
            } else if (!counted) {
                counted = true;
                counts(updates, untagged);
            } else if (changed < updates.changed().length) {
                flags(updates.view(), updates.changed()[changed++], untagged);
            } else if (dialect.condstore() && bumped < updates.bumped().length) {
                modSeq(updates.view(), updates.bumped()[bumped++], untagged);
            } else {
                return false;
            }
        }
        return true;
    }

    // rfc7162#3.2.10
    private void expunge(CatchUp updates, Untagged untagged) {
        if (dialect.qresync()) {
            untagged.vanished(updates.vanished());
            expunged = updates.expunged().length;
        } else {
            untagged.expunge(updates.expunged()[expunged] - expunged);
            expunged++;
        }
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
            untagged.exists(selected.count());
            if (!dialect.rev2()) {
                untagged.recent(selected.recentCount());
            }
        }
    }

    private void flags(View view, long uid, Untagged untagged) {
        int index = view.indexOf(uid);
        int number = selected.number(uid);
        if (index >= 0 && number > 0) {
            boolean recent = selected.isRecent(uid) && !dialect.rev2();
            OptionalLong modSeq = dialect.condstore() ? OptionalLong.of(view.modSeqAt(index)) : OptionalLong.empty();
            untagged.flags(number, uid, withUid, view.flagsAt(index), recent, modSeq);
        }
    }

    private void modSeq(View view, long uid, Untagged untagged) {
        untagged.modSeq(selected.number(uid), uid, withUid, view.modSeqAt(view.indexOf(uid)));
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
