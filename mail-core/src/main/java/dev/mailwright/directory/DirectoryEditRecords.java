package dev.mailwright.directory;

import dev.mailwright.Quota;
import dev.mailwright.address.Domain;
import dev.mailwright.address.EmailAddress;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What the factories of {@link DirectoryEdit} make. */
final class DirectoryEditRecords {

    private DirectoryEditRecords() {}

    record AddDomainRecord(Domain name) implements DirectoryEdit.AddDomain {}

    record RemoveDomainRecord(Domain name) implements DirectoryEdit.RemoveDomain {}

    record AddAccountRecord(EmailAddress address, Password password) implements DirectoryEdit.AddAccount {}

    record RemoveAccountRecord(EmailAddress address) implements DirectoryEdit.RemoveAccount {}

    record SetPasswordRecord(EmailAddress address, Password password) implements DirectoryEdit.SetPassword {}

    record SetSettingRecord<T>(EmailAddress address, Setting<T> key, T value) implements DirectoryEdit.SetSetting<T> {}

    record SetDisplayNameRecord(EmailAddress address, String name) implements DirectoryEdit.SetDisplayName {}

    record SetQuotaRecord(EmailAddress address, Quota quota) implements DirectoryEdit.SetQuota {}

    record SetAccessRecord(EmailAddress address, Set<Access> doors) implements DirectoryEdit.SetAccess {}

    record PutAliasRecord(RecipientKey key, List<Target> targets, Instant until) implements DirectoryEdit.PutAlias {}

    record PutDomainAliasRecord(Domain alias, Domain target) implements DirectoryEdit.PutDomainAlias {}

    record RemoveAliasRecord(RecipientKey key) implements DirectoryEdit.RemoveAlias {}
}
