package dev.mailwright.store.maildir;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What a file system holds at one moment: directories and files by the numbers of their inodes. Confined to one thread. */
final class DiskImage {

    static final int ROOT = 1;

    private static final Instant BEGINNING = Instant.parse("2024-01-01T00:00:00Z");

    private final Map<Integer, TreeMap<String, Integer>> directories = new HashMap<>();
    private final Map<Integer, Instant> times = new HashMap<>();
    private final Map<Integer, FileImage> files = new HashMap<>();
    private long ticks;

    DiskImage() {
        makeDirectory(ROOT);
    }

    DiskImage copy() {
        DiskImage copy = new DiskImage();
        directories.forEach((inode, entries) -> copy.directories.put(inode, new TreeMap<>(entries)));
        copy.times.putAll(times);
        copy.files.putAll(files);
        copy.ticks = ticks;
        return copy;
    }

    /** A time that was never before: directories change at different times. */
    private Instant tick() {
        return BEGINNING.plusNanos(1000 * ++ticks);
    }

    void makeDirectory(int inode) {
        directories.putIfAbsent(inode, new TreeMap<>());
        times.putIfAbsent(inode, tick());
    }

    void makeFile(int inode) {
        if (!files.containsKey(inode)) {
            files.put(inode, FileImage.empty(tick()));
        }
    }

    boolean isDirectory(int inode) {
        return directories.containsKey(inode);
    }

    /** The names in a directory. */
    Map<String, Integer> entries(int directory) {
        return directories.getOrDefault(directory, new TreeMap<>());
    }

    void enter(int directory, String name, int inode) {
        entries(directory).put(name, inode);
        times.put(directory, tick());
    }

    void remove(int directory, String name) {
        entries(directory).remove(name);
        times.put(directory, tick());
    }

    FileImage file(int inode) {
        FileImage file = files.get(inode);
        if (file == null) {
            throw new IllegalArgumentException("inode " + inode + " is no file");
        }
        return file;
    }

    void file(int inode, FileImage content) {
        files.put(inode, content);
    }

    Instant modified(int inode) {
        return isDirectory(inode)
                ? times.getOrDefault(inode, BEGINNING)
                : file(inode).modified();
    }

    /** Above all numbers of inodes. */
    int nextInode() {
        int highest = ROOT;
        for (int inode : directories.keySet()) {
            highest = Math.max(highest, inode);
        }
        for (int inode : files.keySet()) {
            highest = Math.max(highest, inode);
        }
        return highest + 1;
    }

    /** Equal for equal trees, in whatever inodes. */
    long digest() {
        return digest(ROOT);
    }

    private long digest(int inode) {
        if (!isDirectory(inode)) {
            return files.containsKey(inode) ? file(inode).digest() * 0x9E3779B97F4A7C15L + 7 : 3;
        }
        long sum = 11;
        for (Map.Entry<String, Integer> entry : entries(inode).entrySet()) {
            sum = (sum ^ entry.getKey().hashCode()) * 0x100000001B3L;
            sum = (sum ^ digest(entry.getValue())) * 0x9E3779B97F4A7C15L;
            sum ^= sum >>> 29;
        }
        return sum;
    }

    /** Every file's path, for messages. */
    String tree() {
        StringBuilder text = new StringBuilder();
        tree(ROOT, "", text);
        return text.toString();
    }

    private void tree(int inode, String path, StringBuilder text) {
        for (Map.Entry<String, Integer> entry : entries(inode).entrySet()) {
            String name = path + "/" + entry.getKey();
            if (isDirectory(entry.getValue())) {
                tree(entry.getValue(), name, text);
            } else {
                text.append(name)
                        .append(" #")
                        .append(entry.getValue())
                        .append(' ')
                        .append(file(entry.getValue()).size())
                        .append('\n');
            }
        }
    }
}
