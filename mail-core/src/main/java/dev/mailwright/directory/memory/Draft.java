package dev.mailwright.directory.memory;

import dev.mailwright.address.Domain;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.directory.DirectoryEdit;
import dev.mailwright.directory.DirectoryException;
import dev.mailwright.directory.RecipientKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The next snapshot in the making. Confined to the thread that applies edits. */
final class Draft {

    private final Map<Domain, MemoryDomain> domains;
    private final NavigableMap<EmailAddress, MemoryAccount> accounts;
    private final Map<RecipientKey, MemoryAlias> aliases;
    private final Set<RecipientKey> touched = new HashSet<>();
    private boolean everything;

    Draft(Snapshot from) {
        domains = new HashMap<>(from.domains());
        accounts = new TreeMap<>(from.accounts());
        aliases = new HashMap<>(from.aliases());
    }

    Snapshot finish() {
        return new Snapshot(domains, accounts, aliases);
    }

    /** The keys whose answers may differ now; empty when any may. */
    Set<RecipientKey> touched() {
        return everything ? Set.of() : Set.copyOf(touched);
    }

    /**
     * Applies one edit.
     *
     * @param secret of the password in the edit, where it has one
     */
    void apply(DirectoryEdit edit, IdentityHashMap<DirectoryEdit, Secret> secret) {
        if (edit instanceof DirectoryEdit.AddAccount add) {
            addAccount(MemoryAccount.of(add.address(), secret.get(edit)));
        } else if (edit instanceof DirectoryEdit.SetPassword set) {
            change(set.address(), a -> a.withSecret(required(secret, edit)));
        } else if (edit instanceof DirectoryEdit.RemoveAccount remove) {
            removeAccount(remove.address());
        } else if (!applySetting(edit) && !applyAlias(edit)) {
            applyDomain(edit);
        }
    }

    private static Secret required(IdentityHashMap<DirectoryEdit, Secret> secrets, DirectoryEdit edit) {
        Secret secret = secrets.get(edit);
        if (secret == null) {
            throw new IllegalStateException("no secret was made for an edit");
        }
        return secret;
    }

    private boolean applySetting(DirectoryEdit edit) {
        if (edit instanceof DirectoryEdit.SetSetting<?> set) {
            setting(set);
        } else if (edit instanceof DirectoryEdit.SetQuota set) {
            change(set.address(), a -> a.withQuota(set.quota()));
        } else if (edit instanceof DirectoryEdit.SetAccess set) {
            change(set.address(), a -> a.withAccess(set.doors()));
        } else if (edit instanceof DirectoryEdit.SetDisplayName set) {
            change(set.address(), a -> a.withDisplayName(set.name()));
        } else {
            return false;
        }
        return true;
    }

    private <T> void setting(DirectoryEdit.SetSetting<T> set) {
        change(set.address(), a -> a.with(set.key(), set.value()));
    }

    private boolean applyAlias(DirectoryEdit edit) {
        if (edit instanceof DirectoryEdit.PutAlias put) {
            putAlias(new MemoryAlias(put.key(), put.targets(), put.until()));
        } else if (edit instanceof DirectoryEdit.RemoveAlias remove) {
            if (aliases.remove(remove.key()) == null) {
                throw new DirectoryException("there is no alias " + remove.key() + " to remove");
            }
            touched.add(remove.key());
        } else {
            return false;
        }
        return true;
    }

    private void applyDomain(DirectoryEdit edit) {
        if (edit instanceof DirectoryEdit.AddDomain add) {
            putDomain(MemoryDomain.of(add.name()));
        } else if (edit instanceof DirectoryEdit.PutDomainAlias put) {
            putDomain(new MemoryDomain(put.alias(), put.target()));
        } else if (edit instanceof DirectoryEdit.RemoveDomain remove) {
            removeDomain(remove.name());
        } else {
            throw new DirectoryException("this directory does not know how to apply "
                    + edit.getClass().getSimpleName());
        }
    }

    void addAccount(MemoryAccount account) {
        if (accounts.putIfAbsent(account.address(), account) != null) {
            throw new DirectoryException("there is an account " + account.address() + " already");
        }
        ensureDomain(account.address().domain());
        touched.add(RecipientKey.of(account.address()));
    }

    private void removeAccount(EmailAddress address) {
        if (accounts.remove(address) == null) {
            throw new DirectoryException("there is no account " + address + " to remove");
        }
        touched.add(RecipientKey.of(address));
    }

    private void change(EmailAddress address, UnaryOperator<MemoryAccount> how) {
        MemoryAccount account = accounts.get(address);
        if (account == null) {
            throw new DirectoryException("there is no account " + address + " to change");
        }
        accounts.put(address, how.apply(account));
        touched.add(RecipientKey.of(address));
    }

    void putAlias(MemoryAlias alias) {
        if (alias.targets().isEmpty()) {
            throw new DirectoryException("the alias " + alias.key() + " has no target");
        }
        aliases.put(alias.key(), alias);
        ensureDomain(alias.key().domain());
        touched.add(alias.key());
    }

    void putDomain(MemoryDomain domain) {
        if (!domain.aliasOf().equals(domain.name())) {
            ensureDomain(domain.aliasOf());
        }
        domains.put(domain.name(), domain);
        everything = true;
    }

    private void ensureDomain(Domain name) {
        if (domains.putIfAbsent(name, MemoryDomain.of(name)) == null) {
            everything = true;
        }
    }

    private void removeDomain(Domain name) {
        boolean used = accounts.keySet().stream().anyMatch(a -> a.domain().equals(name))
                || aliases.keySet().stream().anyMatch(k -> k.domain().equals(name))
                || domains.values().stream()
                        .anyMatch(d -> d.aliasOf().equals(name) && !d.name().equals(name));
        if (used) {
            throw new DirectoryException("the domain " + name + " still has accounts, aliases or other names");
        }
        if (domains.remove(name) == null) {
            throw new DirectoryException("there is no domain " + name + " to remove");
        }
        everything = true;
    }
}
