package dev.mailwright.store.memory;

import dev.mailwright.store.Change;
import dev.mailwright.store.Flag;
import dev.mailwright.store.ModSeq;
import dev.mailwright.store.UidSet;
import dev.mailwright.store.index.ArrayView;
import dev.mailwright.store.index.ViewEditor;
import java.util.Set;

/**
 * One change of one mailbox under the lock of its account: prepared without anybody seeing it, then shown at once.
 * Dropping it leaves everything as it was.
 */
final class MailboxEdit {

    private final MemoryMailbox mailbox;
    private final ArrayView<MemoryMessage> before;
    private final ViewEditor<MemoryMessage> editor;
    private final ModSeq modSeq;
    private final UidSet.Builder added = new UidSet.Builder();
    private final UidSet.Builder recent = new UidSet.Builder();
    private final UidSet.Builder removed = new UidSet.Builder();
    private UidSet flagged = UidSet.EMPTY;
    private long bytes;
    private long messages;

    MailboxEdit(MemoryMailbox mailbox, ArrayView<MemoryMessage> before) {
        this.mailbox = mailbox;
        this.before = before;
        this.editor = before.edit(mailbox.flagTable());
        this.modSeq = editor.nextModSeq();
    }

    ArrayView<MemoryMessage> before() {
        return before;
    }

    ViewEditor<MemoryMessage> editor() {
        return editor;
    }

    long add(MemoryMessage message, Set<Flag> flags, boolean isRecent) {
        long uid = editor.add(flags, modSeq, message);
        added.add(uid);
        if (isRecent) {
            recent.add(uid);
        }
        bytes += message.size();
        messages++;
        return uid;
    }

    void remove(int index) {
        long uid = before.uidAt(index);
        if (editor.remove(uid, modSeq)) {
            removed.add(uid);
            bytes -= before.rowAt(index).size();
            messages--;
        }
    }

    void flagged(UidSet uids) {
        flagged = uids;
    }

    long bytes() {
        return bytes;
    }

    long messages() {
        return messages;
    }

    /** The expunge log comes first: who sees the new view finds its expunges. */
    UidSet commit(Hints hints) {
        UidSet gone = removed.build();
        UidSet fresh = added.build();
        if (gone.isEmpty() && fresh.isEmpty() && flagged.isEmpty()) {
            return gone;
        }
        if (!gone.isEmpty()) {
            mailbox.expungeLog().add(gone, modSeq);
        }
        mailbox.show(editor.build(), recent.build(), gone, bytes);
        MemoryAccount account = mailbox.account();
        account.used(bytes, messages);
        log(account, Change.Kind.ADDED, fresh);
        log(account, Change.Kind.FLAGS, flagged);
        log(account, Change.Kind.EXPUNGED, gone);
        hints.mailbox(account.id(), mailbox.watchers());
        return gone;
    }

    private void log(MemoryAccount account, Change.Kind kind, UidSet uids) {
        if (!uids.isEmpty()) {
            account.log().add(mailbox.identity(), kind, uids, modSeq);
        }
    }
}
