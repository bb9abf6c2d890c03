package dev.mailwright.store.maildir;

import dev.mailwright.store.Flag;
import dev.mailwright.store.ModSeq;
import dev.mailwright.store.UidSet;
import dev.mailwright.store.index.ExpungeLog;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The records of a mailbox's state file, and what they add up to for given UIDs.
 *
 * <ul>
 *   <li>{@code A <modseq> <letters or -> <uids>}: added, or flags changed, with these letters now.
 *   <li>{@code K <modseq> <uids> [<keyword>]...}: the keywords that have no letter, now.
 *   <li>{@code X <modseq> <uids>}: expunged.
 *   <li>{@code L <modseq>}: expunges up to here are forgotten.
 * </ul>
 */
final class StateRecords {

    private final long[] uids;
    private final long[] modSeqs;
    private final @Nullable String[] letters;
    private final Map<Long, Set<Flag>> overflow = new HashMap<>();
    private final Map<Long, UidSet> expunged = new java.util.TreeMap<>();
    private UidSet dead = UidSet.EMPTY;
    private long floor;
    private long highest;
    private long highestUid;

    /**
     * @param uids those of interest, ascending
     */
    StateRecords(long[] uids, List<String> records) {
        this.uids = uids;
        this.modSeqs = new long[uids.length];
        this.letters = new String[uids.length];
        UidSet.Builder gone = new UidSet.Builder();
        for (String record : records) {
            try {
                apply(record.split(" ", -1), gone);
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                // a whole record of another version: what it said is not known, and a message without one is new
                floor = Math.max(floor, highest);
            }
        }
        dead = gone.build();
    }

    static String changed(long modSeq, String letters, UidSet uids) {
        return "A " + modSeq + " " + (letters.isEmpty() ? "-" : letters) + " " + uids;
    }

    static String expunged(long modSeq, UidSet uids) {
        return "X " + modSeq + " " + uids;
    }

    static String keywords(long modSeq, UidSet uids, Set<Flag> keywords) {
        return "K " + modSeq + " " + uids
                + keywords.stream().sorted().map(flag -> " " + flag.name()).collect(Collectors.joining());
    }

    static String floor(ModSeq floor) {
        return "L " + floor;
    }

    private void apply(String[] parts, UidSet.Builder gone) {
        long modSeq = Long.parseLong(parts[1]);
        highest = Math.max(highest, modSeq);
        switch (parts[0]) {
            case "A" -> {
                String found = parts[2].equals("-") ? "" : parts[2];
                UidSet set = UidSet.parse(parts[3]);
                know(set);
                forEach(set, i -> {
                    modSeqs[i] = modSeq;
                    letters[i] = found;
                });
            }
            case "K" -> {
                Set<Flag> flags = new HashSet<>();
                Arrays.stream(parts).skip(3).forEach(name -> flags.add(Flag.keyword(name)));
                forEach(UidSet.parse(parts[2]), i -> overflow.put(uids[i], flags));
            }
            case "X" -> {
                UidSet set = UidSet.parse(parts[2]);
                know(set);
                gone.add(set);
                expunged.merge(modSeq, set, UidSet::union);
            }
            case "L" -> floor = Math.max(floor, modSeq);
            default -> throw new IllegalArgumentException("a record of another version");
        }
    }

    private void know(UidSet set) {
        if (!set.isEmpty()) {
            highestUid = Math.max(highestUid, set.last(set.ranges() - 1));
        }
    }

    private void forEach(UidSet set, java.util.function.IntConsumer action) {
        for (int range = 0; range < set.ranges(); range++) {
            int found = Arrays.binarySearch(uids, set.first(range));
            for (int i = found >= 0 ? found : -found - 1; i < uids.length && uids[i] <= set.last(range); i++) {
                action.accept(i);
            }
        }
    }

    /** The MODSEQ of the i-th UID, or 0. */
    long modSeq(int i) {
        return modSeqs[i];
    }

    /** Whether the i-th UID was written down with these letters. */
    boolean hasLetters(int i, String now) {
        return now.equals(letters[i]);
    }

    Set<Flag> overflow(long uid) {
        return overflow.getOrDefault(uid, Set.of());
    }

    /** The UIDs that were expunged. */
    UidSet dead() {
        return dead;
    }

    long highest() {
        return highest;
    }

    /** The highest UID that was ever written down, or 0. */
    long highestUid() {
        return highestUid;
    }

    /**
     * @param known false when records may be missing: expunges up to {@code highest} are unknown then
     */
    ExpungeLog expungeLog(boolean known, long highest) {
        ExpungeLog log = new ExpungeLog(new ModSeq(known ? floor : highest), ExpungeLog.MAX_RANGES);
        if (known) {
            expunged.forEach((modSeq, set) -> log.add(set, new ModSeq(modSeq)));
        }
        return log;
    }
}
