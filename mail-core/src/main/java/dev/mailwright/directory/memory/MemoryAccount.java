package dev.mailwright.directory.memory;

import dev.mailwright.AccountId;
import dev.mailwright.Quota;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.directory.Access;
import dev.mailwright.directory.Account;
import dev.mailwright.directory.Setting;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One account. Immutable; the {@code with} methods return a changed copy. The secret is not part of what it shows. */
final class MemoryAccount implements Account {

    private final AccountId id;
    private final EmailAddress address;
    private final @Nullable Secret secret;
    private final String displayName;
    private final Quota quota;
    private final Set<Access> access;
    private final Map<Setting<?>, Object> settings;

    private MemoryAccount(
            EmailAddress address,
            @Nullable Secret secret,
            String displayName,
            Quota quota,
            Set<Access> access,
            Map<Setting<?>, Object> settings) {
        this.id = new AccountId(address.toString());
        this.address = address;
        this.secret = secret;
        this.displayName = displayName;
        this.quota = quota;
        this.access = access;
        this.settings = settings;
    }

    /** @param secret none for a captured account, which takes any password */
    static MemoryAccount of(EmailAddress folded, @Nullable Secret secret) {
        return new MemoryAccount(folded, secret, "", Quota.UNLIMITED, Access.ALL, Map.of());
    }

    MemoryAccount withSecret(Secret other) {
        return new MemoryAccount(address, other, displayName, quota, access, settings);
    }

    MemoryAccount withDisplayName(String name) {
        return new MemoryAccount(address, secret, name, quota, access, settings);
    }

    MemoryAccount withQuota(Quota limit) {
        return new MemoryAccount(address, secret, displayName, limit, access, settings);
    }

    MemoryAccount withAccess(Set<Access> doors) {
        return new MemoryAccount(address, secret, displayName, quota, Set.copyOf(doors), settings);
    }

    <T> MemoryAccount with(Setting<T> key, T value) {
        Map<Setting<?>, Object> more = new HashMap<>(settings);
        more.put(key, key.type().cast(value));
        return new MemoryAccount(address, secret, displayName, quota, access, Map.copyOf(more));
    }

    @Nullable
    Secret secret() {
        return secret;
    }

    @Override
    public AccountId id() {
        return id;
    }

    @Override
    public EmailAddress address() {
        return address;
    }

    @Override
    public String displayName() {
        return displayName;
    }

    @Override
    public Quota quota() {
        return quota;
    }

    @Override
    public Set<Access> access() {
        return access;
    }

    @Override
    public <T> T setting(Setting<T> key) {
        Object value = settings.get(key);
        return value == null ? key.fallback() : key.type().cast(value);
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
