package dev.mailwright.store.maildir;

import dev.mailwright.store.Change;
import dev.mailwright.store.ModSeq;
import dev.mailwright.store.StoreException;
import dev.mailwright.store.Uid;
import dev.mailwright.store.UidSet;
import dev.mailwright.store.index.ArrayView;
import dev.mailwright.store.index.ViewEditor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts temporary files into a mailbox, those of several groups with the same forces. The order is what keeps UIDs
 * through a crash: (1) lines of the uidlist, forced; (2) delivery keys with their UIDs, forced; (3) renames; (4) the
 * directories, forced; only then the view, the logs and the answer. A crash before (3) leaves lines without a file, which
 * use up a UID and no more; after it the file has the UID that its line says. Files that are not forced go through the
 * commit journal, which is forced instead of (1) and (4), before (3), and has octets, name and UID: a file that is in
 * place but torn can always be mended.
 *
 * <p>Runs under the mailbox's lock and never throws: each group holds its result.
 */
final class FilingCommit {

    private static final Logger LOG = LoggerFactory.getLogger(FilingCommit.class);

    private final MaildirMailbox mailbox;
    private final MailboxIndex index;
    private final Disk disk;
    private final Path directory;
    private final List<FilingGroup> groups;
    private final Map<TemporaryFile, Placed> placed = new LinkedHashMap<>();
    private boolean journaled;

    /** Where a file goes. */
    private record Placed(UidListText.Entry line, Listing.Found file) {

        long uid() {
            return line.uid();
        }
    }

    FilingCommit(MaildirMailbox mailbox, List<FilingGroup> groups) {
        this.mailbox = mailbox;
        this.index = mailbox.index();
        this.disk = mailbox.context().disk();
        this.directory = mailbox.directory();
        this.groups = new ArrayList<>(groups);
    }

    void run() {
        try {
            mailbox.requireThere();
            mailbox.noticeOutsideChanges();
            letters();
            number();
            if (groups.isEmpty()) {
                return;
            }
            ModSeq modSeq = index.view().edit(index.table).nextModSeq();
            index.state.reserve(MailboxFiles.state(directory), modSeq.value());
            touchEnd();
            lines();
            mailbox.account().keys().intend(mailbox, keyed());
            journal();
            groups.stream().filter(group -> !group.hasFailed()).forEach(this::rename);
            force(MailboxFiles.NEW, true);
            force(MailboxFiles.CUR, false);
            show(modSeq);
        } catch (IOException | RuntimeException e) {
            StoreException failure = Faults.of("filing into " + mailbox, e);
            groups.forEach(group -> fail(group, failure));
        } finally {
            deny();
            groups.stream().filter(FilingGroup::hasFailed).forEach(this::drop);
            mailbox.noteTimes();
        }
    }

    /** What of the index is read when messages are added is read now: later nothing must fail that need not. */
    private void touchEnd() {
        ArrayView<byte[]> view = index.view();
        if (view.size() > 0) {
            view.rowAt(view.size() - 1);
        }
    }

    private void fail(FilingGroup group, StoreException failure) {
        if (!group.hasFailed()) {
            group.failed(failure);
        }
    }

    /** Every flag must have a letter or a place in the table before anything is written. */
    private void letters() {
        for (FilingGroup group : groups) {
            try {
                for (TemporaryFile file : group.files) {
                    mailbox.lettersFor(file.flags());
                }
            } catch (IOException | StoreException e) {
                fail(group, Faults.of("writing the keywords of " + mailbox, e));
            }
        }
        live();
    }

    /** Puts aside what has failed. */
    private void live() {
        groups.stream().filter(FilingGroup::hasFailed).forEach(this::drop);
        groups.removeIf(FilingGroup::hasFailed);
    }

    private void number() {
        long next = mailbox.nextUid();
        TakenNames taken = TakenNames.in(
                groups.stream().flatMap(g -> g.files.stream()).anyMatch(TemporaryFile::copied), index.view());
        for (FilingGroup group : groups) {
            if (next + group.files.size() > Uid.MAX) {
                fail(group, new StoreException(StoreException.Reason.CANNOT, "the UIDs of a mailbox are used up"));
                continue;
            }
            for (TemporaryFile file : group.files) {
                UidListText.Entry line = line(file, next++, taken);
                String name = file.intoNew()
                        ? line.base()
                        : new FileName(line.base(), index.keywords().letters(file.flags()), "").inCur();
                placed.put(file, new Placed(line, new Listing.Found(file.intoNew(), name)));
            }
        }
        live();
    }

    private void lines() throws IOException {
        List<UidListText.Entry> lines =
                placed.values().stream().map(Placed::line).toList();
        if (placed.keySet().stream().allMatch(TemporaryFile::isJournaled)) {
            mailbox.addLinesUnforced(lines);
        } else {
            mailbox.addLines(lines);
        }
    }

    private UidListText.Entry line(TemporaryFile file, long uid, TakenNames taken) {
        return taken.line(uid, file.base(), file.extensions(), mailbox.context().names());
    }

    private Map<TemporaryFile, Long> keyed() {
        Map<TemporaryFile, Long> keyed = new HashMap<>();
        placed.forEach((file, place) -> {
            if (file.key().isPresent()) {
                keyed.put(file, place.uid());
            }
        });
        return keyed;
    }

    private void rename(FilingGroup group) {
        try {
            for (TemporaryFile file : group.files) {
                disk.rename(file.path(), place(file).file().path(directory));
            }
        } catch (IOException e) {
            fail(group, Faults.of("filing into " + mailbox, e));
        }
    }

    private Placed place(TemporaryFile file) {
        Placed place = placed.get(file);
        if (place == null) {
            throw new IllegalStateException("a file without a place");
        }
        return place;
    }

    private void force(String name, boolean isNew) {
        List<FilingGroup> concerned = groups.stream()
                .filter(g -> !g.hasFailed() && g.files.stream().anyMatch(f -> f.intoNew() == isNew && !f.isJournaled()))
                .toList();
        if (!concerned.isEmpty()) {
            try {
                disk.forceDirectory(directory.resolve(name));
            } catch (IOException e) {
                StoreException failure = Faults.of("forcing a directory of " + mailbox, e);
                concerned.forEach(group -> fail(group, failure));
            }
        }
    }

    /** What is not forced is durable after this. */
    private void journal() {
        List<FilingGroup> concerned = groups.stream()
                .filter(g -> !g.hasFailed() && g.files.stream().anyMatch(TemporaryFile::isJournaled))
                .toList();
        if (concerned.isEmpty()) {
            return;
        }
        CommitJournal journal = mailbox.context().journal().orElseThrow();
        String place = journal.paths().text(directory);
        List<JournalEntry> entries = concerned.stream()
                .flatMap(group -> group.files.stream())
                .filter(TemporaryFile::isJournaled)
                .map(file -> entry(place, file))
                .toList();
        journaled = true;
        try {
            journal.commit(mailbox, entries);
        } catch (IOException e) {
            StoreException failure = Faults.of("filing into " + mailbox, e);
            concerned.forEach(group -> fail(group, failure));
        }
    }

    /**
     * The journal may hold messages that are refused: that their UIDs are gone is written down, forced, before anybody is
     * told, or a power loss would bring back what its sender will send again.
     */
    private void deny() {
        UidSet.Builder refused = new UidSet.Builder();
        groups.stream()
                .filter(group -> journaled && group.hasFailed())
                .flatMap(group -> group.files.stream())
                .filter(TemporaryFile::isJournaled)
                .forEach(file -> refused.add(place(file).uid()));
        UidSet uids = refused.build();
        if (!uids.isEmpty()) {
            ModSeq modSeq = index.edit().nextModSeq();
            index.expunged.add(uids, modSeq);
            index.state.later(StateRecords.expunged(modSeq.value(), uids));
            try {
                index.state.appendForced(MailboxFiles.state(directory), List.of());
            } catch (IOException e) {
                LOG.error("{} may come back to {} after a power loss: {}", uids, mailbox, e.toString());
            }
        }
    }

    private JournalEntry entry(String place, TemporaryFile file) {
        Placed at = place(file);
        return new JournalEntry.Stored(
                place,
                index.uidList.validity(),
                at.uid(),
                at.line().extensions(),
                at.file().isNew(),
                at.file().fileName(),
                file.date(),
                file.unforced());
    }

    private void drop(FilingGroup group) {
        for (TemporaryFile file : group.files) {
            mailbox.account().keys().failed(file.key());
            mailbox.dropLater(file.path());
            Placed place = placed.get(file);
            if (place != null) {
                mailbox.dropLater(place.file().path(directory));
            }
        }
    }

    private void show(ModSeq modSeq) {
        ViewEditor<byte[]> editor = index.edit();
        UidSet.Builder added = new UidSet.Builder();
        UidSet.Builder recent = new UidSet.Builder();
        StateChange change = new StateChange(modSeq);
        for (FilingGroup group : groups) {
            if (group.hasFailed()) {
                continue;
            }
            List<Uid> uids = new ArrayList<>(group.files.size());
            for (TemporaryFile file : group.files) {
                Placed place = place(file);
                add(editor, change, file, place, modSeq);
                uids.add(new Uid(place.uid()));
                added.add(place.uid());
                if (file.recent()) {
                    recent.add(place.uid());
                }
            }
            group.succeeded(List.copyOf(uids));
        }
        UidSet all = added.build();
        if (!all.isEmpty()) {
            index.addRecent(recent.build());
            mailbox.show(editor.build(), change, Change.Kind.ADDED, all, modSeq);
            mailbox.account().keys().confirm(keyed().keySet());
        }
    }

    private void add(ViewEditor<byte[]> editor, StateChange change, TemporaryFile file, Placed place, ModSeq modSeq) {
        Set<dev.mailwright.store.Flag> flags = file.flags();
        String letters = index.keywords().letters(flags);
        byte[] row = MessageRow.of(place.file().isNew(), place.file().fileName(), letters);
        editor.add(place.uid(), flags, modSeq, row);
        index.count(place.uid(), row);
        change.set(place.uid(), letters, index.keywords().withoutLetter(flags), Set.of());
    }
}
