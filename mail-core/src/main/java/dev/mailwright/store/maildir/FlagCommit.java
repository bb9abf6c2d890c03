package dev.mailwright.store.maildir;

import dev.mailwright.store.Change;
import dev.mailwright.store.Flag;
import dev.mailwright.store.FlagEdit;
import dev.mailwright.store.Flagged;
import dev.mailwright.store.ModSeq;
import dev.mailwright.store.UidSet;
import dev.mailwright.store.index.ArrayView;
import dev.mailwright.store.index.ViewEditor;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** Changes flags by renaming files. Those renamed before a failure stay changed, and are shown so. */
final class FlagCommit {

    private static final int MAX_TRIES = 5;

    private final MaildirMailbox mailbox;
    private final MailboxIndex index;
    private final FlagEdit edit;
    private final ModSeq unchangedSince;
    private final UidSet.Builder changed = new UidSet.Builder();
    private final UidSet.Builder refused = new UidSet.Builder();
    private UidSet.Builder now = new UidSet.Builder();

    FlagCommit(MaildirMailbox mailbox, FlagEdit edit, ModSeq unchangedSince) {
        this.mailbox = mailbox;
        this.index = mailbox.index();
        this.edit = edit;
        this.unchangedSince = unchangedSince;
    }

    Flagged run(UidSet uids) throws IOException {
        UidSet left = uids;
        ModSeq modSeq = ModSeq.ZERO;
        for (int i = 0; i < MAX_TRIES && !left.isEmpty(); i++) {
            UidSet.Builder elsewhere = new UidSet.Builder();
            modSeq = pass(left, elsewhere);
            left = elsewhere.build();
        }
        if (!left.isEmpty()) {
            throw new IOException("files are renamed by others all the time");
        }
        UidSet done = changed.build();
        return new Flagged(done, refused.build(), done.isEmpty() ? index.view().highestModSeq() : modSeq);
    }

    /** Changes what is where we know it; files that others renamed meanwhile are left for another pass. */
    private ModSeq pass(UidSet uids, UidSet.Builder elsewhere) throws IOException {
        mailbox.noticeOutsideChanges();
        if (edit.operation() != FlagEdit.Operation.REMOVE) {
            mailbox.lettersFor(edit.flags());
        }
        ModSeq modSeq = index.edit().nextModSeq();
        index.state.reserve(MailboxFiles.state(mailbox.directory()), modSeq.value());
        UidSet there = uids.intersect(index.view().uids());
        ViewEditor<byte[]> editor = index.edit();
        StateChange change = new StateChange(modSeq);
        try {
            ArrayView<byte[]> view = index.view();
            for (int range = 0; range < there.ranges(); range++) {
                for (long uid = there.first(range); uid <= there.last(range); uid++) {
                    if (!one(view, view.indexOf(uid), editor, change, modSeq)) {
                        elsewhere.add(uid);
                    }
                }
            }
        } finally {
            UidSet done = now.build();
            if (!done.isEmpty()) {
                mailbox.show(editor.build(), change, Change.Kind.FLAGS, done, modSeq);
            }
            changed.add(done);
            now = new UidSet.Builder();
            mailbox.noteTimes();
        }
        return modSeq;
    }

    /** False when the file is not where it should be. */
    private boolean one(ArrayView<byte[]> view, int at, ViewEditor<byte[]> editor, StateChange change, ModSeq modSeq)
            throws IOException {
        long uid = view.uidAt(at);
        if (view.modSeqAt(at) > unchangedSince.value()) {
            refused.add(uid);
            return true;
        }
        Set<Flag> before = view.flagsAt(at);
        Set<Flag> after = edited(before);
        if (after.equals(before)) {
            return true;
        }
        Listing.Found file = index.file(view, at);
        FileName name = FileName.parse(file.fileName());
        Keywords keywords = index.keywords();
        String canonical = keywords.letters(after);
        String letters = Keywords.merge(canonical, keywords.unknown(name.letters()));
        Listing.Found target = new Listing.Found(false, new FileName(name.base(), letters, name.more()).inCur());
        if (!target.equals(file) && !rename(file.path(mailbox.directory()), target.path(mailbox.directory()))) {
            return false;
        }
        editor.flags(uid, after, modSeq);
        editor.row(uid, MessageRow.of(false, target.fileName(), canonical));
        change.set(uid, letters, keywords.withoutLetter(after), keywords.withoutLetter(before));
        now.add(uid);
        return true;
    }

    /** False for a file that somebody renamed or removed this very moment. */
    private boolean rename(Path from, Path to) throws IOException {
        try {
            mailbox.context().disk().rename(from, to);
            return true;
        } catch (NoSuchFileException e) {
            index.times(Listing.Times.UNKNOWN);
            return false;
        }
    }

    private Set<Flag> edited(Set<Flag> before) {
        if (edit.operation() == FlagEdit.Operation.REPLACE) {
            return edit.flags();
        }
        Set<Flag> after = new HashSet<>(before);
        if (edit.operation() == FlagEdit.Operation.ADD) {
            after.addAll(edit.flags());
        } else {
            after.removeAll(edit.flags());
        }
        return after;
    }
}
