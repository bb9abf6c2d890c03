package dev.mailwright.fetch;

import dev.mailwright.fetch.migration.MigrationReport;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** The running engine. Thread-safe. Methods may be added; only the engine implements it. */
public interface FetchEngine {

    /**
     * Adds an account, or puts another in the place of the one with its name; the journal stays. A poll of the old one is cut off.
     *
     * @throws dev.mailwright.ConfigurationException naming all that is wrong with it
     */
    void put(FetchAccount account);

    /** Polls an account no more; a poll under way is cut off. Its journal stays. Does nothing when there is none. */
    void remove(String name);

    /** All accounts by name. */
    List<FetchStatus> status();

    /**
     * Polls now, also an account that is disabled or suspended. Joins a poll that is under way.
     *
     * @return completes with the result, never with a failure
     * @throws IllegalArgumentException when there is no such account
     */
    CompletionStage<PollResult> poll(String name);

    /**
     * Copies a whole account, on a thread of its own.
     *
     * @return completes with the report, never with a failure
     * @throws dev.mailwright.ConfigurationException naming all that is wrong with the account
     * @throws IllegalArgumentException when its destination is no mailbox
     * @throws IllegalStateException when a migration of its name is under way, or the directory cannot be asked
     */
    CompletionStage<MigrationReport> migrate(ImapMigration migration);

    /** Polls by its schedule, beginning now; ends a suspension. */
    void enable(String name);

    /** Polls only when asked to. A poll that is under way goes on. */
    void disable(String name);
}
