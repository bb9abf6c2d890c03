package dev.mailwright.directory.file;

import dev.mailwright.EventSink;
import dev.mailwright.Lookup;
import dev.mailwright.Subscription;
import dev.mailwright.Time;
import dev.mailwright.address.Domain;
import dev.mailwright.directory.Account;
import dev.mailwright.directory.AccountFilter;
import dev.mailwright.directory.Alias;
import dev.mailwright.directory.Credential;
import dev.mailwright.directory.Cursor;
import dev.mailwright.directory.DirectoryChange;
import dev.mailwright.directory.DirectoryFeature;
import dev.mailwright.directory.LocalDomain;
import dev.mailwright.directory.Matches;
import dev.mailwright.directory.Mechanism;
import dev.mailwright.directory.Page;
import dev.mailwright.directory.Principal;
import dev.mailwright.directory.RecipientKey;
import dev.mailwright.directory.ReloadingDirectory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * An alias table in a format of Postfix, as text (the compiled {@code .db} beside it does not matter). It has no accounts
 * and lets nobody in. Thread-safe.
 *
 * <p>In both formats a line that begins with white space continues the one before, empty lines and those that begin with
 * {@code #} do not count, results have commas between them, and a name with odd characters is written in quotes. Targets
 * are addresses: {@code :include:}, commands and files are refused, each with what to do instead. Two entries for one
 * address are a bad line.
 *
 * <p>The file has at most 64 MiB. A change is seen by the look-ups after it, within two seconds in a running server. A
 * file with a bad line is refused as a whole, and what was read last stays in use; before the first good state every
 * answer is Unavailable.
 */
public final class AliasFile implements ReloadingDirectory {

    private final String format;
    private final Path path;
    private final Function<Optional<Domain>, FileParser<AliasSnapshot>> parsers;
    private final FileSource<AliasSnapshot> source;

    private AliasFile(
            String format,
            Path path,
            Function<Optional<Domain>, FileParser<AliasSnapshot>> parsers,
            Optional<Domain> defaultDomain) {
        this.format = format;
        this.path = path;
        this.parsers = parsers;
        this.source = new FileSource<>(path, parsers.apply(defaultDomain));
    }

    /**
     * A virtual(5) table.
     *
     * <ul>
     *   <li>{@code user@domain} and {@code user} (in the {@linkplain #defaultDomain default domain}) are aliases; their
     *       domains do not become ours by that, since such a table may rewrite addresses elsewhere
     *   <li>{@code @domain} is a catch-all and makes the domain ours; with the one result {@code @other} it makes the
     *       domain another name for that one
     *   <li>{@code domain anything} makes the domain ours
     * </ul>
     */
    public static AliasFile virtual(Path path) {
        return new AliasFile(
                "virtual", path, domain -> (file, text) -> VirtualTable.parse(file, text, domain), Optional.empty());
    }

    /**
     * An aliases(5) table: {@code name: value, value}.
     *
     * @param domain where the names and bare values are; it becomes ours
     */
    public static AliasFile aliases5(Path path, String domain) {
        Domain given = Domain.of(domain);
        return new AliasFile(
                "aliases",
                path,
                other -> (file, text) -> AliasesTable.parse(file, text, other.orElse(given)),
                Optional.empty());
    }

    /**
     * Where names without a domain are, as in Postfix's {@code myorigin}: another directory, to be made before this one is
     * used. Not set by default: a bare result of a virtual(5) table is then in the domain of its pattern, and a bare
     * pattern is a bad line.
     */
    public AliasFile defaultDomain(String domain) {
        return new AliasFile(format, path, parsers, Optional.of(Domain.of(domain)));
    }

    @Override
    public Lookup<? extends LocalDomain> domain(Domain domain) {
        return source.current().flatMap(now -> {
            FileDomain known = now.domains().get(domain);
            return known == null ? Lookup.<LocalDomain>absent() : Lookup.found(known);
        });
    }

    @Override
    public Lookup<Matches> find(Collection<? extends RecipientKey> keys) {
        return source.current().map(now -> {
            List<Alias> found = new ArrayList<>();
            for (RecipientKey key : keys) {
                Alias alias = now.aliases().get(key);
                if (alias != null) {
                    found.add(alias);
                }
            }
            return new Matches(found, List.of());
        });
    }

    @Override
    public Lookup<? extends Principal> login(Credential credential) {
        return Lookup.<Principal>absent();
    }

    /** None: there are no accounts. */
    @Override
    public Set<Mechanism> mechanisms() {
        return Set.of();
    }

    @Override
    public Set<DirectoryFeature> features() {
        return Set.of(DirectoryFeature.LIST, DirectoryFeature.WATCH);
    }

    /** No account at all. */
    @Override
    public Page<Account> accounts(AccountFilter filter, Cursor from, int max) {
        if (max < 1) {
            throw new IllegalArgumentException("a page has at least one entry, not " + max);
        }
        return new Page<>(List.of(), Optional.empty());
    }

    @Override
    public Subscription watch(Consumer<DirectoryChange> listener) {
        return source.watch(listener);
    }

    @Override
    public Subscription attach(Time time, EventSink events) {
        return source.attach(time, events);
    }

    @Override
    public List<Path> files() {
        return List.of(path);
    }

    @Override
    public void reload() {
        source.reload();
    }

    @Override
    public String toString() {
        return format + " " + path;
    }
}
