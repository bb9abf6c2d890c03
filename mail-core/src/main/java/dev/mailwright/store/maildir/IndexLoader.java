package dev.mailwright.store.maildir;

import dev.mailwright.Time;
import dev.mailwright.store.Flag;
import dev.mailwright.store.ModSeq;
import dev.mailwright.store.UidSet;
import dev.mailwright.store.UidValidity;
import dev.mailwright.store.index.ArrayView;
import dev.mailwright.store.index.ExpungeLog;
import dev.mailwright.store.index.FlagTable;
import dev.mailwright.store.index.ViewEditor;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a mailbox: lines of the uidlist that have a file are its messages. Files without a line are left to
 * {@link OutsideChanges}. A line without a file is a message that somebody removed if it was ever written down as added;
 * else it was never acknowledged, and only its UID is used up.
 *
 * <p>The uidlist has no checksums, so what it says is held against the state file: UIDs are written down there in the
 * order in which they are given. A line below the highest of them that was never written down, and two live lines with
 * one name, are damage. Their files get new UIDs: a client may load a message twice, but never takes one for another.
 *
 * <p>Where records may be missing, as after a power loss, a client may have seen changes that are undone now. So every
 * message then counts as changed, and the client learns what it is like.
 */
final class IndexLoader {

    private static final Logger LOG = LoggerFactory.getLogger(IndexLoader.class);

    private final Path directory;
    private final Time time;
    private final UidListText text;
    private final Listing listing;
    private final RecordLog.Opened state;
    private final StateRecords records;
    private final Keywords keywords;
    private final FlagTable table = new FlagTable();
    private final Map<String, UidSet.Builder> changed = new LinkedHashMap<>();
    private final UidSet.Builder gone = new UidSet.Builder();
    private final UidSet.Builder recent = new UidSet.Builder();
    private final Map<String, Long> last = new HashMap<>();
    private final Set<String> ambiguous = new HashSet<>();
    private boolean dropped;

    private IndexLoader(Disk disk, Path directory, Time time, UidListText text) throws IOException {
        this.directory = directory;
        this.time = time;
        this.text = text;
        this.listing = Listing.of(disk, directory);
        this.state = RecordLog.open(disk, MailboxFiles.state(directory), MailboxFiles.STATE_KIND);
        long[] uids = text.entries().stream().mapToLong(UidListText.Entry::uid).toArray();
        this.records = new StateRecords(uids, state.records());
        this.keywords = Keywords.parse(
                DiskText.read(disk, directory.resolve(MailboxFiles.KEYWORDS)).orElse(""));
        table.know(keywords.known());
    }

    /** A source of a UIDVALIDITY for a mailbox that has none. */
    @FunctionalInterface
    interface Validities {
        long next() throws IOException;
    }

    static MailboxIndex load(Disk disk, Path directory, Time time, String newGuid, Validities validities)
            throws IOException {
        byte[] file = DiskText.bytes(disk, directory.resolve(UidListFile.NAME)).orElse(new byte[0]);
        UidListText text = UidListText.parse(file);
        boolean torn = text.length() < file.length;
        if (text.validity() == 0 || !text.intact()) {
            if (file.length > 0) {
                LOG.warn("{} is damaged: all messages get new UIDs", directory.resolve(UidListFile.NAME));
            }
            text = new UidListText(validities.next(), 1, newGuid, "", List.of(), 0, true);
            DiskText.deleteIfThere(disk, MailboxFiles.state(directory));
            torn = true;
        } else if (text.guid().isEmpty()) {
            text = new UidListText(
                    text.validity(), text.nextUid(), newGuid, text.fields(), text.entries(), text.length(), true);
            torn = true;
        }
        return new IndexLoader(disk, directory, time, text).index(new UidListFile(disk, text, torn));
    }

    private MailboxIndex index(UidListFile uidList) throws IOException {
        boolean known = state.found() && state.complete();
        boolean fresh = !state.found() && text.nextUid() == 1 && listing.files().isEmpty();
        long start = Math.max(1, Math.max(records.highest(), state.floor()));
        if (!state.found()) {
            start = fresh ? 1 : micros();
        } else if (state.damaged()) {
            start = Math.max(start, micros());
        }
        ExpungeLog expunged = records.expungeLog(known || fresh, start);
        ArrayView<byte[]> empty = ArrayView.empty(new UidValidity(text.validity()), new ModSeq(start));
        ViewEditor<byte[]> editor = empty.edit(table);
        add(editor, start + 1);
        editor.uidNext(Math.max(text.nextUid(), records.highestUid() + 1));
        if (dropped || records.highestUid() >= text.nextUid()) {
            uidList.distrust();
        }
        UidSet vanished = gone.build();
        if (!vanished.isEmpty()) {
            editor.modSeq(new ModSeq(start + 1));
        }
        writeDown(start + 1, vanished, expunged);
        MailboxIndex index = new MailboxIndex(uidList, state.log(), table, expunged, keywords, editor.build());
        index.addRecent(recent.build());
        index.times(listing.times());
        if (state.damaged()) {
            LOG.warn("{} is damaged: it is written anew", MailboxFiles.state(directory));
            state.log().rewrite(MailboxFiles.state(directory), index.records(), start + 1);
        }
        return index;
    }

    private long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time.now());
    }

    private void add(ViewEditor<byte[]> editor, long newModSeq) {
        names();
        for (int i = 0; i < text.entries().size(); i++) {
            UidListText.Entry entry = text.entries().get(i);
            Listing.Found found = listing.files().get(entry.base());
            boolean dead = records.dead().contains(entry.uid());
            if (found == null || dead || !isCredible(i, entry)) {
                dropped = dropped || found != null;
                if (records.modSeq(i) > 0 && !dead) {
                    gone.add(entry.uid());
                }
                continue;
            }
            add(editor, i, entry, found, newModSeq);
        }
    }

    private void names() {
        Set<String> live = new HashSet<>();
        for (int i = 0; i < text.entries().size(); i++) {
            UidListText.Entry entry = text.entries().get(i);
            last.put(entry.base(), entry.uid());
            if (records.modSeq(i) > 0 && !records.dead().contains(entry.uid()) && !live.add(entry.base())) {
                ambiguous.add(entry.base());
            }
        }
    }

    private boolean isCredible(int i, UidListText.Entry entry) {
        boolean writtenDown = records.modSeq(i) > 0 || entry.uid() > records.highestUid() || state.damaged();
        return writtenDown && last.getOrDefault(entry.base(), 0L) == entry.uid() && !ambiguous.contains(entry.base());
    }

    private void add(ViewEditor<byte[]> editor, int i, UidListText.Entry entry, Listing.Found found, long newModSeq) {
        String letters = FileName.parse(found.fileName()).letters();
        Set<Flag> flags = keywords.flags(letters);
        Set<Flag> overflow = records.overflow(entry.uid());
        if (!overflow.isEmpty()) {
            flags = new HashSet<>(flags);
            flags.addAll(overflow);
        }
        boolean same = state.complete() && records.hasLetters(i, letters);
        long modSeq = same ? records.modSeq(i) : newModSeq;
        if (!same) {
            changed.computeIfAbsent(letters, key -> new UidSet.Builder()).add(entry.uid());
        }
        editor.add(
                entry.uid(),
                flags,
                new ModSeq(modSeq),
                MessageRow.of(found.isNew(), found.fileName(), keywords.letters(flags)));
        if (found.isNew()) {
            recent.add(entry.uid());
        }
    }

    /** What is new since the state was written gets one MODSEQ. */
    private void writeDown(long modSeq, UidSet vanished, ExpungeLog expunged) throws IOException {
        if (changed.isEmpty() && vanished.isEmpty() && state.found() && state.complete()) {
            return;
        }
        List<String> lines = new java.util.ArrayList<>();
        if (expunged.floor().value() > 0) {
            lines.add(StateRecords.floor(expunged.floor()));
        }
        changed.forEach((letters, uids) -> lines.add(StateRecords.changed(modSeq, letters, uids.build())));
        if (!vanished.isEmpty()) {
            lines.add(StateRecords.expunged(modSeq, vanished));
            expunged.add(vanished, new ModSeq(modSeq));
        }
        Path file = MailboxFiles.state(directory);
        state.log().reserve(file, modSeq);
        state.log().append(file, lines);
    }
}
