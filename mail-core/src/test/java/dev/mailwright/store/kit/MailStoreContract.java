package dev.mailwright.store.kit;

import dev.mailwright.store.MailStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * All that every mail store must do. A store's own test extends this and says how one is made.
 *
 * <ul>
 *   <li>Each test has a new store without any mail.
 *   <li>A store that refuses a folder name (CANNOT) is not wrong, one that mixes two names up is.
 * </ul>
 */
public abstract class MailStoreContract
        implements FilingContract,
                FolderContract,
                NameContract,
                ContentContract,
                MailboxContract,
                HistoryContract,
                ConcurrencyContract {

    private StoreKit kit;

    /** A new store without mail, not open yet. */
    protected abstract MailStore store();

    /**
     * A store on the mail of one that was closed, not open yet; the same object where it holds the mail itself.
     */
    protected abstract MailStore reopened(MailStore closed);

    @BeforeEach
    final void openStore() {
        kit = new StoreKit(store(), this::reopened);
    }

    @AfterEach
    final void closeStore() {
        kit.close();
    }

    @Override
    public final StoreKit kit() {
        return kit;
    }

    @Test
    final void closingTwiceIsHarmless() {
        kit.deliver("a");
        kit.store().close();
        kit.store().close();
        kit.reopen();
    }
}
