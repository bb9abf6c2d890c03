package dev.mailwright.store.maildir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a mailbox needs beside its own lock when a Dovecot may be at work in it: the lock of the uidlist, held while UIDs
 * are given, files are renamed or listed, as Dovecot does, and what Dovecot wrote to the uidlist and the keywords since.
 * Under the mailbox's lock.
 */
final class SharedMailbox {

    /** Lines whose files never came are forgotten beyond this. */
    private static final int MAX_PENDING = 1000;

    private final StoreContext context;
    private final Map<String, UidListText.Entry> pending = new HashMap<>();
    private Optional<DotLock> held = Optional.empty();
    private Optional<Instant> keywords = Optional.empty();

    SharedMailbox(StoreContext context) {
        this.context = context;
    }

    /** Takes the lock of the uidlist. */
    void lock(Path directory) throws IOException {
        held = Optional.of(DotLock.take(context.disk(), context.environment(), directory.resolve(UidListFile.NAME)));
    }

    void unlock() {
        held.ifPresent(DotLock::release);
        held = Optional.empty();
    }

    /** Whether another wrote to the control files. */
    boolean mayHaveChanged(MailboxIndex index, Path directory) throws IOException {
        return index.uidList.mayHaveChanged(directory) || !keywords.equals(keywordsTime(directory));
    }

    private Optional<Instant> keywordsTime(Path directory) throws IOException {
        return context.disk().stat(directory.resolve(MailboxFiles.KEYWORDS)).map(DiskStat::modified);
    }

    /**
     * Reads what another wrote.
     *
     * @param nextUid as far as we know
     * @return the next UID
     */
    long reread(MailboxIndex index, Path directory, long nextUid) throws IOException {
        if (!keywords.equals(keywordsTime(directory))) {
            readKeywords(index, directory);
        }
        Optional<UidListText> more = index.uidList.reread(directory, nextUid);
        if (more.isEmpty()) {
            return nextUid;
        }
        more.get().entries().forEach(entry -> pending.put(entry.base(), entry));
        if (pending.size() > MAX_PENDING) {
            pending.values().removeIf(entry -> entry.uid() < more.get().nextUid() - MAX_PENDING);
        }
        index.times(Listing.Times.UNKNOWN);
        return Math.max(nextUid, more.get().nextUid());
    }

    private void readKeywords(MailboxIndex index, Path directory) throws IOException {
        Path file = directory.resolve(MailboxFiles.KEYWORDS);
        Optional<Instant> time = keywordsTime(directory);
        Keywords now = Keywords.parse(DiskText.read(context.disk(), file).orElse(""));
        if (!now.text().equals(index.keywords().text())) {
            index.table.know(now.known());
            index.show(now);
            index.times(Listing.Times.UNKNOWN);
        }
        keywords = time;
    }

    /** Puts keywords into the file, which Dovecot does under a lock of its own. */
    void write(Path directory, Keywords more) throws IOException {
        Path file = directory.resolve(MailboxFiles.KEYWORDS);
        DotLock lock = DotLock.take(context.disk(), context.environment(), file);
        try {
            DiskText.replace(context.disk(), file, more.text());
            keywords = keywordsTime(directory);
        } finally {
            lock.release();
        }
    }

    /** The line that another wrote for a file that is new to us, if its UID can still be shown; it is used up. */
    Optional<UidListText.Entry> line(String base, long uidNext) {
        return Optional.ofNullable(pending.remove(base)).filter(entry -> entry.uid() >= uidNext);
    }

    /** Lines whose files have not come. */
    List<UidListText.Entry> pending() {
        return new ArrayList<>(pending.values());
    }
}
