package dev.mailwright.store.index;

import dev.mailwright.store.Flag;
import dev.mailwright.store.ModSeq;
import dev.mailwright.store.Uid;
import dev.mailwright.store.UidSet;
import dev.mailwright.store.UidValidity;
import dev.mailwright.store.View;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/**
 * A view in arrays: 20 octets a message (UID, flags, MODSEQ and a reference to whatever the store keeps for it). Editing
 * gives a new view that shares all it did not change; it costs about as much as the changes, whatever the size.
 * Immutable and thread-safe; the writer hands new ones over through a volatile field.
 *
 * @param <R> what the store keeps for each message
 */
public final class ArrayView<R> implements View {

    private final Chunk[] chunks;
    /** The index of the first message of each chunk, and the size at the end. */
    private final int[] starts;

    private final ViewState state;
    private final Set<Flag> keywords;

    ArrayView(Chunk[] chunks, ViewState state, Set<Flag> keywords) {
        this.chunks = chunks;
        this.starts = new int[chunks.length + 1];
        for (int i = 0; i < chunks.length; i++) {
            starts[i + 1] = starts[i] + chunks[i].length();
        }
        this.state = state;
        this.keywords = keywords;
    }

    /** An empty mailbox whose next UID is 1. */
    public static <R> ArrayView<R> empty(UidValidity validity, ModSeq highest) {
        return new ArrayView<>(new Chunk[0], new ViewState(validity, 1, highest.value(), 0, 0), Set.of());
    }

    /**
     * A view of messages that a store keeps in blocks, which are read when they are asked for.
     *
     * @param blocks ascending
     * @param uidNext above the last UID there can be when all are used up
     */
    public static <R> ArrayView<R> stored(
            List<? extends Block<R>> blocks, UidValidity validity, long uidNext, ModSeq highest, Figures figures) {
        RecentBlocks recent = new RecentBlocks();
        Chunk[] chunks = blocks.stream().map(block -> new Chunk(block, recent)).toArray(Chunk[]::new);
        ViewState state = new ViewState(validity, uidNext, highest.value(), figures.unseen(), figures.deleted());
        return new ArrayView<>(chunks, state, figures.keywords());
    }

    /**
     * What is counted over all messages.
     *
     * @param unseen how many lack \Seen
     * @param deleted how many have \Deleted
     * @param keywords those that are known
     */
    public record Figures(int unseen, int deleted, Set<Flag> keywords) {}

    /** How many parts {@link #block} and {@link #forEachIn} know. */
    public int parts() {
        return chunks.length;
    }

    /** The block that a part still is; empty when it was changed or never was one. */
    @SuppressWarnings("unchecked") // only blocks of rows of this kind were put in
    public Optional<Block<R>> block(int part) {
        return Optional.ofNullable((Block<R>) chunks[part].block());
    }

    /** How many messages a part has. */
    public int partSize(int part) {
        return chunks[part].length();
    }

    /** The messages of a part, ascending. */
    @SuppressWarnings("unchecked") // as in rowAt
    public void forEachIn(int part, Block.Reader<R> reader) {
        Chunk chunk = chunks[part];
        Slots slots = chunk.slots();
        for (int i = 0; i < chunk.length(); i++) {
            reader.message(chunk.uid(i), slots.flags[i], slots.modSeqs[i], (R) slots.rows[i]);
        }
    }

    /** The index of the first message that lacks \Seen, or -1. */
    @Override
    public int firstUnseen() {
        for (int c = 0; state.unseen() > 0 && c < chunks.length; c++) {
            for (int i = 0; !chunks[c].isAllSeen() && i < chunks[c].length(); i++) {
                if (!chunks[c].slots().flags[i].has(Flag.SEEN)) {
                    return starts[c] + i;
                }
            }
        }
        return -1;
    }

    /**
     * Begins to edit. For the mailbox's one writer; an editor that is dropped has changed nothing.
     *
     * @param flags the table of this mailbox
     */
    public ViewEditor<R> edit(FlagTable flags) {
        return new ViewEditor<>(chunks, state, flags);
    }

    @Override
    public int size() {
        return starts[chunks.length];
    }

    @Override
    public long uidAt(int index) {
        int c = chunkAt(index);
        return chunks[c].uid(index - starts[c]);
    }

    @Override
    public int indexOf(long uid) {
        int c = chunkFor(chunks, chunks.length, uid);
        if (c < 0) {
            return -1;
        }
        int at = chunks[c].find(uid);
        return at >= 0 ? starts[c] + at : at - starts[c];
    }

    @Override
    public Set<Flag> flagsAt(int index) {
        return flagSetAt(index);
    }

    private FlagSet flagSetAt(int index) {
        int c = chunkAt(index);
        return chunks[c].slots().flags[index - starts[c]];
    }

    @Override
    public boolean hasFlag(int index, Flag flag) {
        return flagSetAt(index).has(flag);
    }

    @Override
    public long modSeqAt(int index) {
        int c = chunkAt(index);
        return chunks[c].slots().modSeqs[index - starts[c]];
    }

    /** What the store keeps for a message. */
    @SuppressWarnings("unchecked") // only editors of an ArrayView<R> put rows in
    public R rowAt(int index) {
        int c = chunkAt(index);
        return (R) chunks[c].slots().rows[index - starts[c]];
    }

    @Override
    public ModSeq highestModSeq() {
        return new ModSeq(state.highest());
    }

    /** {@inheritDoc} Uid.MAX once all are used up. */
    @Override
    public Uid uidNext() {
        return new Uid(Math.min(Uid.MAX, state.uidNext()));
    }

    /** The next UID; above {@link Uid#MAX} once all are used up. */
    public long nextUid() {
        return state.uidNext();
    }

    @Override
    public UidValidity uidValidity() {
        return state.validity();
    }

    @Override
    public Set<Flag> keywords() {
        return keywords;
    }

    /** How many lack \Seen. Costs nothing. */
    public int unseen() {
        return state.unseen();
    }

    /** How many have \Deleted. Costs nothing. */
    public int deleted() {
        return state.deleted();
    }

    @Override
    public UidSet uids() {
        UidSet.Builder set = new UidSet.Builder();
        for (Chunk chunk : chunks) {
            if (chunk.isDense()) {
                set.add(chunk.firstUid(), chunk.lastUid());
            }
            for (int i = 0; !chunk.isDense() && i < chunk.length(); i++) {
                set.add(chunk.uid(i));
            }
        }
        return set.build();
    }

    /** The UIDs of messages that changed after a MODSEQ; passes over chunks that did not change. */
    public UidSet changedAfter(ModSeq modSeq) {
        UidSet.Builder set = new UidSet.Builder();
        for (Chunk chunk : chunks) {
            for (int i = 0; chunk.maxModSeq() > modSeq.value() && i < chunk.length(); i++) {
                if (chunk.slots().modSeqs[i] > modSeq.value()) {
                    set.add(chunk.uid(i));
                }
            }
        }
        return set.build();
    }

    /** Calls for the index of each message of a set, ascending. Linear in the ranges and messages met. */
    public void forEachIndex(UidSet uids, IntConsumer action) {
        for (int range = 0; range < uids.ranges(); range++) {
            int found = indexOf(uids.first(range));
            for (int i = found >= 0 ? found : -found - 1; i < size() && uidAt(i) <= uids.last(range); i++) {
                action.accept(i);
            }
        }
    }

    private int chunkAt(int index) {
        Objects.checkIndex(index, size());
        int at = Arrays.binarySearch(starts, index);
        return at >= 0 ? at : -at - 2;
    }

    /** The arrays behind it, for tests of what is shared. */
    Stream<Slots> slots() {
        return Arrays.stream(chunks).map(Chunk::slots);
    }

    /** The last chunk that begins at or before a UID, or -1. */
    static int chunkFor(Chunk[] chunks, int count, long uid) {
        int low = 0;
        int high = count - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (chunks[middle].firstUid() <= uid) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }
}
