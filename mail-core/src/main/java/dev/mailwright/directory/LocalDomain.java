package dev.mailwright.directory;

import dev.mailwright.address.Domain;

/** A domain whose mail is ours. */
public interface LocalDomain {

    Domain name();

    /** The domain's own value of a setting, or its fallback. */
    default <T> T setting(Setting<T> key) {
        return key.fallback();
    }
}
