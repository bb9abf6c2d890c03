package dev.mailwright.store.maildir;

import dev.mailwright.store.Flag;
import dev.mailwright.store.ModSeq;
import dev.mailwright.store.UidSet;
import dev.mailwright.store.index.ArrayView;
import dev.mailwright.store.index.ExpungeLog;
import dev.mailwright.store.index.FlagTable;
import dev.mailwright.store.index.ViewEditor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The memory of an open mailbox. Written under the mailbox's lock; views, letters and sizes may be read by anyone. New
 * letters are shown before the view that needs them.
 */
final class MailboxIndex {

    final UidListFile uidList;
    final RecordLog state;
    final FlagTable table;
    final ExpungeLog expunged;

    private final Map<Long, Long> measured = new ConcurrentHashMap<>();
    private volatile Keywords keywords;
    private volatile Lettered lettered = new Lettered(Set.of(), Keywords.NONE, "");
    private volatile ArrayView<byte[]> view;
    private UidSet recent = UidSet.EMPTY;
    private final Set<Long> unmeasured = ConcurrentHashMap.newKeySet();
    private final Set<Long> unnamed = ConcurrentHashMap.newKeySet();
    private final AtomicLong octets = new AtomicLong();
    private final AtomicLong stored = new AtomicLong();
    private final @Nullable IndexFile file;
    private final @Nullable ArrayView<byte[]> fromFile;
    private volatile Listing.Times times = Listing.Times.UNKNOWN;
    private volatile boolean unsure;

    MailboxIndex(
            UidListFile uidList,
            RecordLog state,
            FlagTable table,
            ExpungeLog expunged,
            Keywords keywords,
            ArrayView<byte[]> view) {
        this.uidList = uidList;
        this.state = state;
        this.table = table;
        this.expunged = expunged;
        this.keywords = keywords;
        this.view = view;
        this.file = null;
        this.fromFile = null;
        for (int i = 0; i < view.size(); i++) {
            count(view.uidAt(i), view.rowAt(i));
        }
    }

    /** As it was kept; messages are in a view of blocks. */
    MailboxIndex(KeptIndex kept, FlagTable table, Keywords keywords, ArrayView<byte[]> view, IndexFile file) {
        this.uidList = kept.uidList();
        this.state = kept.state();
        this.table = table;
        this.expunged = kept.expunged();
        this.keywords = keywords;
        this.view = view;
        this.recent = kept.recent();
        this.octets.set(kept.octets());
        this.stored.set(kept.stored());
        kept.unnamed().forEach(unnamed::add);
        this.measured.putAll(kept.measured());
        kept.unmeasured().forEach(unmeasured::add);
        this.file = file;
        this.fromFile = view;
    }

    /** Whether the index file, if it came from one, says anything else. */
    boolean isAsKept() {
        return fromFile == view;
    }

    /** Closes the file that it came from, if there is one; blocks that were not read cannot be read any more. */
    void closeFile() throws IOException {
        if (file != null) {
            file.close();
        }
    }

    Set<Long> unnamed() {
        return Set.copyOf(unnamed);
    }

    Map<Long, Long> measured() {
        return Map.copyOf(measured);
    }

    ArrayView<byte[]> view() {
        return view;
    }

    Keywords keywords() {
        return keywords;
    }

    void show(Keywords letters) {
        keywords = letters;
    }

    ViewEditor<byte[]> edit() {
        return view.edit(table);
    }

    void show(ArrayView<byte[]> next) {
        view = next;
    }

    synchronized UidSet recent() {
        return recent;
    }

    synchronized void addRecent(UidSet uids) {
        recent = recent.union(uids);
    }

    /** What was recent; it is so no more. */
    synchronized UidSet claimRecent() {
        UidSet claimed = recent;
        recent = UidSet.EMPTY;
        return claimed;
    }

    Listing.Times times() {
        return times;
    }

    void times(Listing.Times now) {
        times = now;
    }

    /** Whether others may have done something that the times do not show. */
    boolean isUnsure() {
        return unsure;
    }

    void unsure(boolean maybe) {
        unsure = maybe;
    }

    /** The name of a message's file at an index of a view. */
    Listing.Found file(ArrayView<byte[]> of, int index) {
        byte[] row = of.rowAt(index);
        String canonical = lettersOf(of.flagsAt(index));
        return new Listing.Found(MessageRow.isNew(row), MessageRow.fileName(row, canonical));
    }

    /** Messages in a row mostly have the same flags, and views share their sets of flags. */
    private String lettersOf(Set<Flag> flags) {
        Lettered last = lettered;
        if (last.flags != flags || last.keywords != keywords) {
            last = new Lettered(flags, keywords, keywords.letters(flags));
            lettered = last;
        }
        return last.letters;
    }

    private record Lettered(Set<Flag> flags, Keywords keywords, String letters) {}

    /** The octets on the wire, as far as the name tells or they were measured, or -1. */
    long size(long uid, byte[] row) {
        long named = FileName.size(MessageRow.base(row), 'W');
        return named >= 0 ? named : measured.getOrDefault(uid, -1L);
    }

    void measured(long uid, long size) {
        if (unmeasured.remove(uid)) {
            measured.put(uid, size);
            octets.addAndGet(size);
            stored.addAndGet(unnamed.remove(uid) ? size : 0);
        }
    }

    /** Counts a message that came. */
    void count(long uid, byte[] row) {
        long size = size(uid, row);
        long inFile = FileName.size(MessageRow.base(row), 'S');
        if (size < 0) {
            unmeasured.add(uid);
        } else {
            octets.addAndGet(size);
        }
        if (inFile < 0 && size < 0) {
            unnamed.add(uid);
        } else {
            stored.addAndGet(inFile < 0 ? size : inFile);
        }
    }

    /** Forgets a message that went. */
    void forget(long uid, byte[] row) {
        long size = Math.max(0, size(uid, row));
        long inFile = FileName.size(MessageRow.base(row), 'S');
        octets.addAndGet(-size);
        stored.addAndGet(inFile < 0 ? -size : -inFile);
        unnamed.remove(uid);
        unmeasured.remove(uid);
        measured.remove(uid);
        uidList.forget(uid);
    }

    /** Forgets that messages are recent. */
    synchronized void forgetRecent(UidSet uids) {
        recent = recent.minus(uids);
    }

    /** Octets of all messages whose size is known. */
    long octets() {
        return octets.get();
    }

    /** The same as the files have them, with whatever line ends, as far as their names tell. */
    long stored() {
        return stored.get();
    }

    /** Those whose size neither their name tells nor anybody measured. */
    Set<Long> unmeasured() {
        return Set.copyOf(unmeasured);
    }

    /** All lines of the uidlist. */
    List<UidListText.Entry> lines(ArrayView<byte[]> of) {
        List<UidListText.Entry> lines = new ArrayList<>(of.size());
        for (int i = 0; i < of.size(); i++) {
            long uid = of.uidAt(i);
            lines.add(new UidListText.Entry(uid, uidList.extensions(uid), MessageRow.base(of.rowAt(i))));
        }
        return lines;
    }

    /** All records of the state file, as few as they can be. */
    List<String> records() {
        ArrayView<byte[]> now = view;
        List<String> records = new ArrayList<>();
        ModSeq floor = expunged.floor();
        records.add(StateRecords.floor(floor));
        expunged.forEach((modSeq, uids) -> records.add(StateRecords.expunged(modSeq.value(), uids)));
        Map<String, UidSet.Builder> groups = new java.util.LinkedHashMap<>();
        for (int i = 0; i < now.size(); i++) {
            long uid = now.uidAt(i);
            Set<Flag> overflow = keywords.withoutLetter(now.flagsAt(i));
            if (!overflow.isEmpty()) {
                records.add(StateRecords.keywords(now.modSeqAt(i), UidSet.of(uid), overflow));
            }
            String letters = FileName.parse(file(now, i).fileName()).letters();
            groups.computeIfAbsent(now.modSeqAt(i) + " " + letters, key -> new UidSet.Builder())
                    .add(uid);
        }
        records.addAll(groups.entrySet().stream()
                .map(e -> StateRecords.changed(
                        Long.parseLong(e.getKey().substring(0, e.getKey().indexOf(' '))),
                        e.getKey().substring(e.getKey().indexOf(' ') + 1),
                        e.getValue().build()))
                .collect(Collectors.toList()));
        return records;
    }
}
