package dev.mailwright.store.maildir;

import dev.mailwright.store.Flag;
import dev.mailwright.store.StoreException;
import dev.mailwright.store.index.Block;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32C;

/**
 * The index of a mailbox, written when its memory is dropped and read a block at a time: a mailbox opens without looking
 * at its messages. A cache: nothing is lost when it is deleted, and what is damaged or not of this very state of the
 * mailbox is not believed.
 *
 * <p>Blocks of messages, then a directory, then {@value #TRAILER} octets that say where the directory is. Directory and
 * blocks have a CRC-32C each. A block: for each message its UID (4 octets), the number of its set of flags (2), its MODSEQ
 * (8), the length of its row (2) and the row. All numbers are big-endian. Thread-safe.
 */
final class IndexFile {

    static final int MAGIC = 0x4D574958;
    static final int VERSION = 1;
    static final int TRAILER = 24;

    /** Files up to here are checked as a whole when they are opened, larger ones a block at a time. */
    private static final long CHECKED = 32L * 1024 * 1024;

    private final Path path;
    private final DiskFile file;

    private IndexFile(Path path, DiskFile file) {
        this.path = path;
        this.file = file;
    }

    static Path in(Path directory) {
        return MailboxFiles.own(directory, "index");
    }

    /** Opens it; empty when there is none. */
    static Optional<IndexFile> open(Disk disk, Path directory) throws IOException {
        Path path = in(directory);
        try {
            return Optional.of(new IndexFile(path, disk.read(path)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /**
     * The directory.
     *
     * @throws IOException when the file is damaged or of another version
     */
    byte[] directory() throws IOException {
        long size = file.size();
        if (size < TRAILER) {
            throw damaged();
        }
        ByteBuffer trailer = ByteBuffer.wrap(octets(size - TRAILER, TRAILER));
        if (trailer.getInt() != MAGIC || trailer.getInt() != VERSION) {
            throw damaged();
        }
        long at = trailer.getLong();
        int length = trailer.getInt();
        int checksum = trailer.getInt();
        if (at < 0 || length < 0 || at + length != size - TRAILER) {
            throw damaged();
        }
        byte[] directory = octets(at, length);
        if (checksum(directory) != checksum) {
            throw damaged();
        }
        return directory;
    }

    /** Checks blocks whose file is small enough for that. */
    void check(List<Stored> blocks) throws IOException {
        if (file.size() <= CHECKED) {
            for (Stored block : blocks) {
                block.octets();
            }
        }
    }

    private IOException damaged() {
        return new IOException(path + " is damaged");
    }

    static int checksum(byte[] octets) {
        CRC32C crc = new CRC32C();
        crc.update(octets, 0, octets.length);
        return (int) crc.getValue();
    }

    private byte[] octets(long at, int length) throws IOException {
        ByteBuffer to = ByteBuffer.allocate(length);
        while (to.hasRemaining()) {
            if (file.read(to, at + to.position()) < 0) {
                throw damaged();
            }
        }
        return to.array();
    }

    void close() throws IOException {
        file.close();
    }

    /** What the directory says of a block. */
    record Entry(long at, int length, int checksum, int size, long firstUid, long lastUid, long maxModSeq, int unseen) {

        void write(DataOutputStream to) throws IOException {
            to.writeLong(at);
            to.writeInt(length);
            to.writeInt(checksum);
            to.writeInt(size);
            to.writeLong(firstUid);
            to.writeLong(lastUid);
            to.writeLong(maxModSeq);
            to.writeInt(unseen);
        }

        static Entry read(DataInputStream from) throws IOException {
            return new Entry(
                    from.readLong(),
                    from.readInt(),
                    from.readInt(),
                    from.readInt(),
                    from.readLong(),
                    from.readLong(),
                    from.readLong(),
                    from.readInt());
        }
    }

    /** A block that stays in the file until it is asked for. */
    final class Stored implements Block<byte[]> {

        private final Entry entry;
        private final List<Set<Flag>> sets;

        /**
         * @param sets the sets of flags by number
         */
        Stored(Entry entry, List<Set<Flag>> sets) {
            this.entry = entry;
            this.sets = sets;
        }

        @Override
        public int size() {
            return entry.size();
        }

        @Override
        public long firstUid() {
            return entry.firstUid();
        }

        @Override
        public long lastUid() {
            return entry.lastUid();
        }

        @Override
        public long maxModSeq() {
            return entry.maxModSeq();
        }

        @Override
        public int unseen() {
            return entry.unseen();
        }

        private ByteBuffer octets() throws IOException {
            byte[] octets = IndexFile.this.octets(entry.at(), entry.length());
            if (checksum(octets) != entry.checksum()) {
                throw damaged();
            }
            return ByteBuffer.wrap(octets);
        }

        @Override
        public void read(Reader<byte[]> reader) {
            try {
                ByteBuffer from = octets();
                for (int i = 0; i < entry.size(); i++) {
                    long uid = from.getInt() & 0xFFFF_FFFFL;
                    Set<Flag> flags = sets.get(from.getShort() & 0xFFFF);
                    long modSeq = from.getLong();
                    byte[] row = new byte[from.getShort() & 0xFFFF];
                    from.get(row);
                    reader.message(uid, flags, modSeq, row);
                }
            } catch (IOException e) {
                throw new StoreException(
                        StoreException.Reason.TRANSIENT, "reading the index of a mailbox: " + e.getMessage(), e);
            }
        }
    }
}
