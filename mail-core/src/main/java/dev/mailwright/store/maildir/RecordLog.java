package dev.mailwright.store.maildir;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A state file of ours: a head line {@code mailwright <kind> 1}, then records, each a line of eight hexadecimal digits
 * (CRC-32 of the rest), a space and the text. An end without a line end was being written when the process stopped and
 * is cut off. A bad line elsewhere is damage: it is passed over, and the file is to be written anew.
 *
 * <p>A log counts something that must never be given twice (MODSEQs, positions). It reserves ahead: a forced record
 * {@code R <up to> <boot>} stands before any number below it is used, {@code C <highest>} after a clean end. Where
 * neither a clean end nor the same run of the machine proves that the records are complete, or where any of the file is
 * bad, counting goes on above what was reserved. For one thread at a time.
 */
final class RecordLog {

    private static final Logger LOG = LoggerFactory.getLogger(RecordLog.class);
    private static final long AHEAD = 1 << 16;

    private final Disk disk;
    private final String head;
    private final List<String> waiting = new ArrayList<>();
    private boolean mustRewrite;
    private boolean forceFailed;
    private boolean clean;
    private boolean exists;
    private long reserved;
    private long size;
    private int records;

    private RecordLog(Disk disk, String kind) {
        this.disk = disk;
        this.head = "mailwright " + kind + " 1";
    }

    /**
     * What was found.
     *
     * @param found the file is there and is one of this kind
     * @param complete no record that was written is missing
     * @param damaged a record in the middle is missing, which may have reserved more than is known
     * @param floor counting goes on above this at least
     */
    record Opened(RecordLog log, List<String> records, boolean found, boolean complete, boolean damaged, long floor) {}

    static Opened open(Disk disk, Path file, String kind) throws IOException {
        RecordLog log = new RecordLog(disk, kind);
        byte[] bytes = DiskText.bytes(disk, file).orElse(new byte[0]);
        List<String> all = log.read(bytes);
        boolean whole = log.size == bytes.length && !log.mustRewrite;
        List<String> records = new ArrayList<>(all.size());
        boolean complete = false;
        long floor = 0;
        for (String record : all) {
            try {
                if (record.startsWith("R ")) {
                    String[] parts = record.split(" ", 3);
                    log.reserved = Math.max(log.reserved, Long.parseLong(parts[1]));
                    complete = parts[2].equals(disk.bootId());
                    floor = complete ? floor : log.reserved;
                    log.clean = false;
                } else if (record.startsWith("C ")) {
                    floor = Long.parseLong(record.substring(2));
                    complete = true;
                    log.clean = true;
                } else {
                    records.add(record);
                }
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                log.mustRewrite = true;
                whole = false;
            }
        }
        log.records = all.size();
        log.clean &= whole;
        return new Opened(
                log,
                records,
                log.exists,
                (complete && whole) || !log.exists,
                log.mustRewrite,
                whole ? floor : Math.max(floor, log.reserved));
    }

    private List<String> read(byte[] file) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < file.length; i++) {
            if (file[i] == '\n') {
                String line = new String(file, start, i - start, StandardCharsets.UTF_8);
                if (start == 0 && !line.equals(head)) {
                    break;
                }
                if (start > 0 && isWhole(line)) {
                    lines.add(line.substring(9));
                } else if (start > 0) {
                    mustRewrite = true;
                }
                start = i + 1;
            }
        }
        exists = start > 0;
        size = start;
        return lines;
    }

    private static boolean isWhole(String line) {
        return line.length() > 9 && line.startsWith(checksum(line.substring(9)) + " ");
    }

    private static String checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().toHexDigits(crc.getValue(), 8);
    }

    private static void add(StringBuilder text, String record) {
        text.append(checksum(record)).append(' ').append(record).append('\n');
    }

    /** What is known of a file that was closed, so that it need not be read again. */
    void write(DataOutputStream to) throws IOException {
        to.writeBoolean(exists && clean && !mustRewrite && waiting.isEmpty());
        to.writeLong(reserved);
        to.writeLong(size);
        to.writeInt(records);
    }

    /**
     * A log as {@link #write} left it.
     *
     * @throws IOException when that was not closed
     */
    static RecordLog read(Disk disk, String kind, DataInputStream from) throws IOException {
        RecordLog log = new RecordLog(disk, kind);
        if (!from.readBoolean()) {
            throw new IOException("a log that was not closed");
        }
        log.exists = true;
        log.clean = true;
        log.reserved = from.readLong();
        log.size = from.readLong();
        log.records = from.readInt();
        return log;
    }

    /** How many records the file has, for whoever decides on {@link #rewrite}. */
    int size() {
        return records;
    }

    /** Whether what is in the file cannot be relied on, by damage or after a failed force, until {@link #rewrite}. */
    boolean needsRewrite() {
        return mustRewrite;
    }

    /** Makes sure that {@code highest} and all below were never given and never will be again. Mostly costs nothing. */
    void reserve(Path file, long highest) throws IOException {
        if (exists && !clean && highest <= reserved) {
            return;
        }
        long upTo = highest + AHEAD;
        StringBuilder text = new StringBuilder(exists ? "" : head + "\n");
        add(text, "R " + upTo + " " + disk.bootId());
        write(file, text, 1, true);
        reserved = upTo;
        clean = false;
    }

    /**
     * Adds records, whose numbers are reserved. They survive the end of the process; not forced. When the disk refuses
     * them they are kept and go along with the next ones: until then a crash may lose them, like a power loss.
     */
    void append(Path file, Collection<String> added) {
        waiting.addAll(added);
        StringBuilder text = new StringBuilder();
        waiting.forEach(record -> add(text, record));
        try {
            write(file, text, waiting.size(), false);
            waiting.clear();
        } catch (IOException e) {
            LOG.warn("{} cannot be written now: {}", file, e.toString());
        }
    }

    /** Adds records that must survive a power loss at once, without a number to reserve. */
    void appendForced(Path file, Collection<String> added) throws IOException {
        List<String> all = new ArrayList<>(waiting);
        all.addAll(added);
        StringBuilder text = new StringBuilder(exists ? "" : head + "\n");
        all.forEach(record -> add(text, record));
        write(file, text, all.size(), true);
        waiting.clear();
    }

    /** Whether records are kept for the next write. */
    boolean hasWaiting() {
        return !waiting.isEmpty();
    }

    /** Adds records with the next ones that are written. */
    void later(String record) {
        waiting.add(record);
    }

    /** A file whose force failed is never forced again: what was whole in it goes into a new one. */
    private void renew(Path file) throws IOException {
        if (exists) {
            byte[] bytes = DiskText.bytes(disk, file).orElse(new byte[0]);
            StringBuilder text = new StringBuilder(head).append('\n');
            read(Arrays.copyOf(bytes, (int) Math.min(size, bytes.length))).forEach(record -> add(text, record));
            DiskText.replace(disk, file, text.toString());
            exists = true;
            size = text.toString().getBytes(StandardCharsets.UTF_8).length;
        } else {
            DiskText.deleteIfThere(disk, file);
        }
        forceFailed = false;
        mustRewrite = false;
    }

    private void write(Path file, CharSequence text, int count, boolean force) throws IOException {
        if (forceFailed) {
            renew(file);
        }
        ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
        int octets = bytes.remaining();
        boolean made = !exists;
        try (DiskFile to = disk.append(file)) {
            if (to.size() != size) {
                to.truncate(size);
            }
            to.write(bytes);
            if (force) {
                boolean before = mustRewrite;
                mustRewrite = true;
                forceFailed = true;
                to.force();
                forceFailed = false;
                mustRewrite = before;
            }
        }
        Path directory = file.getParent();
        if (made && force && directory != null) {
            disk.forceDirectory(directory);
        }
        exists = true;
        size += octets;
        records += count;
    }

    /** Makes everything so far survive a power loss. */
    void force(Path file) throws IOException {
        if (exists && !mustRewrite) {
            boolean forced = false;
            try (DiskFile to = disk.append(file)) {
                to.force();
                forced = true;
            } finally {
                mustRewrite = !forced;
                forceFailed = !forced;
            }
        }
    }

    /** A whole file in which nothing is missing. */
    static String whole(String kind, String bootId, Collection<String> all, long highest) {
        StringBuilder text = new StringBuilder("mailwright " + kind + " 1\n");
        add(text, "R " + (highest + AHEAD) + " " + bootId);
        all.forEach(record -> add(text, record));
        add(text, "C " + highest);
        return text.toString();
    }

    /** Replaces the file by these records, forced. */
    void rewrite(Path file, Collection<String> all, long highest) throws IOException {
        StringBuilder text = new StringBuilder(head).append('\n');
        add(text, "R " + (highest + AHEAD) + " " + disk.bootId());
        all.forEach(record -> add(text, record));
        mustRewrite = true;
        DiskText.replace(disk, file, text.toString());
        mustRewrite = false;
        forceFailed = false;
        waiting.clear();
        exists = true;
        clean = false;
        reserved = highest + AHEAD;
        size = text.toString().getBytes(StandardCharsets.UTF_8).length;
        records = all.size() + 1;
    }

    /** Says that nothing is missing. */
    void close(Path file, long highest) throws IOException {
        if (exists && !clean && !mustRewrite) {
            List<String> last = new ArrayList<>(waiting);
            last.add("C " + highest);
            StringBuilder text = new StringBuilder();
            last.forEach(record -> add(text, record));
            write(file, text, last.size(), true);
            waiting.clear();
            clean = true;
        }
    }
}
