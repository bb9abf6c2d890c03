package dev.mailwright.store.memory;

import dev.mailwright.store.MailStore;
import dev.mailwright.store.kit.MailStoreContract;

class MemoryStoreTest extends MailStoreContract {

    @Override
    protected MailStore store() {
        return MemoryStore.create();
    }

    /** The mail lives as long as the object. */
    @Override
    protected MailStore reopened(MailStore closed) {
        return closed;
    }
}
