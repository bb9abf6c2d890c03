package dev.mailwright.directory.file;

import dev.mailwright.address.Domain;
import dev.mailwright.directory.LocalDomain;

/** A domain that an alias table makes ours, perhaps another name for a second one. */
record FileDomain(Domain name, Domain aliasOf) implements LocalDomain {}
