package dev.mailwright.directory.file;

import dev.mailwright.AccountId;
import dev.mailwright.Quota;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.directory.Access;
import dev.mailwright.directory.Account;
import dev.mailwright.directory.ScramHash;
import dev.mailwright.directory.ScramSecret;
import dev.mailwright.directory.Setting;
import dev.mailwright.directory.password.PasswordHasher;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** An account in a passwd-file. Immutable but for verifiers that are derived once; shows no password. */
final class FileAccount implements Account {

    private final EmailAddress address;
    private final Optional<String> stored;
    private final String displayName;
    private final Optional<Path> home;
    private final Quota quota;
    private final Set<Access> access;
    private final Map<String, String> settings;
    private final Map<ScramHash, Optional<ScramSecret>> verifiers = new ConcurrentHashMap<>(2);

    FileAccount(
            EmailAddress address,
            Optional<String> stored,
            String displayName,
            Optional<Path> home,
            Quota quota,
            Set<Access> access,
            Map<String, String> settings) {
        this.address = address;
        this.stored = stored;
        this.displayName = displayName;
        this.home = home;
        this.quota = quota;
        this.access = access;
        this.settings = settings;
    }

    /** Its password as the file has it, with the scheme; empty for an account that is locked. */
    Optional<String> stored() {
        return stored;
    }

    /** May take some milliseconds the first time. */
    Optional<ScramSecret> scram(ScramHash hash, PasswordHasher hasher) {
        return verifiers.computeIfAbsent(hash, h -> stored.flatMap(s -> hasher.scram(s, h)));
    }

    Optional<Path> home() {
        return home;
    }

    @Override
    public AccountId id() {
        return new AccountId(address.toString());
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
        String text = settings.isEmpty() ? null : settings.get(SettingText.fieldName(key));
        return text == null ? key.fallback() : SettingText.value(key, text).orElse(key.fallback());
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
