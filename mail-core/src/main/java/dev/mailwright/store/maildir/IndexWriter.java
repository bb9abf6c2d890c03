package dev.mailwright.store.maildir;

import dev.mailwright.store.Flag;
import dev.mailwright.store.index.ArrayView;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes the index of a mailbox, aside and in place by one rename. Not forced: what is torn is not believed. */
final class IndexWriter {

    /** More sets of flags than this have no number. */
    private static final int MAX_SETS = 60_000;

    private final Disk disk;
    private final Path directory;
    private final MailboxIndex index;
    private final Map<Set<Flag>, Integer> sets = new LinkedHashMap<>();
    private final List<IndexFile.Entry> blocks = new ArrayList<>();
    private long position;

    IndexWriter(Disk disk, Path directory, MailboxIndex index) {
        this.disk = disk;
        this.directory = directory;
        this.index = index;
    }

    /** For a mailbox whose state is closed. Does nothing when others changed the directories meanwhile. */
    void write() throws IOException {
        Path path = IndexFile.in(directory);
        Path temporary = MailboxFiles.own(directory, "index.tmp");
        if (index.times().equals(Listing.Times.UNKNOWN)) {
            DiskText.deleteIfThere(disk, path);
            return;
        }
        DiskText.deleteIfThere(disk, temporary);
        try {
            try (DiskFile file = disk.create(temporary)) {
                blocks(file);
                if (sets.size() > MAX_SETS) {
                    throw new IOException("too many sets of flags for an index");
                }
                end(file);
            }
            disk.rename(temporary, path);
        } catch (IOException | RuntimeException e) {
            DiskText.drop(disk, temporary, e);
            throw e;
        }
    }

    private void blocks(DiskFile file) throws IOException {
        ArrayView<byte[]> view = index.view();
        for (int part = 0; part < view.parts(); part++) {
            Block block = new Block(part);
            byte[] octets = block.octets();
            blocks.add(block.entry(position, octets));
            put(file, octets);
        }
    }

    /** What is gathered of a block. */
    private final class Block {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(96 * 1024);
        private final int part;
        private long first = -1;
        private long last;
        private long maxModSeq;
        private int unseen;

        Block(int part) {
            this.part = part;
        }

        byte[] octets() throws IOException {
            DataOutputStream out = new DataOutputStream(bytes);
            try {
                index.view().forEachIn(part, (uid, flags, modSeq, row) -> message(out, uid, flags, modSeq, row));
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
            return bytes.toByteArray();
        }

        private void message(DataOutputStream out, long uid, Set<Flag> flags, long modSeq, byte[] row) {
            first = first < 0 ? uid : first;
            last = uid;
            maxModSeq = Math.max(maxModSeq, modSeq);
            unseen += flags.contains(Flag.SEEN) ? 0 : 1;
            Integer known = sets.get(flags);
            int number = known != null ? known : sets.size();
            if (known == null) {
                sets.put(flags, number);
            }
            try {
                out.writeInt((int) uid);
                out.writeShort(number);
                out.writeLong(modSeq);
                out.writeShort(row.length);
                out.write(row);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        IndexFile.Entry entry(long at, byte[] octets) {
            return new IndexFile.Entry(
                    at,
                    octets.length,
                    IndexFile.checksum(octets),
                    index.view().partSize(part),
                    first,
                    last,
                    maxModSeq,
                    unseen);
        }
    }

    private void put(DiskFile file, byte[] octets) throws IOException {
        file.write(ByteBuffer.wrap(octets));
        position += octets.length;
    }

    private void end(DiskFile file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        IndexProof.of(disk, directory, index.times()).write(out);
        KeptIndex.write(index, out);
        out.writeInt(sets.size());
        for (Set<Flag> set : sets.keySet()) {
            IndexText.flags(out, set);
        }
        out.writeInt(blocks.size());
        for (IndexFile.Entry block : blocks) {
            block.write(out);
        }
        byte[] octets = bytes.toByteArray();
        ByteBuffer trailer = ByteBuffer.allocate(IndexFile.TRAILER);
        trailer.putInt(IndexFile.MAGIC).putInt(IndexFile.VERSION);
        trailer.putLong(position).putInt(octets.length).putInt(IndexFile.checksum(octets));
        put(file, octets);
        put(file, trailer.array());
    }
}
