package dev.mailwright.store.maildir;

import dev.mailwright.store.Change;
import dev.mailwright.store.Flag;
import dev.mailwright.store.ModSeq;
import dev.mailwright.store.StoreException;
import dev.mailwright.store.Uid;
import dev.mailwright.store.UidMap;
import dev.mailwright.store.UidSet;
import dev.mailwright.store.index.ArrayView;
import dev.mailwright.store.index.ViewEditor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * MOVE: renames, under the locks of both mailboxes, the one with the lower number first. The target's lines are forced
 * before; a message that was renamed has its UID there, one that was not is where it was.
 */
final class Moving {

    private final MaildirMailbox source;
    private final MaildirMailbox target;
    private final List<Step> steps = new ArrayList<>();

    /** One message. */
    private record Step(long from, UidListText.Entry line, Path old, Listing.Found file, Set<Flag> flags) {}

    Moving(MaildirMailbox source, MaildirMailbox target) {
        this.source = source;
        this.target = target;
    }

    CompletionStage<UidMap> move(UidSet uids) {
        CompletableFuture<UidMap> done = new CompletableFuture<>();
        source.context().execute(() -> {
            try {
                done.complete(now(uids));
            } catch (IOException | RuntimeException | Error e) {
                done.completeExceptionally(Faults.of("moving from " + source, e));
            }
        });
        return done;
    }

    /** Blocks until it is done. */
    UidMap now(UidSet uids) throws IOException {
        source.index();
        target.index();
        MaildirMailbox first = source.ordinal() <= target.ordinal() ? source : target;
        MaildirMailbox second = first == source ? target : source;
        boolean tellSource;
        boolean tellTarget;
        UidMap result;
        first.acquire();
        try {
            second.acquire();
            try {
                result = run(uids);
            } finally {
                tellTarget = target.takeChanged();
                tellSource = source.takeChanged();
                second.release();
            }
        } finally {
            first.release();
        }
        if (tellSource) {
            source.tell();
        }
        if (tellTarget) {
            target.tell();
        }
        return result;
    }

    private UidMap run(UidSet uids) throws IOException {
        source.requireThere();
        target.requireThere();
        source.noticeOutsideChanges();
        target.noticeOutsideChanges();
        try {
            plan(uids);
            if (!steps.isEmpty()) {
                source.settle(uids);
                ModSeq added = target.index().edit().nextModSeq();
                target.index().state.reserve(MailboxFiles.state(target.directory()), added.value());
                ModSeq removed = source == target
                        ? new ModSeq(added.value() + 1)
                        : source.index().edit().nextModSeq();
                source.index().state.reserve(MailboxFiles.state(source.directory()), removed.value());
                target.addLines(steps.stream().map(Step::line).toList());
                rename();
                if (source.account() == target.account()) {
                    synchronized (source.account().shown()) {
                        show(added, removed);
                    }
                } else {
                    show(added, removed);
                }
            }
        } finally {
            source.noteTimes();
            target.noteTimes();
        }
        UidSet.Builder from = new UidSet.Builder();
        UidSet.Builder to = new UidSet.Builder();
        steps.forEach(step -> {
            from.add(step.from());
            to.add(step.line().uid());
        });
        return new UidMap(target.index().view().uidValidity(), from.build(), to.build());
    }

    private void plan(UidSet uids) throws IOException {
        ArrayView<byte[]> view = source.index().view();
        UidSet there = uids.intersect(view.uids());
        long next = target.nextUid();
        if (next + there.count() > Uid.MAX) {
            throw new StoreException(StoreException.Reason.CANNOT, "the UIDs of a mailbox are used up");
        }
        TakenNames taken = TakenNames.in(true, target.index().view());
        for (int range = 0; range < there.ranges(); range++) {
            for (long uid = there.first(range); uid <= there.last(range); uid++) {
                int at = view.indexOf(uid);
                Set<Flag> flags = view.flagsAt(at);
                target.lettersFor(flags);
                Listing.Found old = source.index().file(view, at);
                UidListText.Entry line = taken.line(
                        next++,
                        MessageRow.base(view.rowAt(at)),
                        source.index().uidList.extensions(uid),
                        source.context().names());
                String letters = target.index().keywords().letters(flags);
                Listing.Found file = new Listing.Found(false, new FileName(line.base(), letters, "").inCur());
                steps.add(new Step(uid, line, old.path(source.directory()), file, flags));
            }
        }
    }

    /** All or none: what was renamed before a failure goes back. */
    private void rename() throws IOException {
        Disk disk = source.context().disk();
        List<Step> done = new ArrayList<>();
        try {
            for (Step step : steps) {
                disk.rename(step.old(), step.file().path(target.directory()));
                done.add(step);
            }
            disk.forceDirectory(target.directory().resolve(MailboxFiles.CUR));
            disk.forceDirectory(source.directory().resolve(MailboxFiles.CUR));
            disk.forceDirectory(source.directory().resolve(MailboxFiles.NEW));
        } catch (IOException e) {
            source.index().times(Listing.Times.UNKNOWN);
            target.index().times(Listing.Times.UNKNOWN);
            for (Step step : done) {
                try {
                    disk.rename(step.file().path(target.directory()), step.old());
                } catch (IOException second) {
                    e.addSuppressed(second);
                }
            }
            throw e;
        }
    }

    private void show(ModSeq added, ModSeq removed) {
        MailboxIndex index = target.index();
        ViewEditor<byte[]> editor = index.edit();
        StateChange change = new StateChange(added);
        UidSet.Builder to = new UidSet.Builder();
        UidSet.Builder from = new UidSet.Builder();
        for (Step step : steps) {
            String letters = index.keywords().letters(step.flags());
            byte[] row = MessageRow.of(false, step.file().fileName(), letters);
            editor.add(step.line().uid(), step.flags(), added, row);
            index.count(step.line().uid(), row);
            change.set(step.line().uid(), letters, index.keywords().withoutLetter(step.flags()), Set.of());
            to.add(step.line().uid());
            from.add(step.from());
        }
        index.addRecent(to.build());
        target.show(editor.build(), change, Change.Kind.ADDED, to.build(), added);
        new ExpungeCommit(source).forget(from.build(), removed);
    }
}
