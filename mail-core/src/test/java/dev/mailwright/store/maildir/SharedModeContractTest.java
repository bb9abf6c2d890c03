package dev.mailwright.store.maildir;

import dev.mailwright.store.MailStore;
import dev.mailwright.store.kit.MailStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** All of the contract, with the locks that a Dovecot would respect. */
class SharedModeContractTest extends MailStoreContract {

    @TempDir
    Path root;

    @Override
    protected MailStore store() {
        return MaildirStore.at(root).sharedWithDovecot().durability(Durability.NONE);
    }

    @Override
    protected MailStore reopened(MailStore closed) {
        return store();
    }
}
