package dev.mailwright.store.maildir;

import dev.mailwright.store.Change;
import dev.mailwright.store.ModSeq;
import dev.mailwright.store.UidSet;
import dev.mailwright.store.index.ArrayView;
import dev.mailwright.store.index.ViewEditor;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Removes messages. The files go first: if the process ends there, the next one finds lines of known messages without a
 * file, which is what an expunge looks like.
 */
final class ExpungeCommit {

    private static final int MAX_TRIES = 5;

    private final MaildirMailbox mailbox;
    private final MailboxIndex index;
    private int tries;

    ExpungeCommit(MaildirMailbox mailbox) {
        this.mailbox = mailbox;
        this.index = mailbox.index();
    }

    UidSet run(UidSet uids) throws IOException {
        mailbox.noticeOutsideChanges();
        ArrayView<byte[]> view = index.view();
        UidSet there = uids.intersect(view.uids());
        if (there.isEmpty()) {
            return UidSet.EMPTY;
        }
        ModSeq modSeq = index.edit().nextModSeq();
        Path directory = mailbox.directory();
        index.state.reserve(MailboxFiles.state(directory), modSeq.value());
        UidSet.Builder removed = new UidSet.Builder();
        UidSet.Builder elsewhere = new UidSet.Builder();
        try {
            for (int range = 0; range < there.ranges(); range++) {
                for (long uid = there.first(range); uid <= there.last(range); uid++) {
                    Path file = index.file(view, view.indexOf(uid)).path(directory);
                    (delete(file) ? removed : elsewhere).add(uid);
                }
            }
        } finally {
            forget(removed.build(), modSeq);
            mailbox.noteTimes();
        }
        again(elsewhere.build());
        return there;
    }

    private boolean delete(Path file) throws IOException {
        try {
            mailbox.context().disk().delete(file);
            return true;
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /** Files that others renamed meanwhile are looked for; what they removed is noticed by that. */
    private void again(UidSet elsewhere) throws IOException {
        if (elsewhere.isEmpty()) {
            return;
        }
        if (++tries > MAX_TRIES) {
            throw new IOException("files are renamed by others all the time");
        }
        index.times(Listing.Times.UNKNOWN);
        run(elsewhere);
    }

    /** Takes messages out whose files are not here any more. */
    void forget(UidSet uids, ModSeq modSeq) {
        if (uids.isEmpty()) {
            return;
        }
        ArrayView<byte[]> view = index.view();
        ViewEditor<byte[]> editor = index.edit();
        StateChange change = new StateChange(modSeq);
        uids.forEach(uid -> {
            int at = view.indexOf(uid);
            if (at >= 0) {
                editor.remove(uid, modSeq);
                index.forget(uid, view.rowAt(at));
                change.gone(uid);
            }
        });
        index.expunged.add(uids, modSeq);
        index.forgetRecent(uids);
        mailbox.show(editor.build(), change, Change.Kind.EXPUNGED, uids, modSeq);
    }
}
