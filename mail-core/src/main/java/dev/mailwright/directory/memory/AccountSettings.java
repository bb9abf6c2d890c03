package dev.mailwright.directory.memory;

import dev.mailwright.DataSize;
import dev.mailwright.Quota;
import dev.mailwright.directory.Access;
import dev.mailwright.directory.Setting;
import java.util.Arrays;
import java.util.EnumSet;

/** What an account has of its own. Mutable, for one thread; defaults are those of {@link Accounts}. */
public final class AccountSettings {

    private MemoryAccount account;

    AccountSettings(MemoryAccount account) {
        this.account = account;
    }

    MemoryAccount account() {
        return account;
    }

    /** The name of the person. */
    public AccountSettings displayName(String name) {
        account = account.withDisplayName(name);
        return this;
    }

    /** The most octets of all its mail together. */
    public AccountSettings quota(DataSize size) {
        return quota(Quota.of(size));
    }

    /** The most it may keep. */
    public AccountSettings quota(Quota quota) {
        account = account.withQuota(quota);
        return this;
    }

    /** The doors it may use, instead of all; none at all for an account that is disabled. */
    public AccountSettings access(Access... doors) {
        EnumSet<Access> set = EnumSet.noneOf(Access.class);
        set.addAll(Arrays.asList(doors));
        account = account.withAccess(set);
        return this;
    }

    /** A typed setting, such as {@code Subaddressing.TAGGED_MAIL}. */
    public <T> AccountSettings with(Setting<T> key, T value) {
        account = account.with(key, value);
        return this;
    }
}
