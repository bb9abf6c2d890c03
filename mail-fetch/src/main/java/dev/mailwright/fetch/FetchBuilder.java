package dev.mailwright.fetch;

import dev.mailwright.MailService;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Settings of the engine. Mutable, for one thread.
 *
 * <ul>
 *   <li>20 polls at once, 4 of them at one host
 *   <li>the journal lies with the store, or lasts as long as the server runs where the store is in memory
 * </ul>
 */
public final class FetchBuilder implements MailService.Builder {

    private final List<FetchAccount> accounts;
    private int parallel = 20;
    private int perHost = 4;
    private Optional<Path> journal = Optional.empty();

    FetchBuilder(FetchAccount... accounts) {
        this.accounts = new ArrayList<>(List.of(accounts));
    }

    /** One more account. */
    public FetchBuilder account(FetchAccount account) {
        accounts.add(account);
        return this;
    }

    /** How many accounts are polled at the same time; idle connections do not count. */
    public FetchBuilder parallel(int polls) {
        parallel = polls;
        return this;
    }

    /** How many of them at one host. */
    public FetchBuilder parallelPerHost(int polls) {
        perHost = polls;
        return this;
    }

    /** Where the journals are; a directory that is made when it is missing. Belongs into the backup. */
    public FetchBuilder journal(Path directory) {
        journal = Optional.of(directory);
        return this;
    }

    @Override
    public MailService build() {
        return new FetchService(List.copyOf(accounts), parallel, perHost, journal);
    }
}
