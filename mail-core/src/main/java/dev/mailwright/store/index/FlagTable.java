package dev.mailwright.store.index;

import dev.mailwright.store.Flag;
import dev.mailwright.store.StoreException;
import dev.mailwright.store.StoreException.Reason;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The flags of one mailbox: which keywords it knows, in the order and with the case they came first, and one shared
 * object for each set of flags in use. Written by the mailbox's one writer; {@link #keywords()} may be read by anyone.
 *
 * <ul>
 *   <li>At most {@value #MAX_KEYWORDS} keywords a mailbox.
 *   <li>At most {@value #MAX_SETS} sets are kept for sharing; beyond that sharing starts anew.
 * </ul>
 */
public final class FlagTable {

    /** More keywords than this are refused. */
    public static final int MAX_KEYWORDS = 4096;

    /** So many distinct sets are shared. */
    public static final int MAX_SETS = 8192;

    private final Map<Flag, Flag> known = new HashMap<>();
    private final Map<Set<Flag>, FlagSet> sets = new HashMap<>();
    private volatile Set<Flag> keywords = Set.of();

    /** Makes keywords known, for a store that kept them. */
    public FlagTable know(Collection<Flag> flags) {
        Set<Flag> more = new LinkedHashSet<>(keywords);
        for (Flag flag : flags) {
            if (!flag.isSystem() && !known.containsKey(flag)) {
                if (known.size() >= MAX_KEYWORDS) {
                    throw new StoreException(Reason.CANNOT, "a mailbox has at most " + MAX_KEYWORDS + " keywords");
                }
                known.put(flag, flag);
                more.add(flag);
            }
        }
        if (more.size() > keywords.size()) {
            keywords = Collections.unmodifiableSet(more);
        }
        return this;
    }

    /**
     * The shared, immutable object for a set of flags; its keywords become known.
     *
     * @throws StoreException CANNOT when there would be too many keywords; nothing has changed then but that some of the
     *     keywords are known
     */
    public Set<Flag> intern(Set<Flag> flags) {
        return share(flags);
    }

    FlagSet share(Set<Flag> flags) {
        if (flags.isEmpty()) {
            return FlagSet.EMPTY;
        }
        FlagSet shared = sets.get(flags);
        if (shared != null) {
            return shared;
        }
        know(flags);
        List<Flag> first = new ArrayList<>(flags.size());
        flags.forEach(flag -> first.add(known.getOrDefault(flag, flag)));
        if (sets.size() >= MAX_SETS) {
            sets.clear();
        }
        FlagSet made = new FlagSet(first);
        sets.put(made, made);
        return made;
    }

    /** The known keywords in the order they came; an immutable snapshot. */
    public Set<Flag> keywords() {
        return keywords;
    }
}
