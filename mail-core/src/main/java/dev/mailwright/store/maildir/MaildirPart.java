package dev.mailwright.store.maildir;

import dev.mailwright.AccountId;
import dev.mailwright.backup.SnapshotPart;
import dev.mailwright.backup.SnapshotSection;
import dev.mailwright.backup.SnapshotTarget;
import dev.mailwright.store.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The mail of an open store in a snapshot: one section {@code mail/<domain>/<local>} an account, whatever the template of
 * the store, or {@code mail/@/<id>} where ids are no addresses. Each is a maildir of the store's layout, which any program
 * for maildirs can read.
 */
final class MaildirPart implements SnapshotPart {

    /** The file that says whose maildir it is. */
    static final String ID = "mailwright-id";

    private static final Logger LOG = LoggerFactory.getLogger(MaildirPart.class);
    private static final String PREFIX = "mail/";

    private final OpenStore store;

    MaildirPart(OpenStore store) {
        this.store = store;
    }

    /** The section of an account. */
    static String section(AccountId id) {
        String text = id.value();
        int at = text.lastIndexOf('@');
        if (at < 1 || at == text.length() - 1) {
            return PREFIX + "@/" + AccountPath.element(text);
        }
        String domain = AccountPath.element(text.substring(at + 1).toLowerCase(Locale.ROOT));
        return PREFIX + domain + "/" + AccountPath.element(text.substring(0, at));
    }

    /** Whether a section has the mail of an account. */
    static boolean isMail(String section) {
        return section.startsWith(PREFIX);
    }

    /** The path of a message stays the same whatever its flags. */
    static String identity(String path) {
        int slash = path.lastIndexOf('/');
        String directory = path.substring(0, slash + 1);
        if (!directory.endsWith("cur/") && !directory.endsWith("new/")) {
            return path;
        }
        return directory.substring(0, directory.length() - 4) + "*/" + FileName.baseOf(path.substring(slash + 1));
    }

    @Override
    public void contribute(SnapshotTarget target) {
        try {
            all(target);
        } catch (IOException e) {
            throw Faults.of("taking a snapshot", e);
        }
    }

    private void all(SnapshotTarget target) throws IOException {
        for (AccountId id : store.ids()) {
            Optional<MaildirAccount> account = present(id);
            if (account.isPresent()) {
                try (SnapshotSection section = target.section(section(id), MaildirPart::identity)) {
                    one(id, account.get(), section);
                }
            }
        }
    }

    private Optional<MaildirAccount> present(AccountId id) throws IOException {
        Path maildir = store.path(id);
        boolean there =
                store.context().disk().stat(maildir.resolve(MailboxFiles.CUR)).isPresent();
        return there ? Optional.of(store.account(id)) : Optional.empty();
    }

    private void one(AccountId id, MaildirAccount account, SnapshotSection section) {
        try {
            new AccountSnapshot(account, section, store.path(id)).run(id);
        } catch (StoreException e) {
            if (e.reason() != StoreException.Reason.GONE) {
                throw e;
            }
            LOG.info("{} was removed while the snapshot was taken", account);
            section.removeAll(MailboxFiles.CUR);
        }
    }
}
