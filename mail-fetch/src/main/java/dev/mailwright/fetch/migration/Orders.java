package dev.mailwright.fetch.migration;

import dev.mailwright.directory.Account;
import dev.mailwright.fetch.settings.FolderRule;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What to migrate, and how.
 *
 * @param name of the migration: its journal's
 * @param owner who gets the mail
 * @param rules folders with another place here
 * @param skipped remote folders that are left out
 * @param maxSize octets of the largest message
 * @param rate octets a second, 0 for no limit
 * @param batch messages that are asked for together
 * @param listener is told of progress, on the thread that copies
 */
public record Orders(
        String name,
        Account owner,
        List<FolderRule> rules,
        Set<String> skipped,
        boolean dryRun,
        long maxSize,
        long rate,
        int batch,
        Consumer<MigrationProgress> listener) {

    public Orders {
        rules = List.copyOf(rules);
        skipped = Set.copyOf(skipped);
    }
}
