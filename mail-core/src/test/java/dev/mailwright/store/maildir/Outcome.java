package dev.mailwright.store.maildir;

import dev.mailwright.store.maildir.PowerLoss.FileFate;
import dev.mailwright.store.maildir.PowerLoss.Kept;
import dev.mailwright.store.maildir.PowerLoss.Unsafe;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * One way in which the power may go.
 *
 * @param text names it, for messages
 * @param killed only the process ended
 */
record Outcome(String text, boolean killed, Kept kept) {

    /** The plain ones: all, nothing, one without the other, and each entry and file lost or kept alone. */
    static List<Outcome> systematic(Unsafe unsafe) {
        List<Outcome> all = new ArrayList<>();
        all.add(new Outcome("nothing unsafe is kept", false, new Kept(i -> false, f -> FileFate.NOTHING)));
        all.add(new Outcome("entries are kept, data is not", false, new Kept(i -> true, f -> FileFate.NOTHING)));
        all.add(new Outcome("all is kept", false, new Kept(i -> true, f -> FileFate.ALL)));
        all.add(new Outcome("the process is killed", true, new Kept(i -> true, f -> FileFate.ALL)));
        all.add(new Outcome("entries are kept, data is zeros", false, new Kept(i -> true, f -> FileFate.ZEROS)));
        all.add(new Outcome("data is kept, entries are not", false, new Kept(i -> false, f -> FileFate.ALL)));
        for (int entry : unsafe.entries()) {
            all.add(new Outcome(
                    "only entry " + entry + " is lost", false, new Kept(i -> i != entry, f -> FileFate.ALL)));
            all.add(new Outcome(
                    "only entry " + entry + " is kept", false, new Kept(i -> i == entry, f -> FileFate.NOTHING)));
        }
        for (int file : unsafe.files()) {
            all.add(new Outcome(
                    "only file #" + file + " is lost",
                    false,
                    new Kept(i -> true, f -> f == file ? FileFate.NOTHING : FileFate.ALL)));
            all.add(new Outcome(
                    "only file #" + file + " is kept",
                    false,
                    new Kept(i -> true, f -> f == file ? FileFate.ALL : FileFate.NOTHING)));
        }
        return all;
    }

    /** Any subset of entries, any fate of each file. */
    static Outcome random(long seed) {
        Random random = new Random(seed);
        int bias = 1 + random.nextInt(9);
        Map<Integer, Boolean> entries = new HashMap<>();
        Map<Integer, FileFate> files = new HashMap<>();
        return new Outcome(
                "seed " + seed,
                false,
                new Kept(
                        i -> entries.computeIfAbsent(i, entry -> random.nextInt(10) < bias),
                        inode -> files.computeIfAbsent(inode, file -> fate(random))));
    }

    private static FileFate fate(Random random) {
        return switch (random.nextInt(6)) {
            case 0 -> FileFate.NOTHING;
            case 1 -> FileFate.ALL;
            case 2 -> FileFate.ZEROS;
            case 3, 4 -> FileFate.beginning(random);
            default -> FileFate.blocks(random);
        };
    }
}
