package dev.mailwright.store.maildir;

import dev.mailwright.store.Change;
import dev.mailwright.store.Flag;
import dev.mailwright.store.ModSeq;
import dev.mailwright.store.UidSet;
import dev.mailwright.store.index.ArrayView;
import dev.mailwright.store.index.ViewEditor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares the directories with the view and takes over the difference: a file that is not there any more was expunged,
 * a new one gets a UID, one with other letters has other flags. A file with the base name of another message gets a new
 * base name and a UID of its own. Runs under the mailbox's lock.
 */
final class OutsideChanges {

    private static final int MAX_LISTINGS = 5;

    private final MaildirMailbox mailbox;
    private final MailboxIndex index;
    private final Disk disk;
    private final Path directory;
    private final ArrayView<byte[]> view;
    private final Map<Integer, Listing.Found> moved = new HashMap<>();
    private final List<Integer> missing = new ArrayList<>();
    private final Set<String> known = new HashSet<>();

    OutsideChanges(MaildirMailbox mailbox) {
        this.mailbox = mailbox;
        this.index = mailbox.index();
        this.disk = mailbox.context().disk();
        this.directory = mailbox.directory();
        this.view = index.view();
    }

    void apply() throws IOException {
        index.times(Listing.Times.UNKNOWN);
        Listing listing = list();
        List<Listing.Found> added = added(listing);
        ModSeq modSeq = index.edit().nextModSeq();
        if (!moved.isEmpty() || !missing.isEmpty() || !added.isEmpty()) {
            index.state.reserve(MailboxFiles.state(directory), modSeq.value());
            change(modSeq);
            expunge(modSeq);
            add(modSeq, added);
        }
        if (index.view().uidNext().value() < mailbox.nextUid()) {
            index.show(index.edit().uidNext(mailbox.nextUid()).build());
        }
        index.times(listing.times());
    }

    /**
     * A file that is renamed while its directory is read may be passed over. So a file is missing when it is not there
     * twice, and the second time nobody did anything meanwhile.
     */
    private Listing list() throws IOException {
        Listing listing = Listing.of(disk, directory);
        compare(listing);
        Set<Integer> before = new HashSet<>(missing);
        for (int i = 0; i < MAX_LISTINGS && !missing.isEmpty(); i++) {
            listing = Listing.of(disk, directory);
            compare(listing);
            missing.retainAll(before);
            before.retainAll(missing);
            if (listing.times().equals(Listing.Times.of(disk, directory))) {
                break;
            }
        }
        return listing;
    }

    private void compare(Listing listing) {
        moved.clear();
        missing.clear();
        known.clear();
        for (int i = 0; i < view.size(); i++) {
            String base = MessageRow.base(view.rowAt(i));
            known.add(base);
            Listing.Found found = listing.files().get(base);
            if (found == null) {
                missing.add(i);
            } else if (!found.equals(index.file(view, i)) || hasOtherFlags(i, found)) {
                moved.put(i, found);
            }
        }
    }

    /** A letter that meant nothing may have got a keyword; names that are kept as they are may have such letters. */
    private boolean hasOtherFlags(int i, Listing.Found found) {
        if (MessageRow.followsFlags(view.rowAt(i))) {
            return false;
        }
        Set<Flag> flags =
                index.keywords().flags(FileName.parse(found.fileName()).letters());
        return !view.flagsAt(i).containsAll(flags);
    }

    /** New files in the order in which they came, with names of their own. */
    private List<Listing.Found> added(Listing listing) throws IOException {
        List<Listing.Found> added = new ArrayList<>();
        for (Map.Entry<String, Listing.Found> file : listing.files().entrySet()) {
            if (!known.contains(file.getKey()) && isFile(file.getValue())) {
                added.add(file.getValue());
            }
        }
        for (Listing.Found twin : listing.doubles()) {
            Path path = twin.path(directory);
            Path other = listing.files()
                    .getOrDefault(FileName.baseOf(twin.fileName()), twin)
                    .path(directory);
            if (isFile(twin) && disk.stat(other).isPresent()) {
                FileName name = FileName.parse(twin.fileName());
                String base = mailbox.context().names().like(name.base());
                Listing.Found renamed =
                        new Listing.Found(false, new FileName(base, name.letters(), name.more()).inCur());
                disk.rename(path, renamed.path(directory));
                added.add(renamed);
            }
        }
        added.sort(Comparator.<Listing.Found>comparingLong(found -> seconds(found.fileName()))
                .thenComparing(Listing.Found::fileName));
        return added;
    }

    /** No message: directories, links, sockets, and what went meanwhile. */
    private boolean isFile(Listing.Found found) throws IOException {
        return disk.stat(found.path(directory)).filter(DiskStat::isFile).isPresent();
    }

    private static long seconds(String name) {
        long seconds = 0;
        for (int i = 0; i < name.length() && i < 12 && name.charAt(i) >= '0' && name.charAt(i) <= '9'; i++) {
            seconds = seconds * 10 + (name.charAt(i) - '0');
        }
        return seconds;
    }

    private void change(ModSeq modSeq) {
        ViewEditor<byte[]> editor = index.edit();
        StateChange change = new StateChange(modSeq);
        UidSet.Builder changed = new UidSet.Builder();
        moved.forEach((i, found) -> {
            long uid = view.uidAt(i);
            Set<Flag> overflow = index.keywords().withoutLetter(view.flagsAt(i));
            String letters = FileName.parse(found.fileName()).letters();
            Set<Flag> flags = new HashSet<>(index.keywords().flags(letters));
            flags.addAll(overflow);
            if (!flags.equals(view.flagsAt(i))) {
                editor.flags(uid, flags, modSeq);
                change.set(uid, letters, overflow, overflow);
                changed.add(uid);
            }
            editor.row(
                    uid,
                    MessageRow.of(
                            found.isNew(), found.fileName(), index.keywords().letters(flags)));
        });
        UidSet uids = changed.build();
        if (uids.isEmpty()) {
            index.show(editor.build());
        } else {
            mailbox.show(editor.build(), change, Change.Kind.FLAGS, uids, modSeq);
        }
    }

    private void expunge(ModSeq modSeq) {
        UidSet.Builder gone = new UidSet.Builder();
        missing.forEach(i -> gone.add(view.uidAt(i)));
        new ExpungeCommit(mailbox).forget(gone.build(), modSeq);
    }

    /** The lines of new files by ascending UIDs: those that Dovecot wrote, then our own, which are forced. */
    private Map<Listing.Found, UidListText.Entry> lines(List<Listing.Found> added) throws IOException {
        Map<Listing.Found, UidListText.Entry> theirs = new LinkedHashMap<>();
        long uidNext = index.view().uidNext().value();
        for (Listing.Found found : added) {
            String base = FileName.baseOf(found.fileName());
            mailbox.shared().flatMap(shared -> shared.line(base, uidNext)).ifPresent(line -> theirs.put(found, line));
        }
        Map<Listing.Found, UidListText.Entry> lines = new LinkedHashMap<>();
        theirs.entrySet().stream()
                .sorted(Comparator.comparingLong(line -> line.getValue().uid()))
                .forEach(line -> lines.put(line.getKey(), line.getValue()));
        List<UidListText.Entry> ours = new ArrayList<>();
        for (Listing.Found found : added) {
            if (!theirs.containsKey(found)) {
                UidListText.Entry line =
                        new UidListText.Entry(mailbox.nextUid() + ours.size(), "", FileName.baseOf(found.fileName()));
                ours.add(line);
                lines.put(found, line);
            }
        }
        mailbox.addLines(ours);
        return lines;
    }

    private void add(ModSeq modSeq, List<Listing.Found> added) throws IOException {
        if (added.isEmpty()) {
            return;
        }
        Map<Listing.Found, UidListText.Entry> lines = lines(added);
        ViewEditor<byte[]> editor = index.edit();
        StateChange change = new StateChange(modSeq);
        UidSet.Builder uids = new UidSet.Builder();
        UidSet.Builder recent = new UidSet.Builder();
        for (Map.Entry<Listing.Found, UidListText.Entry> line : lines.entrySet()) {
            Listing.Found found = line.getKey();
            long uid = line.getValue().uid();
            String letters = FileName.parse(found.fileName()).letters();
            Set<Flag> flags = index.keywords().flags(letters);
            byte[] row = MessageRow.of(
                    found.isNew(), found.fileName(), index.keywords().letters(flags));
            editor.add(uid, flags, modSeq, row);
            index.count(uid, row);
            change.set(uid, letters, Set.of(), Set.of());
            uids.add(uid);
            if (found.isNew()) {
                recent.add(uid);
            }
        }
        index.addRecent(recent.build());
        mailbox.show(editor.build(), change, Change.Kind.ADDED, uids.build(), modSeq);
    }
}
