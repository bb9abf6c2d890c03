package dev.mailwright.directory.file;

import dev.mailwright.address.Domain;
import dev.mailwright.directory.RecipientKey;
import java.util.HashMap;
import java.util.Map;

/** One state of an alias table. Never changed once it is made. */
record AliasSnapshot(Map<RecipientKey, FileAlias> aliases, Map<Domain, FileDomain> domains) {

    /** What a parser fills. Confined to its thread. */
    static final class Draft {

        private final Map<RecipientKey, FileAlias> aliases = new HashMap<>();
        private final Map<Domain, FileDomain> domains = new HashMap<>();

        void alias(FileAlias alias) {
            if (aliases.putIfAbsent(alias.key(), alias) != null) {
                throw new BadLineException("there is an entry for " + alias.key() + " already");
            }
        }

        /** Ours, as itself unless it is another name for one already. */
        void domain(Domain name) {
            domains.putIfAbsent(name, new FileDomain(name, name));
        }

        void domainAlias(Domain name, Domain target) {
            FileDomain before = domains.put(name, new FileDomain(name, target));
            if (before != null && !before.aliasOf().equals(before.name())) {
                throw new BadLineException("there is an entry for @" + name + " already");
            }
        }

        AliasSnapshot finish() {
            return new AliasSnapshot(Map.copyOf(aliases), Map.copyOf(domains));
        }
    }
}
