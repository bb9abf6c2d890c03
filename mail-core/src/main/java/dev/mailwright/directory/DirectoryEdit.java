package dev.mailwright.directory;

import dev.mailwright.Quota;
import dev.mailwright.address.Domain;
import dev.mailwright.address.EmailAddress;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** One change of an {@link EditableDirectory}. Made by the static factories; directories take it apart and refuse
 * a kind that they do not know. */
public interface DirectoryEdit {

    static DirectoryEdit addDomain(Domain name) {
        return new DirectoryEditRecords.AddDomainRecord(name);
    }

    static DirectoryEdit removeDomain(Domain name) {
        return new DirectoryEditRecords.RemoveDomainRecord(name);
    }

    /** Adds an account; the address must be free. */
    static DirectoryEdit addAccount(EmailAddress address, Password password) {
        return new DirectoryEditRecords.AddAccountRecord(address.folded(), password);
    }

    static DirectoryEdit removeAccount(EmailAddress address) {
        return new DirectoryEditRecords.RemoveAccountRecord(address.folded());
    }

    static DirectoryEdit password(EmailAddress address, Password password) {
        return new DirectoryEditRecords.SetPasswordRecord(address.folded(), password);
    }

    static DirectoryEdit displayName(EmailAddress account, String name) {
        return new DirectoryEditRecords.SetDisplayNameRecord(account.folded(), name);
    }

    static DirectoryEdit quota(EmailAddress account, Quota quota) {
        return new DirectoryEditRecords.SetQuotaRecord(account.folded(), quota);
    }

    static DirectoryEdit access(EmailAddress account, Set<Access> doors) {
        return new DirectoryEditRecords.SetAccessRecord(account.folded(), Set.copyOf(doors));
    }

    static <T> DirectoryEdit setting(EmailAddress account, Setting<T> key, T value) {
        return new DirectoryEditRecords.SetSettingRecord<>(account.folded(), key, value);
    }

    /** Adds the alias or replaces the one of the same key. */
    static DirectoryEdit putAlias(RecipientKey key, List<Target> targets) {
        return new DirectoryEditRecords.PutAliasRecord(key, List.copyOf(targets), Instant.MAX);
    }

    /** The same, for an alias that no longer exists from a moment on. */
    static DirectoryEdit putTemporaryAlias(RecipientKey key, List<Target> targets, Instant until) {
        return new DirectoryEditRecords.PutAliasRecord(key, List.copyOf(targets), until);
    }

    /** Makes a domain another name for a second one, in place of what it was. */
    static DirectoryEdit putDomainAlias(Domain alias, Domain target) {
        return new DirectoryEditRecords.PutDomainAliasRecord(alias, target);
    }

    static DirectoryEdit removeAlias(RecipientKey key) {
        return new DirectoryEditRecords.RemoveAliasRecord(key);
    }

    /** A domain becomes ours. */
    interface AddDomain extends DirectoryEdit {

        Domain name();
    }

    /** A domain is no longer ours. */
    interface RemoveDomain extends DirectoryEdit {

        Domain name();
    }

    /** A new account. */
    interface AddAccount extends DirectoryEdit {

        EmailAddress address();

        Password password();
    }

    /** An account goes. */
    interface RemoveAccount extends DirectoryEdit {

        EmailAddress address();
    }

    /** A new password. */
    interface SetPassword extends DirectoryEdit {

        EmailAddress address();

        Password password();
    }

    /** A setting of an account. */
    interface SetSetting<T> extends DirectoryEdit {

        EmailAddress address();

        Setting<T> key();

        T value();
    }

    /** The name of an account for people. */
    interface SetDisplayName extends DirectoryEdit {

        EmailAddress address();

        String name();
    }

    /** How much an account may hold. */
    interface SetQuota extends DirectoryEdit {

        EmailAddress address();

        Quota quota();
    }

    /** Which doors are open to an account. */
    interface SetAccess extends DirectoryEdit {

        EmailAddress address();

        Set<Access> doors();
    }

    /** An alias, new or changed. */
    interface PutAlias extends DirectoryEdit {

        RecipientKey key();

        List<Target> targets();

        Instant until();
    }

    /** A domain becomes another name for a second one. */
    interface PutDomainAlias extends DirectoryEdit {

        Domain alias();

        Domain target();
    }

    /** An alias goes. */
    interface RemoveAlias extends DirectoryEdit {

        RecipientKey key();
    }
}
