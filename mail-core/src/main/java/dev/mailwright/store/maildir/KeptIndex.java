package dev.mailwright.store.maildir;

import dev.mailwright.store.Flag;
import dev.mailwright.store.ModSeq;
import dev.mailwright.store.UidSet;
import dev.mailwright.store.UidValidity;
import dev.mailwright.store.index.ArrayView;
import dev.mailwright.store.index.ExpungeLog;
import dev.mailwright.store.index.FlagTable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All of a {@link MailboxIndex} but its messages, as an {@link IndexFile} keeps it.
 *
 * @param measured sizes by UID that no name tells
 * @param unmeasured UIDs of messages whose size is not known
 * @param unnamed UIDs of messages whose name does not tell the size of their file
 */
record KeptIndex(
        UidListFile uidList,
        RecordLog state,
        ExpungeLog expunged,
        List<Flag> known,
        Figures figures,
        UidSet recent,
        long octets,
        long stored,
        Map<Long, Long> measured,
        UidSet unmeasured,
        UidSet unnamed) {

    /** Those of the view. */
    record Figures(long validity, long uidNext, long highest, int unseen, int deleted) {}

    static void write(MailboxIndex index, DataOutputStream to) throws IOException {
        index.uidList.write(to);
        index.state.write(to);
        ArrayView<byte[]> view = index.view();
        write(index.expunged, to);
        IndexText.flags(to, index.table.keywords());
        to.writeLong(view.uidValidity().value());
        to.writeLong(view.nextUid());
        to.writeLong(view.highestModSeq().value());
        to.writeInt(view.unseen());
        to.writeInt(view.deleted());
        IndexText.write(to, index.recent().toString());
        to.writeLong(index.octets());
        to.writeLong(index.stored());
        Map<Long, Long> sizes = index.measured();
        to.writeInt(sizes.size());
        for (Map.Entry<Long, Long> size : sizes.entrySet()) {
            to.writeLong(size.getKey());
            to.writeLong(size.getValue());
        }
        uids(index.unmeasured(), to);
        uids(index.unnamed(), to);
    }

    private static void uids(Set<Long> uids, DataOutputStream to) throws IOException {
        long[] sorted = uids.stream().mapToLong(Long::longValue).sorted().toArray();
        IndexText.write(to, UidSet.of(sorted).toString());
    }

    private static void write(ExpungeLog log, DataOutputStream to) throws IOException {
        Map<ModSeq, UidSet> entries = new LinkedHashMap<>();
        to.writeLong(log.floor().value());
        log.forEach((modSeq, uids) -> entries.merge(modSeq, uids, UidSet::union));
        to.writeInt(entries.size());
        try {
            entries.forEach((modSeq, uids) -> {
                try {
                    to.writeLong(modSeq.value());
                    IndexText.write(to, uids.toString());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    static KeptIndex read(Disk disk, DataInputStream from) throws IOException {
        return new KeptIndex(
                UidListFile.read(disk, from),
                RecordLog.read(disk, MailboxFiles.STATE_KIND, from),
                expunged(from),
                IndexText.flags(from),
                new Figures(from.readLong(), from.readLong(), from.readLong(), from.readInt(), from.readInt()),
                uids(from),
                from.readLong(),
                from.readLong(),
                sizes(from),
                uids(from),
                uids(from));
    }

    private static ExpungeLog expunged(DataInputStream from) throws IOException {
        ExpungeLog log = new ExpungeLog(new ModSeq(from.readLong()), ExpungeLog.MAX_RANGES);
        for (int left = from.readInt(); left > 0; left--) {
            ModSeq modSeq = new ModSeq(from.readLong());
            log.add(uids(from), modSeq);
        }
        return log;
    }

    private static UidSet uids(DataInputStream from) throws IOException {
        String text = IndexText.read(from);
        return text.isEmpty() ? UidSet.EMPTY : UidSet.parse(text);
    }

    private static Map<Long, Long> sizes(DataInputStream from) throws IOException {
        Map<Long, Long> sizes = new HashMap<>();
        for (int left = from.readInt(); left > 0; left--) {
            sizes.put(from.readLong(), from.readLong());
        }
        return sizes;
    }

    /** The index, whose messages are read from their blocks. */
    MailboxIndex index(FlagTable table, Keywords keywords, List<IndexFile.Stored> blocks, IndexFile file) {
        ArrayView<byte[]> view = ArrayView.stored(
                blocks,
                new UidValidity(figures.validity()),
                figures.uidNext(),
                new ModSeq(figures.highest()),
                new ArrayView.Figures(figures.unseen(), figures.deleted(), table.keywords()));
        return new MailboxIndex(this, table, keywords, view, file);
    }
}
