package dev.mailwright.store.maildir;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where a {@code dovecot-uidlist} ended when it was read or written last, so that only what was added since must be read.
 * A file whose head line or whose octets before that end are others was written anew.
 */
final class Tail {

    private static final int HEAD = 4096;
    private static final byte[] NOTHING = {};

    private byte[] head = NOTHING;
    private byte[] last = NOTHING;
    private Instant modified = Instant.MIN;

    /** Whether a file is as it was. */
    boolean isAt(long length, DiskStat stat) {
        return stat.size() == length && stat.modified().equals(modified);
    }

    void forget() {
        last = NOTHING;
    }

    /** Remembers a file that ends with these lines. */
    void remember(Disk disk, Path path, long length, List<UidListText.Entry> lines) throws IOException {
        Optional<DiskStat> stat = disk.stat(path);
        modified = stat.map(DiskStat::modified).orElse(Instant.MIN);
        StringBuilder text = new StringBuilder();
        if (!lines.isEmpty()) {
            lines.get(lines.size() - 1).appendTo(text);
            last = text.toString().getBytes(StandardCharsets.UTF_8);
        }
        head = head(read(disk, path, 0, (int) Math.min(HEAD, length)));
    }

    private static byte[] head(byte[] start) {
        int end = 0;
        while (end < start.length && start[end] != '\n') {
            end++;
        }
        return end == start.length ? NOTHING : Arrays.copyOf(start, end + 1);
    }

    /** The lines that were added, when nothing else was done; the length is that of the whole file. */
    Optional<UidListText> more(Disk disk, Path path, long length) throws IOException {
        long size = disk.stat(path).map(DiskStat::size).orElse(0L);
        long from = length - last.length;
        if (head.length == 0 || from < head.length || size < length || size - from > Integer.MAX_VALUE / 2) {
            return Optional.empty();
        }
        byte[] start = read(disk, path, 0, head.length);
        byte[] end = read(disk, path, from, (int) (size - from));
        boolean same = Arrays.equals(start, head)
                && end.length >= last.length
                && Arrays.equals(end, 0, last.length, last, 0, last.length);
        if (!same) {
            return Optional.empty();
        }
        byte[] text = Arrays.copyOf(head, head.length + end.length - last.length);
        System.arraycopy(end, last.length, text, head.length, end.length - last.length);
        return Optional.of(UidListText.parse(text).movedBy(length - head.length));
    }

    private static byte[] read(Disk disk, Path path, long from, int count) throws IOException {
        try (DiskFile file = disk.read(path)) {
            ByteBuffer buffer = ByteBuffer.allocate(count);
            while (buffer.hasRemaining() && file.read(buffer, from + buffer.position()) >= 0) {
                // until all of it is there
            }
            return Arrays.copyOf(buffer.array(), buffer.position());
        } catch (NoSuchFileException e) {
            return NOTHING;
        }
    }
}
