package dev.mailwright.store;

import java.util.Set;

/**
 * What STORE does to the flags of a message.
 *
 * @param operation how
 * @param flags which
 */
public record FlagEdit(Operation operation, Set<Flag> flags) {

    /** How flags are changed. */
    public enum Operation {
        ADD,
        REMOVE,
        REPLACE
    }

    public FlagEdit {
        flags = Set.copyOf(flags);
    }

    public static FlagEdit add(Flag... flags) {
        return new FlagEdit(Operation.ADD, Set.of(flags));
    }

    public static FlagEdit remove(Flag... flags) {
        return new FlagEdit(Operation.REMOVE, Set.of(flags));
    }

    public static FlagEdit replace(Flag... flags) {
        return new FlagEdit(Operation.REPLACE, Set.of(flags));
    }
}
