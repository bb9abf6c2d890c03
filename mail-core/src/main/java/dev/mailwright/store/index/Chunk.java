package dev.mailwright.store.index;

import dev.mailwright.store.Flag;
import java.lang.ref.WeakReference;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Up to {@value #CAPACITY} neighbouring messages of a view. What a chunk shows never changes.
 *
 * <p>The slots may be longer than what is shown: the one writer of the mailbox appends behind the end that the newest
 * view shows, so that adding a message copies nothing. Readers of older views never look there, and readers of the new
 * view get it through a volatile write of the store. {@code slots.used} says how far anybody has ever written: who
 * starts from an older view finds it beyond his end and copies.
 *
 * <p>The slots of a chunk that is a block of a store are read when they are asked for, and may be dropped and read again.
 */
final class Chunk {

    static final int CAPACITY = 1024;

    private final int length;
    private final long maxModSeq;
    private final @Nullable Slots slots;
    private final @Nullable Block<?> block;
    private final @Nullable RecentBlocks recent;
    private volatile WeakReference<Slots> read = new WeakReference<>(null);

    Chunk(Slots slots, int length, long maxModSeq) {
        this.slots = slots;
        this.length = length;
        this.maxModSeq = maxModSeq;
        this.block = null;
        this.recent = null;
    }

    Chunk(Block<?> block, RecentBlocks recent) {
        this.slots = null;
        this.length = block.size();
        this.maxModSeq = block.maxModSeq();
        this.block = block;
        this.recent = recent;
    }

    int length() {
        return length;
    }

    long maxModSeq() {
        return maxModSeq;
    }

    /** What it was made from and still is, or null. */
    @Nullable
    Block<?> block() {
        return block;
    }

    Slots slots() {
        if (slots != null) {
            return slots;
        }
        Slots known = read.get();
        return known != null ? known : read();
    }

    private Slots read() {
        Block<?> from = block;
        RecentBlocks keeper = recent;
        if (from == null || keeper == null) {
            throw new IllegalStateException("a chunk without messages");
        }
        Slots filled = Slots.sized(length);
        from.read((uid, flags, modSeq, row) -> filled.set(filled.used++, (int) uid, shared(flags), modSeq, row));
        if (filled.used != length) {
            throw new IllegalStateException("a block of another size");
        }
        read = new WeakReference<>(filled);
        keeper.keep(filled);
        return filled;
    }

    private static FlagSet shared(Set<Flag> flags) {
        return flags instanceof FlagSet shared ? shared : new FlagSet(flags);
    }

    /** No UID is left out between the first and the last, so that they need not be read. */
    boolean isDense() {
        return block != null && block.lastUid() - block.firstUid() == length - 1;
    }

    long uid(int at) {
        return block != null && (at == 0 || isDense()) ? block.firstUid() + at : slots().uids[at] & 0xFFFF_FFFFL;
    }

    long firstUid() {
        return uid(0);
    }

    long lastUid() {
        return block != null ? block.lastUid() : uid(length - 1);
    }

    /** Whether all have \\Seen, as far as that is known without a look. */
    boolean isAllSeen() {
        return block != null && block.unseen() == 0;
    }

    /** As {@link java.util.Arrays#binarySearch(int[], int)}, for numbers without a sign. */
    int find(long uid) {
        if (isDense()) {
            long at = uid - firstUid();
            return at < 0 ? -1 : at < length ? (int) at : -length - 1;
        }
        return slots().find(uid, length);
    }
}
