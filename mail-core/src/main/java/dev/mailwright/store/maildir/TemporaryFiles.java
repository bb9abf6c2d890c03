package dev.mailwright.store.maildir;

import dev.mailwright.message.HeaderBlock;
import dev.mailwright.store.Filing;
import dev.mailwright.store.FilingOption;
import dev.mailwright.store.Flag;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/** Makes forced files under {@code tmp/}: written, or linked to one that has the same octets already. */
final class TemporaryFiles {

    private final Disk disk;
    private final BaseNames names;

    TemporaryFiles(StoreContext context) {
        this.disk = context.disk();
        this.names = context.names();
    }

    /** Writes prefix and message, gives the file its INTERNALDATE as its time, and forces it. */
    TemporaryFile write(MaildirMailbox mailbox, StagedMessage staged, Filing filing) throws IOException {
        byte[] prefix = filing.prefix().equals(HeaderBlock.EMPTY)
                ? new byte[0]
                : filing.prefix().bytes();
        TemporaryFile file = file(mailbox, names.next(prefix.length + staged.size()), filing);
        try (DiskFile to = disk.create(file.path())) {
            to.write(ByteBuffer.wrap(prefix));
            staged.writeTo(to);
            disk.modified(file.path(), date(filing));
            to.force();
        } catch (IOException | RuntimeException e) {
            DiskText.drop(disk, file.path(), e);
            throw e;
        }
        return file;
    }

    /** Another name for a file that was written for a filing with the same prefix and date. */
    TemporaryFile link(MaildirMailbox mailbox, TemporaryFile first, Filing filing) throws IOException {
        TemporaryFile file = file(mailbox, names.like(first.base()), filing);
        disk.link(first.path(), file.path());
        return file;
    }

    /** Another name for a message of a mailbox. */
    TemporaryFile link(MaildirMailbox target, Path source, String base, String extensions, Set<Flag> flags)
            throws IOException {
        Path path = tmp(target, names.unique());
        disk.link(source, path);
        return new TemporaryFile(path, base, extensions, flags, true, true, Optional.empty());
    }

    static Instant date(Filing filing) {
        return filing.internalDate().truncatedTo(ChronoUnit.SECONDS);
    }

    private static TemporaryFile file(MaildirMailbox mailbox, String base, Filing filing) {
        boolean recent = filing.options().contains(FilingOption.RECENT);
        return new TemporaryFile(tmp(mailbox, base), base, "", filing.flags(), recent, false, filing.key());
    }

    private static Path tmp(MaildirMailbox mailbox, String name) {
        return mailbox.directory().resolve(MailboxFiles.TMP).resolve(name);
    }
}
