package dev.mailwright.store.maildir;

import dev.mailwright.AccountId;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where accounts are at home, for a template with {@code {home}}: {@code passwdFile::home}, or the application's own table.
 * May block; called from many threads.
 */
@FunctionalInterface
public interface Homes {

    /** The absolute home directory of an account; empty when it has none, and then its mail is refused for good. */
    Optional<Path> home(AccountId account);
}
