package dev.mailwright.store.maildir;

import dev.mailwright.store.MailStore;
import dev.mailwright.store.kit.MailStoreContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class MaildirStoreTest extends MailStoreContract {

    @TempDir
    Path root;

    @Override
    protected MailStore store() {
        return MaildirStore.at(root);
    }

    @Override
    protected MailStore reopened(MailStore closed) {
        return MaildirStore.at(root);
    }
}
