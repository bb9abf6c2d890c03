package dev.mailwright.store.maildir;

import dev.mailwright.store.UidSet;
import dev.mailwright.store.index.ArrayView;
import dev.mailwright.store.index.ViewEditor;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Moves messages that a session was told of from {@code new/} to {@code cur/}; no client sees a change. */
final class RecentCommit {

    private final MaildirMailbox mailbox;
    private final UidSet uids;

    RecentCommit(MaildirMailbox mailbox, UidSet uids) {
        this.mailbox = mailbox;
        this.uids = uids;
    }

    UidSet run() throws IOException {
        mailbox.noticeOutsideChanges();
        MailboxIndex index = mailbox.index();
        ArrayView<byte[]> view = index.view();
        ViewEditor<byte[]> editor = index.edit();
        Path directory = mailbox.directory();
        UidSet there = uids.intersect(view.uids());
        try {
            for (int range = 0; range < there.ranges(); range++) {
                for (long uid = there.first(range); uid <= there.last(range); uid++) {
                    Listing.Found file = index.file(view, view.indexOf(uid));
                    if (file.isNew()) {
                        Listing.Found target = new Listing.Found(
                                false, FileName.parse(file.fileName()).inCur());
                        if (!rename(file.path(directory), target.path(directory))) {
                            continue;
                        }
                        String canonical = index.keywords().letters(view.flagsAt(view.indexOf(uid)));
                        editor.row(uid, MessageRow.of(false, target.fileName(), canonical));
                    }
                }
            }
        } finally {
            index.show(editor.build());
            mailbox.noteTimes();
            mailbox.context().flusher().mark(mailbox);
        }
        return there;
    }

    /** False for a file that another moved or removed meanwhile. */
    private boolean rename(Path from, Path to) throws IOException {
        try {
            mailbox.context().disk().rename(from, to);
            return true;
        } catch (NoSuchFileException e) {
            mailbox.index().times(Listing.Times.UNKNOWN);
            return false;
        }
    }
}
