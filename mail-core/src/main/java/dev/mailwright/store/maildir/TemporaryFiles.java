package dev.mailwright.store.maildir;

import dev.mailwright.message.HeaderBlock;
import dev.mailwright.store.Filing;
import dev.mailwright.store.FilingOption;
import dev.mailwright.store.Flag;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes files under {@code tmp/}: written, or linked to one that has the same octets already. */
final class TemporaryFiles {

    private final Disk disk;
    private final BaseNames names;
    private final Optional<CommitJournal> journal;

    TemporaryFiles(StoreContext context) {
        this.disk = context.disk();
        this.names = context.names();
        this.journal = context.journal();
    }

    /**
     * Writes prefix and message, gives the file its INTERNALDATE as its time, and forces it unless it goes through the
     * journal.
     */
    TemporaryFile write(MaildirMailbox mailbox, StagedMessage staged, Filing filing) throws IOException {
        byte[] prefix = filing.prefix().equals(HeaderBlock.EMPTY)
                ? new byte[0]
                : filing.prefix().bytes();
        long size = prefix.length + staged.size();
        List<byte[]> octets = journal.filter(j -> j.takes(size))
                .flatMap(j -> staged.octets())
                .map(message -> List.of(prefix, message))
                .orElse(List.of());
        TemporaryFile file = file(mailbox, names.next(size), filing, octets);
        try (DiskFile to = create(file)) {
            staged.writeTo(to, prefix);
            there(file, () -> date(file));
            if (!file.isJournaled()) {
                to.force();
            }
        } catch (IOException | RuntimeException e) {
            DiskText.drop(disk, file.path(), e);
            throw e;
        }
        return file;
    }

    private DiskFile create(TemporaryFile file) throws IOException {
        try {
            return disk.create(file.path());
        } catch (NoSuchFileException renamed) {
            file.mailbox().lock().lock();
            try {
                return disk.create(file.path());
            } finally {
                file.mailbox().lock().unlock();
            }
        }
    }

    /** What is done to a file by its name. */
    @FunctionalInterface
    private interface ByName {
        void run() throws IOException;
    }

    /** The folder may be renamed right now: under its lock it is not. */
    private static void there(TemporaryFile file, ByName work) throws IOException {
        try {
            work.run();
        } catch (NoSuchFileException renamed) {
            file.mailbox().lock().lock();
            try {
                work.run();
            } finally {
                file.mailbox().lock().unlock();
            }
        }
    }

    /** What was written this very second has its time already. */
    private void date(TemporaryFile file) throws IOException {
        boolean hasIt = disk.stat(file.path())
                .filter(found ->
                        found.modified().truncatedTo(ChronoUnit.SECONDS).equals(file.date()))
                .isPresent();
        if (!hasIt) {
            disk.modified(file.path(), file.date());
        }
    }

    /** Another name for a file that was written for a filing with the same prefix and date. */
    TemporaryFile link(MaildirMailbox mailbox, TemporaryFile first, Filing filing) throws IOException {
        TemporaryFile file = file(mailbox, names.like(first.base()), filing, first.unforced());
        there(file, () -> disk.link(first.path(), file.path()));
        return file;
    }

    /** Another name for a message of a mailbox. */
    TemporaryFile link(MaildirMailbox target, Path source, String base, String extensions, Set<Flag> flags)
            throws IOException {
        String name = names.unique();
        disk.link(source, target.directory().resolve(MailboxFiles.TMP).resolve(name));
        return new TemporaryFile(
                target, name, base, extensions, flags, true, true, Instant.EPOCH, Optional.empty(), List.of());
    }

    static Instant date(Filing filing) {
        return filing.internalDate().truncatedTo(ChronoUnit.SECONDS);
    }

    private static TemporaryFile file(MaildirMailbox mailbox, String base, Filing filing, List<byte[]> octets) {
        boolean recent = filing.options().contains(FilingOption.RECENT);
        return new TemporaryFile(
                mailbox, base, base, "", filing.flags(), recent, false, date(filing), filing.key(), octets);
    }
}
