package dev.mailwright.store.maildir;

import dev.mailwright.store.MailboxName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** The file {@code subscriptions} of one account. Called under the account's lock. */
final class SubscriptionFile {

    private final Disk disk;
    private final Path file;

    SubscriptionFile(Disk disk, Path maildir) {
        this.disk = disk;
        this.file = maildir.resolve(Subscriptions.NAME);
    }

    Set<MailboxName> read() throws IOException {
        return DiskText.read(disk, file).map(Subscriptions::parse).orElseGet(TreeSet::new);
    }

    /** Adds and removes names, durably; answers whether there was anything to do. */
    boolean change(Set<MailboxName> add, Set<MailboxName> remove) throws IOException {
        Set<MailboxName> names = read();
        boolean removed = names.removeAll(remove);
        boolean changed = names.addAll(add) || removed;
        if (changed) {
            DiskText.replace(disk, file, Subscriptions.text(names));
        }
        return changed;
    }
}
