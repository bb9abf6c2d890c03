package dev.mailwright.directory;

import dev.mailwright.Quota;
import dev.mailwright.address.Domain;
import dev.mailwright.address.EmailAddress;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** One change of an {@link EditableDirectory}. Made by the static factories; directories take it apart. */
public sealed interface DirectoryEdit {

    static DirectoryEdit addDomain(Domain name) {
        return new AddDomain(name);
    }

    static DirectoryEdit removeDomain(Domain name) {
        return new RemoveDomain(name);
    }

    /** Adds an account; the address must be free. */
    static DirectoryEdit addAccount(EmailAddress address, Password password) {
        return new AddAccount(address.folded(), password);
    }

    static DirectoryEdit removeAccount(EmailAddress address) {
        return new RemoveAccount(address.folded());
    }

    static DirectoryEdit password(EmailAddress address, Password password) {
        return new SetPassword(address.folded(), password);
    }

    static DirectoryEdit displayName(EmailAddress account, String name) {
        return new SetDisplayName(account.folded(), name);
    }

    static DirectoryEdit quota(EmailAddress account, Quota quota) {
        return new SetQuota(account.folded(), quota);
    }

    static DirectoryEdit access(EmailAddress account, Set<Access> doors) {
        return new SetAccess(account.folded(), Set.copyOf(doors));
    }

    static <T> DirectoryEdit setting(EmailAddress account, Setting<T> key, T value) {
        return new SetSetting<>(account.folded(), key, value);
    }

    /** Adds the alias or replaces the one of the same key. */
    static DirectoryEdit putAlias(RecipientKey key, List<Target> targets) {
        return new PutAlias(key, List.copyOf(targets), Instant.MAX);
    }

    /** The same, for an alias that no longer exists from a moment on. */
    static DirectoryEdit putTemporaryAlias(RecipientKey key, List<Target> targets, Instant until) {
        return new PutAlias(key, List.copyOf(targets), until);
    }

    /** Makes a domain another name for a second one, in place of what it was. */
    static DirectoryEdit putDomainAlias(Domain alias, Domain target) {
        return new PutDomainAlias(alias, target);
    }

    static DirectoryEdit removeAlias(RecipientKey key) {
        return new RemoveAlias(key);
    }

    record AddDomain(Domain name) implements DirectoryEdit {}

    record RemoveDomain(Domain name) implements DirectoryEdit {}

    record AddAccount(EmailAddress address, Password password) implements DirectoryEdit {}

    record RemoveAccount(EmailAddress address) implements DirectoryEdit {}

    record SetPassword(EmailAddress address, Password password) implements DirectoryEdit {}

    record SetSetting<T>(EmailAddress address, Setting<T> key, T value) implements DirectoryEdit {}

    record SetDisplayName(EmailAddress address, String name) implements DirectoryEdit {}

    record SetQuota(EmailAddress address, Quota quota) implements DirectoryEdit {}

    record SetAccess(EmailAddress address, Set<Access> doors) implements DirectoryEdit {}

    record PutAlias(RecipientKey key, List<Target> targets, Instant until) implements DirectoryEdit {}

    record PutDomainAlias(Domain alias, Domain target) implements DirectoryEdit {}

    record RemoveAlias(RecipientKey key) implements DirectoryEdit {}
}
