package dev.mailwright.directory;

import dev.mailwright.address.Domain;
import dev.mailwright.address.EmailAddress;
import java.util.List;

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

    static <T> DirectoryEdit setting(EmailAddress account, Setting<T> key, T value) {
        return new SetSetting<>(account.folded(), key, value);
    }

    /** Adds the alias or replaces the one of the same key. */
    static DirectoryEdit putAlias(RecipientKey key, List<Target> targets) {
        return new PutAlias(key, List.copyOf(targets));
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

    record PutAlias(RecipientKey key, List<Target> targets) implements DirectoryEdit {}

    record RemoveAlias(RecipientKey key) implements DirectoryEdit {}
}
