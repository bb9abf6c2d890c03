package dev.mailwright.fetch;

import dev.mailwright.DataSize;
import dev.mailwright.fetch.migration.MigrationProgress;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * A whole account of another server, to be copied into a mailbox here with its folders, flags, keywords and dates; nothing is changed there. Started with {@link
 * FetchEngine#migrate}, as often as there may be news: what is here already is not copied again, but gets the flags that have changed there. Immutable.
 *
 * <ul>
 *   <li>all folders of its own, but for those that only show what is in others ({@code \All}, {@code \Flagged})
 *   <li>Sent, Drafts, Junk, Trash and Archive go to the folders here that have this use; others keep their names
 *   <li>messages of up to 1 GiB
 *   <li>what is deleted there later stays here, and what is deleted here does not come again
 * </ul>
 */
public final class ImapMigration {

    private final FetchAccount account;
    private final Set<String> skipped;
    private final boolean dryRun;
    private final DataSize maxSize;
    private final Consumer<MigrationProgress> listener;

    private ImapMigration(
            FetchAccount account,
            Set<String> skipped,
            boolean dryRun,
            DataSize maxSize,
            Consumer<MigrationProgress> listener) {
        this.account = account;
        this.skipped = Set.copyOf(skipped);
        this.dryRun = dryRun;
        this.maxSize = maxSize;
        this.listener = listener;
    }

    /**
     * @param account its name, server, login, {@code maxRate}, {@code batch} and {@code folder} rules count, which say where folders go; it delivers to the
     *     mailbox that gets all of it. The name must stay the same from run to run. It need not be an account of the engine.
     */
    public static ImapMigration of(FetchAccount account) {
        return new ImapMigration(account, Set.of(), false, DataSize.ofMebibytes(1024), progress -> {});
    }

    /** Leaves folders out, named as the server names them or with {@code /} between levels. */
    public ImapMigration skip(String... folders) {
        Set<String> all = new TreeSet<>(skipped);
        all.addAll(List.of(folders));
        return new ImapMigration(account, all, dryRun, maxSize, listener);
    }

    /** Looks at everything and changes nothing; the report says what would be copied. */
    public ImapMigration dryRun() {
        return new ImapMigration(account, skipped, true, maxSize, listener);
    }

    /** Leaves larger messages there; they count as failed. */
    public ImapMigration maxSize(DataSize size) {
        return new ImapMigration(account, skipped, dryRun, size, listener);
    }

    /** Tells of each message; called on the thread that copies, so it must be quick. */
    public ImapMigration onProgress(Consumer<MigrationProgress> told) {
        return new ImapMigration(account, skipped, dryRun, maxSize, told);
    }

    FetchAccount account() {
        return account;
    }

    Set<String> skipped() {
        return skipped;
    }

    boolean isDryRun() {
        return dryRun;
    }

    DataSize largest() {
        return maxSize;
    }

    Consumer<MigrationProgress> listener() {
        return listener;
    }
}
