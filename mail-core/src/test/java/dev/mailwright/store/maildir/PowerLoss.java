package dev.mailwright.store.maildir;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What may be left on a disk when the power goes after so many of its steps. The model is that of a POSIX file system with
 * a journal (ext4, XFS), taken as badly as it may behave:
 *
 * <ul>
 *   <li>What was written to a file and forced is there. What was not forced may be there or not: none of it, all, a
 *       beginning that ends at any octet, the length without the octets (zeros), any subset of blocks of {@value
 *       FileImage#PAGE} octets. A change of a file's time goes with its data.
 *   <li>An entry of a directory (made, linked, renamed, removed) is there once that directory is forced. Those that were
 *       not forced are there in any subset, but for one rule: of steps that touch the same name none is there without
 *       those before it. Entries and data know nothing of each other: a renamed file may be empty.
 *   <li>Within a directory a rename is there whole or not at all, and replaces at once.
 *   <li>{@link Renames#ATOMIC}: so it is between two directories, and forcing either makes it safe, as where renames are
 *       one transaction. {@link Renames#HALVES}: the new name and the end of the old one are steps of their own, each safe
 *       when its own directory is forced; the end is held back until the new name is safe or there, so that nothing is lost,
 *       but it may be in both. Directories are always renamed whole.
 *   <li>What is below a directory whose own entry is lost, is lost.
 * </ul>
 */
final class PowerLoss {

    /** How renames between directories behave. */
    enum Renames {
        ATOMIC,
        HALVES
    }

    private final DiskImage before;
    private final List<DiskStep> steps;
    private final Renames renames;
    /** For the n-th step, where it began among those that the disk wrote down. */
    private final List<Integer> origins = new ArrayList<>();
    /** For the n-th step, those that must be there if it is. */
    private final List<List<Integer>> needs = new ArrayList<>();
    /** For the second half of a rename, the first, which it needs. */
    private final Map<Integer, Integer> halves = new HashMap<>();

    PowerLoss(DiskImage before, List<DiskStep> recorded, Renames renames) {
        this.before = before;
        this.renames = renames;
        this.steps = split(recorded);
        Map<String, Integer> touched = new HashMap<>();
        for (int i = 0; i < steps.size(); i++) {
            List<Integer> earlier = new ArrayList<>();
            for (String name : names(steps.get(i))) {
                Integer last = touched.put(name, i);
                if (last != null) {
                    earlier.add(last);
                }
            }
            needs.add(earlier);
        }
    }

    private List<DiskStep> split(List<DiskStep> recorded) {
        List<DiskStep> all = new ArrayList<>();
        for (int i = 0; i < recorded.size(); i++) {
            DiskStep step = recorded.get(i);
            if (renames == Renames.HALVES
                    && step instanceof DiskStep.Renaming r
                    && r.from() != r.to()
                    && !r.isDirectory()) {
                all.add(new DiskStep.Entry(r.to(), r.toName(), r.inode(), false));
                halves.put(all.size(), all.size() - 1);
                all.add(new DiskStep.Removal(r.from(), r.fromName()));
                origins.add(i);
                origins.add(i);
            } else {
                all.add(step);
                origins.add(i);
            }
        }
        return all;
    }

    private static List<String> names(DiskStep step) {
        if (step instanceof DiskStep.Entry e) {
            return List.of(e.directory() + "/" + e.name());
        }
        if (step instanceof DiskStep.Removal r) {
            return List.of(r.directory() + "/" + r.name());
        }
        return step instanceof DiskStep.Renaming r
                ? List.of(r.from() + "/" + r.fromName(), r.to() + "/" + r.toName())
                : List.of();
    }

    /** The power may go before each step and after the last one: 0 to this. */
    int points() {
        return steps.size();
    }

    /** How many of the disk's own steps were done at a point, and a half within one. */
    double position(int point) {
        if (point == 0) {
            return 0;
        }
        int last = origins.get(point - 1);
        return point < steps.size() && origins.get(point) == last ? last + 0.5 : last + 1;
    }

    /** The last steps before a point, for messages. */
    String history(int point) {
        StringBuilder text = new StringBuilder();
        for (int i = Math.max(0, point - 25); i < point; i++) {
            text.append("\n    ").append(i).append(' ').append(steps.get(i));
        }
        return text.toString();
    }

    /** What is not safe at a point: entries by their step, and files with the steps that changed their data. */
    record Unsafe(List<Integer> entries, Map<Integer, Set<Integer>> data) {

        Set<Integer> files() {
            return data.keySet();
        }

        Unsafe without(Unsafe other) {
            List<Integer> moreEntries = new ArrayList<>(entries);
            moreEntries.removeAll(other.entries());
            Map<Integer, Set<Integer>> moreData = new TreeMap<>();
            data.forEach((inode, steps) -> {
                Set<Integer> more = new TreeSet<>(steps);
                more.removeAll(other.data().getOrDefault(inode, Set.of()));
                if (!more.isEmpty()) {
                    moreData.put(inode, more);
                }
            });
            return new Unsafe(moreEntries, moreData);
        }

        boolean isEmpty() {
            return entries.isEmpty() && data.isEmpty();
        }
    }

    Unsafe unsafe(int point) {
        BitSet safe = safe(point);
        List<Integer> entries = new ArrayList<>();
        Map<Integer, Set<Integer>> data = new TreeMap<>();
        for (int i = 0; i < point; i++) {
            if (!safe.get(i)) {
                int inode = inode(steps.get(i));
                if (inode >= 0) {
                    data.computeIfAbsent(inode, key -> new TreeSet<>()).add(i);
                } else if (!names(steps.get(i)).isEmpty()) {
                    entries.add(i);
                }
            }
        }
        return new Unsafe(entries, data);
    }

    private static int inode(DiskStep step) {
        if (step instanceof DiskStep.Octets o) {
            return o.inode();
        }
        if (step instanceof DiskStep.Size s) {
            return s.inode();
        }
        return step instanceof DiskStep.Stamp s ? s.inode() : -1;
    }

    /** The steps before a point that were forced, and what those need. */
    private BitSet safe(int point) {
        BitSet safe = new BitSet();
        Set<Integer> files = new HashSet<>();
        Set<Integer> directories = new HashSet<>();
        for (int i = point - 1; i >= 0; i--) {
            DiskStep step = steps.get(i);
            if (step instanceof DiskStep.ForceFile f) {
                files.add(f.inode());
            } else if (step instanceof DiskStep.ForceDirectory f) {
                directories.add(f.directory());
            } else if (isForced(step, files, directories) && isNewNameForced(i, directories)) {
                safe.set(i);
            }
        }
        for (int i = point - 1; i >= 0; i--) {
            if (safe.get(i)) {
                needs.get(i).forEach(safe::set);
                Integer half = halves.get(i);
                if (half != null) {
                    safe.set(half);
                }
            }
        }
        return safe;
    }

    /** Unless this is the end of an old name, there is nothing to ask. */
    private boolean isNewNameForced(int i, Set<Integer> directories) {
        Integer half = halves.get(i);
        return half == null || isForced(steps.get(half), Set.of(), directories);
    }

    private static boolean isForced(DiskStep step, Set<Integer> files, Set<Integer> directories) {
        if (step instanceof DiskStep.Entry e) {
            return directories.contains(e.directory());
        }
        if (step instanceof DiskStep.Removal r) {
            return directories.contains(r.directory());
        }
        if (step instanceof DiskStep.Renaming r) {
            return directories.contains(r.from()) || directories.contains(r.to());
        }
        return files.contains(inode(step));
    }

    /**
     * What the disk kept of what was not safe.
     *
     * @param entry whether it kept the entry that this step made
     * @param file what became of a file's data
     */
    record Kept(Predicate<Integer> entry, java.util.function.IntFunction<FileFate> file) {}

    /** What may be left at a point. */
    DiskImage after(int point, Kept kept) {
        BitSet there = safe(point);
        for (int i = 0; i < point; i++) {
            Integer half = halves.get(i);
            boolean possible = needs.get(i).stream().allMatch(there::get) && (half == null || there.get(half));
            if (!there.get(i)
                    && !names(steps.get(i)).isEmpty()
                    && possible
                    && kept.entry().test(i)) {
                there.set(i);
            }
        }
        DiskImage image = before.copy();
        Map<Integer, List<DiskStep>> data = new HashMap<>();
        for (int i = 0; i < point; i++) {
            DiskStep step = steps.get(i);
            if (inode(step) >= 0 && !there.get(i)) {
                data.computeIfAbsent(inode(step), inode -> new ArrayList<>()).add(step);
            } else if (inode(step) >= 0) {
                image.makeFile(inode(step));
                step.apply(image);
            } else if (there.get(i)) {
                step.apply(image);
            }
        }
        data.forEach((inode, unsafe) -> {
            image.makeFile(inode);
            image.file(inode, kept.file().apply(inode).of(image.file(inode), unsafe));
        });
        return image;
    }

    /** Everything that a dead process had done: the machine went on. */
    DiskImage killed(int point) {
        return after(point, new Kept(i -> true, inode -> FileFate.ALL));
    }

    /** What becomes of data that was not forced. */
    interface FileFate {

        FileImage of(FileImage safe, List<DiskStep> unsafe);

        FileFate NOTHING = (safe, unsafe) -> safe;

        FileFate ALL = (safe, unsafe) -> all(safe, unsafe);

        /** The length is there, the octets are not. */
        FileFate ZEROS = (safe, unsafe) -> {
            FileImage now = all(safe, unsafe);
            return safe.resize(now.size()).modified(now.modified());
        };

        /** A beginning of it, cut at any octet. */
        static FileFate beginning(Random random) {
            return (safe, unsafe) -> {
                int whole = random.nextInt(unsafe.size());
                FileImage image = all(safe, unsafe.subList(0, whole));
                if (unsafe.get(whole) instanceof DiskStep.Octets octets) {
                    int count = random.nextInt(octets.octets().length() + 1);
                    image = image.write(octets.position(), java.util.Arrays.copyOf(octets.bytes(), count));
                }
                return image;
            };
        }

        /** Any blocks of it. */
        static FileFate blocks(Random random) {
            return (safe, unsafe) -> {
                FileImage now = all(safe, unsafe);
                FileImage mixed = safe.resize(now.size());
                for (long page = 0; page * FileImage.PAGE < now.size(); page++) {
                    if (random.nextBoolean()) {
                        mixed = mixed.withPage(page, now.page(page));
                    }
                }
                return mixed;
            };
        }

        private static FileImage all(FileImage safe, List<DiskStep> unsafe) {
            DiskImage scratch = new DiskImage();
            int inode = unsafe.isEmpty() ? 0 : inode(unsafe.get(0));
            scratch.file(inode, safe);
            unsafe.forEach(step -> step.apply(scratch));
            return unsafe.isEmpty() ? safe : scratch.file(inode);
        }
    }
}
