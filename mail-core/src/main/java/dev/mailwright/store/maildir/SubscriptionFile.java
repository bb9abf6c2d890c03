package dev.mailwright.store.maildir;

import dev.mailwright.store.MailboxName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The file {@code subscriptions} of one account. Called under the account's lock. */
final class SubscriptionFile {

    /** What a file that is not there is like. */
    private static final String NEW = "V\t2\n\n";

    private final Optional<StoreContext> sharing;
    private final Disk disk;
    private final Path file;
    private final Subscriptions format;

    SubscriptionFile(StoreContext context, Path maildir) {
        this(
                context.settings().shared() ? Optional.of(context) : Optional.empty(),
                context.disk(),
                maildir,
                context.layout());
    }

    /** Of an account that nobody else uses. */
    SubscriptionFile(Disk disk, Path maildir, FolderLayout layout) {
        this(Optional.empty(), disk, maildir, layout);
    }

    private SubscriptionFile(Optional<StoreContext> sharing, Disk disk, Path maildir, FolderLayout layout) {
        this.sharing = sharing;
        this.disk = disk;
        this.file = maildir.resolve(Subscriptions.NAME);
        this.format = new Subscriptions(layout);
    }

    private String text() throws IOException {
        return DiskText.read(disk, file).orElse(NEW);
    }

    Set<MailboxName> read() throws IOException {
        return format.parse(text());
    }

    /** Adds and removes names, durably; answers whether there was anything to do. */
    boolean change(Set<MailboxName> add, Set<MailboxName> remove) throws IOException {
        if (sharing.isEmpty()) {
            return changed(add, remove);
        }
        DotLock lock = DotLock.take(disk, sharing.get().environment(), file);
        try {
            return changed(add, remove);
        } finally {
            lock.release();
        }
    }

    private boolean changed(Set<MailboxName> add, Set<MailboxName> remove) throws IOException {
        String text = text();
        Set<MailboxName> before = format.parse(text);
        Set<MailboxName> without = new TreeSet<>(remove);
        without.removeAll(add);
        boolean changed = !before.containsAll(add) || without.stream().anyMatch(before::contains);
        if (changed) {
            DiskText.replace(disk, file, format.changed(text, new TreeSet<>(add), without));
        }
        return changed;
    }
}
