package dev.mailwright.directory;

import dev.mailwright.EventSink;
import dev.mailwright.Lookup;
import dev.mailwright.Subscription;
import dev.mailwright.Time;
import dev.mailwright.address.AddressSyntaxException;
import dev.mailwright.address.Domain;
import dev.mailwright.address.EmailAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Several directories as one; see {@link Directories#firstOf}. As thread-safe as they are. */
final class FirstOf implements ReloadingDirectory {

    private static final Set<Mechanism> SCRAM = Set.of(
            Mechanism.SCRAM_SHA_1, Mechanism.SCRAM_SHA_1_PLUS, Mechanism.SCRAM_SHA_256, Mechanism.SCRAM_SHA_256_PLUS);

    private final List<Directory> directories;

    FirstOf(List<Directory> directories) {
        this.directories = directories;
    }

    @Override
    public Lookup<? extends LocalDomain> domain(Domain name) {
        for (Directory directory : directories) {
            Lookup<? extends LocalDomain> answer = directory.domain(name);
            if (!(answer instanceof Lookup.Absent)) {
                return answer;
            }
        }
        return Lookup.<LocalDomain>absent();
    }

    @Override
    public List<Path> files() {
        return directories.stream()
                .flatMap(directory -> directory.files().stream())
                .distinct()
                .toList();
    }

    @Override
    public Lookup<Matches> find(Collection<? extends RecipientKey> keys) {
        Map<RecipientKey, Alias> aliases = new LinkedHashMap<>();
        Map<EmailAddress, Account> accounts = new LinkedHashMap<>();
        for (Directory directory : directories) {
            Lookup<Matches> answer = directory.find(keys);
            if (answer instanceof Lookup.Unavailable) {
                return answer;
            }
            if (answer instanceof Lookup.Found<Matches> found) {
                found.value().aliases().forEach(a -> aliases.putIfAbsent(a.key(), a));
                found.value()
                        .accounts()
                        .forEach(a -> accounts.putIfAbsent(a.address().folded(), a));
            }
        }
        return Lookup.found(new Matches(List.copyOf(aliases.values()), List.copyOf(accounts.values())));
    }

    @Override
    public Lookup<? extends Principal> login(Credential credential) {
        for (Directory directory : directories) {
            if (!takes(directory, credential.kind())) {
                continue;
            }
            Lookup<? extends Principal> answer = directory.login(credential);
            if (!(answer instanceof Lookup.Absent)) {
                return answer;
            }
            Lookup<Boolean> owned = owns(directory, credential.login());
            if (owned instanceof Lookup.Unavailable<Boolean> u) {
                return Lookup.<Principal>unavailable(u.reason());
            }
            if (owned.isFound()) {
                return answer;
            }
        }
        return Lookup.<Principal>absent();
    }

    private static boolean takes(Directory directory, Credential.Kind kind) {
        Set<Mechanism> known = directory.mechanisms();
        return switch (kind) {
            case PASSWORD -> !known.isEmpty();
            case TOKEN -> known.contains(Mechanism.OAUTHBEARER) || known.contains(Mechanism.XOAUTH2);
            case CERTIFICATE -> known.contains(Mechanism.EXTERNAL);
            case PROVEN -> known.stream().anyMatch(SCRAM::contains);
        };
    }

    /** Whether the account of this name is here, so that no later directory may speak for it. */
    private static Lookup<Boolean> owns(Directory directory, String login) {
        try {
            RecipientKey key = RecipientKey.of(EmailAddress.of(login));
            Lookup<Matches> found = directory.find(List.of(key));
            boolean empty =
                    found.toOptional().map(Matches::accounts).orElse(List.of()).isEmpty();
            return found.isFound() && empty ? Lookup.absent() : found.map(matches -> true);
        } catch (AddressSyntaxException notAnAddress) {
            return Lookup.absent();
        }
    }

    @Override
    public Lookup<ScramSecret> scram(String login, ScramHash hash) {
        for (Directory directory : directories) {
            Lookup<ScramSecret> answer = directory.scram(login, hash);
            if (!(answer instanceof Lookup.Absent)) {
                return answer;
            }
            Lookup<Boolean> owned = owns(directory, login);
            if (!(owned instanceof Lookup.Absent)) {
                return owned instanceof Lookup.Unavailable<Boolean> u ? Lookup.unavailable(u.reason()) : answer;
            }
        }
        return Lookup.absent();
    }

    @Override
    public Set<Mechanism> mechanisms() {
        Set<Mechanism> known = EnumSet.noneOf(Mechanism.class);
        directories.forEach(d -> known.addAll(d.mechanisms()));
        for (Directory directory : directories) {
            Set<Mechanism> its = directory.mechanisms();
            known.removeIf(m -> SCRAM.contains(m) && !its.isEmpty() && !its.contains(m));
        }
        return Set.copyOf(known);
    }

    @Override
    public Set<DirectoryFeature> features() {
        Set<DirectoryFeature> common = EnumSet.allOf(DirectoryFeature.class);
        directories.forEach(d -> common.retainAll(d.features()));
        return Set.copyOf(common);
    }

    @Override
    public Page<Account> accounts(AccountFilter filter, Cursor from, int max) {
        return new ChainedAccounts(directories).page(filter, from, max);
    }

    @Override
    public Subscription watch(Consumer<DirectoryChange> listener) {
        List<Subscription> all = new ArrayList<>();
        directories.forEach(d -> all.add(d.watch(listener)));
        return () -> all.forEach(Subscription::close);
    }

    @Override
    public Subscription attach(Time time, EventSink events) {
        List<Subscription> attached = new ArrayList<>();
        for (Directory directory : directories) {
            if (directory instanceof ReloadingDirectory reloading) {
                attached.add(reloading.attach(time, events));
            }
        }
        return () -> attached.forEach(Subscription::close);
    }

    @Override
    public void reload() {
        List<DirectoryException> failures = new ArrayList<>();
        for (Directory directory : directories) {
            try {
                directory.reload();
            } catch (DirectoryException e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            throw together(failures);
        }
    }

    private static DirectoryException together(List<DirectoryException> failures) {
        if (failures.size() == 1) {
            return failures.get(0);
        }
        List<String> messages = new ArrayList<>();
        failures.forEach(e -> messages.add(String.valueOf(e.getMessage())));
        DirectoryException all = new DirectoryException(String.join("\n", messages));
        failures.forEach(all::addSuppressed);
        return all;
    }

    @Override
    public String toString() {
        return "first of " + directories;
    }
}
