package dev.mailwright.store.maildir;

import dev.mailwright.store.Flag;
import dev.mailwright.store.ModSeq;
import dev.mailwright.store.UidSet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects the state records of one change. */
final class StateChange {

    private final long modSeq;
    private final Map<String, UidSet.Builder> letters = new LinkedHashMap<>();
    private final Map<Set<Flag>, UidSet.Builder> overflow = new LinkedHashMap<>();
    private final UidSet.Builder gone = new UidSet.Builder();

    StateChange(ModSeq modSeq) {
        this.modSeq = modSeq.value();
    }

    /**
     * A message has these letters and keywords without a letter now.
     *
     * @param before its keywords without a letter until now
     */
    void set(long uid, String now, Set<Flag> without, Set<Flag> before) {
        letters.computeIfAbsent(now, key -> new UidSet.Builder()).add(uid);
        if (!without.equals(before)) {
            overflow.computeIfAbsent(without, key -> new UidSet.Builder()).add(uid);
        }
    }

    void gone(long uid) {
        gone.add(uid);
    }

    List<String> records() {
        List<String> records = new ArrayList<>();
        overflow.forEach((flags, uids) -> records.add(StateRecords.keywords(modSeq, uids.build(), flags)));
        letters.forEach((now, uids) -> records.add(StateRecords.changed(modSeq, now, uids.build())));
        UidSet vanished = gone.build();
        if (!vanished.isEmpty()) {
            records.add(StateRecords.expunged(modSeq, vanished));
        }
        return records;
    }
}
