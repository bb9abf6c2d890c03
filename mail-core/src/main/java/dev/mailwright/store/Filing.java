package dev.mailwright.store;

import dev.mailwright.AccountId;
import dev.mailwright.Quota;
import dev.mailwright.message.HeaderBlock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** One copy of a staged message for one folder. Made by {@link #to}; the {@code with} methods return a changed copy. */
public final class Filing {

    private final AccountId account;
    private final MailboxName folder;
    private final HeaderBlock prefix;
    private final Set<Flag> flags;
    private final Instant internalDate;
    private final Quota quota;
    private final Set<FilingOption> options;
    private final Optional<DeliveryKey> key;

    private Filing(
            AccountId account,
            MailboxName folder,
            HeaderBlock prefix,
            Set<Flag> flags,
            Instant internalDate,
            Quota quota,
            Set<FilingOption> options,
            Optional<DeliveryKey> key) {
        this.account = account;
        this.folder = folder;
        this.prefix = prefix;
        this.flags = Set.copyOf(flags);
        this.internalDate = internalDate;
        this.quota = quota;
        this.options = Set.copyOf(options);
        this.key = key;
    }

    /** A copy with no flags, no extra header lines, no quota. */
    public static Filing to(AccountId account, MailboxName folder, Instant internalDate) {
        return new Filing(
                account,
                folder,
                HeaderBlock.EMPTY,
                Set.of(),
                internalDate,
                Quota.UNLIMITED,
                Set.of(),
                Optional.empty());
    }

    public Filing withPrefix(HeaderBlock lines) {
        return new Filing(account, folder, lines, flags, internalDate, quota, options, key);
    }

    public Filing withFlags(Set<Flag> set) {
        return new Filing(account, folder, prefix, set, internalDate, quota, options, key);
    }

    public Filing withQuota(Quota limit) {
        return new Filing(account, folder, prefix, flags, internalDate, limit, options, key);
    }

    public Filing withOptions(FilingOption... set) {
        return new Filing(account, folder, prefix, flags, internalDate, quota, Set.of(set), key);
    }

    public Filing withKey(DeliveryKey deliveryKey) {
        return new Filing(account, folder, prefix, flags, internalDate, quota, options, Optional.of(deliveryKey));
    }

    public AccountId account() {
        return account;
    }

    public MailboxName folder() {
        return folder;
    }

    /** Header lines of this copy only, before the message; when empty the copies of a message may share their bytes. */
    public HeaderBlock prefix() {
        return prefix;
    }

    public Set<Flag> flags() {
        return flags;
    }

    /** RFC 9051 section 2.3.3; stores keep it to the second at least. */
    public Instant internalDate() {
        return internalDate;
    }

    /** What the account may keep, decided in the same commit. */
    public Quota quota() {
        return quota;
    }

    public Set<FilingOption> options() {
        return options;
    }

    public Optional<DeliveryKey> key() {
        return key;
    }
}
