package dev.mailwright.directory;

import dev.mailwright.address.Domain;

/** A domain whose mail is ours. */
public interface LocalDomain {

    Domain name();

    /**
     * The domain that this one is another name for: mail for {@code user@this}, where nobody has that very address, goes
     * to {@code user@that}. A domain that stands for itself, as by default, is no alias.
     */
    default Domain aliasOf() {
        return name();
    }

    /** The domain's own value of a setting, or its fallback. */
    default <T> T setting(Setting<T> key) {
        return key.fallback();
    }
}
