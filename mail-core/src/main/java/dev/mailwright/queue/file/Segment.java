package dev.mailwright.queue.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32C;

/**
 * One file of the queue: a head of {@value #HEAD} octets, then {@link RecordHead}s up to {@link #end}. Its salt is new for each life of the file, so that what an earlier
 * life left behind the end, or what a peer writes into a message, is never taken for a record.
 */
final class Segment {

    static final int HEAD = 32;

    private static final long MAGIC = 0x4d57_5155_4555_4531L; // "MWQUEUE1"
    private static final Set<OpenOption> OPTIONS = Set.of(
            StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE, LinkOption.NOFOLLOW_LINKS);
    private static final FileAttribute<?> OURS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path path;
    private final FileChannel channel;
    private final long number;
    private final long salt;
    private long end = HEAD;
    private long live;
    private int pins;

    private Segment(Path path, FileChannel channel, long number, long salt) {
        this.path = path;
        this.channel = channel;
        this.number = number;
        this.salt = salt;
    }

    static String name(long number) {
        return String.format(Locale.ROOT, "segment-%016d.queue", number);
    }

    /** Begins a new life of a file, which may be there; forced. */
    static Segment begin(Path path, long number, long salt) throws IOException {
        FileChannel channel = FileChannel.open(path, OPTIONS, OURS);
        try {
            ByteBuffer head =
                    ByteBuffer.allocate(HEAD).putLong(MAGIC).putLong(number).putLong(salt);
            head.putLong(crc(head.array())).flip();
            write(channel, head, 0);
            channel.force(true);
            return new Segment(path, channel, number, salt);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Opens what is there.
     *
     * @throws IOException when it cannot be read
     * @throws BadHeadException when its head is none: it was being made when the process ended
     */
    static Segment open(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, OPTIONS, OURS);
        try {
            ByteBuffer head = ByteBuffer.allocate(HEAD);
            while (head.hasRemaining() && channel.read(head, head.position()) >= 0) {
                // until it is full or the file ends
            }
            if (head.hasRemaining() || head.getLong(0) != MAGIC || head.getLong(24) != crc(head.array())) {
                throw new BadHeadException(path.toString());
            }
            return new Segment(path, channel, head.getLong(8), head.getLong(16));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** A file without a proper head. */
    static final class BadHeadException extends IOException {

        private static final long serialVersionUID = 1L;

        BadHeadException(String file) {
            super(file);
        }
    }

    private static long crc(byte[] head) {
        CRC32C crc = new CRC32C();
        crc.update(head, 0, 24);
        return crc.getValue();
    }

    static void write(FileChannel channel, ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    void write(ByteBuffer bytes, long position) throws IOException {
        write(channel, bytes, position);
    }

    /** Fills the buffer from a place; fewer octets only at the end of the file. */
    int read(ByteBuffer to, long position) throws IOException {
        int before = to.position();
        long at = position;
        while (to.hasRemaining()) {
            int n = channel.read(to, at);
            if (n < 0) {
                break;
            }
            at += n;
        }
        return to.position() - before;
    }

    void force() throws IOException {
        channel.force(false);
    }

    void truncate(long size) throws IOException {
        channel.truncate(size);
    }

    long fileSize() throws IOException {
        return channel.size();
    }

    void close() throws IOException {
        channel.close();
    }

    Path path() {
        return path;
    }

    long number() {
        return number;
    }

    long salt() {
        return salt;
    }

    /** Where the next record goes. For the writer and, before there is one, the recovery. */
    long end() {
        return end;
    }

    void end(long offset) {
        end = offset;
    }

    /** Octets of the records that still count. Guarded by the index. */
    long live() {
        return live;
    }

    void addLive(long octets) {
        live += octets;
    }

    /** How many readers are at it. Guarded by the index. */
    int pins() {
        return pins;
    }

    void addPin(int by) {
        pins += by;
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
