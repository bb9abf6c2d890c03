package dev.mailwright.store.index;

import dev.mailwright.store.Flag;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;

/** An immutable set of flags that answers for a system flag with one test of a bit. */
final class FlagSet extends AbstractSet<Flag> {

    static final FlagSet EMPTY = new FlagSet(List.of());

    private static final List<Flag> SYSTEM = List.of(Flag.SEEN, Flag.ANSWERED, Flag.FLAGGED, Flag.DELETED, Flag.DRAFT);

    private final Flag[] flags;
    private final int bits;
    private final int hash;

    FlagSet(Collection<Flag> flags) {
        this.flags = flags.toArray(Flag[]::new);
        Arrays.sort(this.flags);
        int system = 0;
        int sum = 0;
        for (Flag flag : this.flags) {
            system |= bit(flag);
            sum += flag.hashCode();
        }
        this.bits = system;
        this.hash = sum;
    }

    static int bit(Flag flag) {
        return flag.isSystem() ? 1 << SYSTEM.indexOf(flag) : 0;
    }

    boolean has(int bit) {
        return (bits & bit) != 0;
    }

    boolean has(Flag flag) {
        return flag.isSystem() ? has(bit(flag)) : Arrays.binarySearch(flags, flag) >= 0;
    }

    @Override
    public boolean contains(Object other) {
        return other instanceof Flag flag && has(flag);
    }

    @Override
    public int size() {
        return flags.length;
    }

    @Override
    public Iterator<Flag> iterator() {
        return Arrays.asList(flags).iterator();
    }

    @Override
    public boolean equals(Object other) {
        return other == this || (other instanceof FlagSet set ? Arrays.equals(set.flags, flags) : super.equals(other));
    }

    /** As {@link java.util.Set} wants it: the sum. */
    @Override
    public int hashCode() {
        return hash;
    }
}
