package dev.mailwright.store.maildir;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** The content of a file at one moment, in pages; one that is not there holds zeros. Immutable. */
final class FileImage {

    static final int PAGE = 512;

    private final long size;
    private final Map<Long, byte[]> pages;
    private final Instant modified;
    private final int digest;

    private FileImage(long size, Map<Long, byte[]> pages, Instant modified) {
        this.size = size;
        this.pages = pages;
        this.modified = modified;
        int sum = Long.hashCode(size);
        for (Map.Entry<Long, byte[]> page : pages.entrySet()) {
            sum = sum * 31 + page.getKey().hashCode() * 17 + Arrays.hashCode(page.getValue());
        }
        this.digest = sum;
    }

    static FileImage empty(Instant modified) {
        return new FileImage(0, Map.of(), modified);
    }

    long size() {
        return size;
    }

    Instant modified() {
        return modified;
    }

    FileImage modified(Instant time) {
        return new FileImage(size, pages, time);
    }

    FileImage write(long position, byte[] bytes) {
        Map<Long, byte[]> changed = new TreeMap<>(pages);
        int done = 0;
        while (done < bytes.length) {
            long at = position + done;
            int within = (int) (at % PAGE);
            int count = Math.min(PAGE - within, bytes.length - done);
            byte[] page = changed.getOrDefault(at / PAGE, new byte[PAGE]).clone();
            System.arraycopy(bytes, done, page, within, count);
            put(changed, at / PAGE, page);
            done += count;
        }
        return new FileImage(Math.max(size, position + bytes.length), changed, modified);
    }

    private static void put(Map<Long, byte[]> pages, long number, byte[] page) {
        for (byte octet : page) {
            if (octet != 0) {
                pages.put(number, page);
                return;
            }
        }
        pages.remove(number);
    }

    FileImage resize(long to) {
        Map<Long, byte[]> kept = new TreeMap<>(pages);
        kept.keySet().removeIf(number -> number * PAGE >= to);
        byte[] last = kept.get(to / PAGE);
        if (last != null) {
            byte[] cut = new byte[PAGE];
            System.arraycopy(last, 0, cut, 0, (int) (to % PAGE));
            put(kept, to / PAGE, cut);
        }
        return new FileImage(to, kept, modified);
    }

    /** What stands in a page; behind the end zeros. */
    byte[] page(long number) {
        return pages.getOrDefault(number, new byte[PAGE]).clone();
    }

    /** The same size with another page. */
    FileImage withPage(long number, byte[] page) {
        Map<Long, byte[]> changed = new TreeMap<>(pages);
        put(changed, number, page);
        return new FileImage(size, changed, modified);
    }

    byte[] bytes(long from, int count) {
        byte[] bytes = new byte[count];
        int done = 0;
        while (done < count) {
            long at = from + done;
            int within = (int) (at % PAGE);
            int some = Math.min(PAGE - within, count - done);
            byte[] page = pages.get(at / PAGE);
            if (page != null) {
                System.arraycopy(page, within, bytes, done, some);
            }
            done += some;
        }
        return bytes;
    }

    /** Equal for equal content. */
    int digest() {
        return digest;
    }
}
