package dev.mailwright.directory.memory;

import dev.mailwright.address.Domain;
import dev.mailwright.directory.LocalDomain;

/** One domain, perhaps another name for a second one. */
record MemoryDomain(Domain name, Domain aliasOf) implements LocalDomain {

    static MemoryDomain of(Domain name) {
        return new MemoryDomain(name, name);
    }
}
