package dev.mailwright.store.maildir;

import dev.mailwright.store.index.ArrayView;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/**
 * Which base names a mailbox has already. A copy keeps its base name, as in Dovecot, unless that is taken: then it gets a
 * new one, and its line in the uidlist a field {@code G} with the name it came with. Compares hashes: two names that
 * have the same one cost a new name, no more.
 */
final class TakenNames {

    private final Set<Long> hashes = new HashSet<>();

    private TakenNames() {}

    /** Those of a view, or none when nobody will ask. */
    static TakenNames in(boolean needed, ArrayView<byte[]> view) {
        TakenNames taken = new TakenNames();
        for (int i = 0; needed && i < view.size(); i++) {
            byte[] row = view.rowAt(i);
            taken.hashes.add(hash(row, 1));
        }
        return taken;
    }

    /** Up to the colon, if there is one. */
    private static long hash(byte[] name, int from) {
        long hash = 1125899906842597L;
        for (int i = from; i < name.length && name[i] != ':'; i++) {
            hash = 31 * hash + name[i];
        }
        return hash;
    }

    /** The line for a message, under its name or a new one. */
    UidListText.Entry line(long uid, String base, String extensions, BaseNames names) {
        if (hashes.add(hash(base.getBytes(StandardCharsets.UTF_8), 0))) {
            return new UidListText.Entry(uid, extensions, base);
        }
        String identity = base.indexOf(' ') < 0 ? base : AccountPath.digest(base);
        boolean named = extensions.startsWith("G") || extensions.contains(" G");
        return new UidListText.Entry(uid, named ? extensions : extensions + "G" + identity + " ", names.like(base));
    }
}
