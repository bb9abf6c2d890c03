package dev.mailwright.imap.view;

import dev.mailwright.store.Flag;
import dev.mailwright.store.FlagEdit;
import dev.mailwright.store.UidSet;
import dev.mailwright.store.View;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** What a client must be told to get from what it knows to a newer view. Its arrays are shared and not changed. */
final class CatchUp {

    private static final int[] NONE = {};

    private final View view;
    private final int[] expunged;
    private final UidSet vanished;
    private final boolean arrived;
    private final Changed changed;
    private final long @Nullable [] held;

    /** UIDs of messages that are not what the client thinks, ascending: in their flags, or only in their MODSEQ. */
    private static final class Changed {

        static final Changed NOTHING = new Changed(new long[0], new long[0]);

        private final long[] flags;
        private final long[] modSeqs;

        Changed(long[] flags, long[] modSeqs) {
            this.flags = flags;
            this.modSeqs = modSeqs;
        }
    }

    private CatchUp(
            View view, int[] expunged, UidSet vanished, boolean arrived, Changed changed, long @Nullable [] held) {
        this.view = view;
        this.expunged = expunged;
        this.vanished = vanished;
        this.arrived = arrived;
        this.changed = changed;
        this.held = held;
    }

    /** The newer one. */
    View view() {
        return view;
    }

    /** Sequence numbers as they are before any EXPUNGE is sent, ascending; none where EXPUNGE is not legal now. */
    int[] expunged() {
        return expunged;
    }

    /** The same messages by UID. */
    UidSet vanished() {
        return vanished;
    }

    /** There are new messages. */
    boolean arrived() {
        return arrived;
    }

    /** UIDs whose flags are not what the client thinks, ascending. */
    long[] changed() {
        return changed.flags;
    }

    /** UIDs whose flags are what the client thinks but whose MODSEQ is not, ascending. */
    long[] bumped() {
        return changed.modSeqs;
    }

    /** The UIDs by number, where some are gone and that may not be said yet. */
    long @Nullable [] held() {
        return held;
    }

    static CatchUp between(SelectedMailbox known, View now, boolean mayExpunge) {
        if (now == known.told() && !known.holds()) {
            return new CatchUp(now, NONE, UidSet.EMPTY, false, Changed.NOTHING, null);
        }
        boolean arrived = now.size() > 0 && now.uidAt(now.size() - 1) > known.lastUid();
        boolean same = !known.holds() && now.size() == known.told().size() && !arrived;
        int[] gone = same ? NONE : gone(known, now);
        Changed changed = changed(known, now);
        if (gone.length == 0 || mayExpunge) {
            return new CatchUp(now, gone, uids(gone, known), arrived, changed, null);
        }
        return new CatchUp(now, NONE, UidSet.EMPTY, arrived, changed, held(known, now));
    }

    private static UidSet uids(int[] numbers, SelectedMailbox known) {
        UidSet.Builder uids = new UidSet.Builder();
        for (int number : numbers) {
            uids.add(known.uid(number));
        }
        return uids.build();
    }

    private static int[] gone(SelectedMailbox known, View now) {
        IntStream.Builder gone = IntStream.builder();
        int index = 0;
        for (int number = 1; number <= known.count(); number++) {
            long uid = known.uid(number);
            while (index < now.size() && now.uidAt(index) < uid) {
                index++;
            }
            if (index == now.size() || now.uidAt(index) != uid) {
                gone.add(number);
            }
        }
        return gone.build().toArray();
    }

    private static long[] held(SelectedMailbox known, View now) {
        LongStream old = LongStream.rangeClosed(1, known.count()).map(number -> known.uid((int) number));
        int first = now.indexOf(known.lastUid());
        int from = first < 0 ? -first - 1 : first + 1;
        return LongStream.concat(old, LongStream.range(from, now.size()).map(i -> now.uidAt((int) i)))
                .toArray();
    }

    private static Changed changed(SelectedMailbox known, View now) {
        View told = known.told();
        if (now.highestModSeq().equals(told.highestModSeq())) {
            return Changed.NOTHING;
        }
        long since = told.highestModSeq().value();
        LongStream.Builder flags = LongStream.builder();
        LongStream.Builder modSeqs = LongStream.builder();
        for (int i = 0; i < now.size(); i++) {
            if (now.modSeqAt(i) > since && known.number(now.uidAt(i)) > 0) {
                if (isNews(known, now, i)) {
                    flags.add(now.uidAt(i));
                } else if (now.modSeqAt(i) > known.ownTold()) {
                    modSeqs.add(now.uidAt(i));
                }
            }
        }
        return new Changed(flags.build().toArray(), modSeqs.build().toArray());
    }

    /**
     * Flags that somebody else changed are told even where they are again as they were: a FETCH or STORE of this very
     * command may have said them as they were in between.
     */
    private static boolean isNews(SelectedMailbox known, View now, int index) {
        long uid = now.uidAt(index);
        int before = known.told().indexOf(uid);
        if (before < 0 || !known.isOwn(uid) || now.modSeqAt(index) > known.ownMade()) {
            return true;
        }
        Set<Flag> expected = applied(known.ownEdit(), known.told().flagsAt(before));
        return !expected.equals(now.flagsAt(index));
    }

    private static Set<Flag> applied(FlagEdit edit, Set<Flag> flags) {
        Set<Flag> result = new HashSet<>(flags);
        switch (edit.operation()) {
            case ADD -> result.addAll(edit.flags());
            case REMOVE -> result.removeAll(edit.flags());
            case REPLACE -> {
                result.clear();
                result.addAll(edit.flags());
            }
        }
        return result;
    }
}
