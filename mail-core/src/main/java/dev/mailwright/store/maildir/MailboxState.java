package dev.mailwright.store.maildir;

import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes and forces the state file of a mailbox. Under the mailbox's lock. */
final class MailboxState {

    private static final Logger LOG = LoggerFactory.getLogger(MailboxState.class);

    /** A state file shorter than this is never worth a rewrite. */
    private static final int MIN_RECORDS = 2000;

    private final Disk disk;
    private final Path directory;
    private final Path file;
    private final MailboxIndex index;

    MailboxState(Disk disk, Path directory, MailboxIndex index) {
        this.disk = disk;
        this.directory = directory;
        this.file = MailboxFiles.state(directory);
        this.index = index;
    }

    void append(StateChange change) {
        index.state.append(file, change.records());
    }

    /** Writes it anew when most of it is history. */
    void shorten() {
        if (index.state.size() > MIN_RECORDS + 2 * index.view().size()) {
            try {
                rewrite();
            } catch (IOException e) {
                LOG.warn("{} cannot be written anew: {}", file, e.toString());
            }
        }
    }

    private void rewrite() throws IOException {
        index.state.rewrite(file, index.records(), index.view().highestModSeq().value());
    }

    /** Makes flags and state survive a power loss. After a failed force the file is written anew, not forced again. */
    void flush() throws IOException {
        disk.forceDirectory(directory.resolve(MailboxFiles.CUR));
        disk.forceDirectory(directory.resolve(MailboxFiles.NEW));
        if (index.state.needsRewrite()) {
            rewrite();
        } else {
            index.state.force(file);
        }
    }

    /** Makes all durable, and says that nothing is missing. */
    void close() throws IOException {
        flush();
        index.state.close(file, index.view().highestModSeq().value());
    }
}
