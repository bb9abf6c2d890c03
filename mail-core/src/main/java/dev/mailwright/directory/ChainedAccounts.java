package dev.mailwright.directory;

import dev.mailwright.Lookup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The accounts of several directories one after the other, those left out that an earlier directory has as well. Its
 * cursors are {@code index:cursor of that directory}.
 */
final class ChainedAccounts {

    private final List<Directory> directories;

    ChainedAccounts(List<Directory> directories) {
        this.directories = directories;
    }

    Page<Account> page(AccountFilter filter, Cursor from, int max) {
        int colon = from.value().indexOf(':');
        int index = colon < 0 ? 0 : Integer.parseInt(from.value().substring(0, colon));
        Cursor inner = colon < 0 ? Cursor.START : new Cursor(from.value().substring(colon + 1));
        Page<Account> page = directories.get(index).accounts(filter, inner, max);
        List<Account> items = new ArrayList<>(page.items());
        for (Directory earlier : directories.subList(0, index)) {
            items.removeIf(account -> has(earlier, account));
        }
        return new Page<>(items, next(index, page));
    }

    private Optional<Cursor> next(int index, Page<Account> page) {
        if (page.next().isPresent()) {
            return page.next().map(cursor -> new Cursor(index + ":" + cursor.value()));
        }
        return index + 1 < directories.size() ? Optional.of(new Cursor(index + 1 + ":")) : Optional.empty();
    }

    private static boolean has(Directory directory, Account account) {
        Lookup<Matches> found = directory.find(List.of(RecipientKey.of(account.address())));
        return !found.toOptional().map(Matches::accounts).orElse(List.of()).isEmpty();
    }
}
