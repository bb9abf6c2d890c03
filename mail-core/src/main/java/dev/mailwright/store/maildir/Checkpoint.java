package dev.mailwright.store.maildir;

import dev.mailwright.store.StoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes messages of one mailbox durable that so far only the journal keeps: their files, the lines of their UIDs, the
 * directories. After a failed force nothing is forced again: all of it is written anew from the journal.
 */
final class Checkpoint {

    private static final Logger LOG = LoggerFactory.getLogger(Checkpoint.class);

    private final MaildirMailbox mailbox;
    private final Disk disk;

    Checkpoint(MaildirMailbox mailbox) {
        this.mailbox = mailbox;
        this.disk = mailbox.context().disk();
    }

    void run(JournalSegment segment, List<JournalSegment.Pending> messages) throws IOException {
        barrier();
        Path directory = mailbox.directory();
        try {
            force(messages);
        } catch (NoSuchFileException e) {
            barrier();
            if (mailbox.directory().equals(directory)) {
                mend(segment, messages, e);
            } else {
                run(segment, messages); // it was renamed meanwhile
            }
        } catch (IOException e) {
            mend(segment, messages, e);
        }
    }

    private void force(List<JournalSegment.Pending> messages) throws IOException {
        for (JournalSegment.Pending message : messages) {
            unlessGone(message, path -> {
                try (DiskFile file = disk.overwrite(path)) {
                    file.force();
                }
            });
        }
        unlessGone(() -> mailbox.index().uidList.force(mailbox.directory()));
        directories();
    }

    private void mend(JournalSegment segment, List<JournalSegment.Pending> messages, IOException e) throws IOException {
        if (disk.stat(mailbox.directory().resolve(MailboxFiles.CUR))
                .filter(DiskStat::isDirectory)
                .isEmpty()) {
            LOG.info("somebody took {} away, and what it has of the journal is his", mailbox);
            return;
        }
        LOG.warn("what {} has of the journal is written anew: {}", mailbox, e.toString());
        writeAnew(segment, messages);
    }

    /** Who wrote these messages into the journal shows them before he gives the lock away. */
    private void barrier() {
        ReentrantLock lock = mailbox.lock();
        lock.lock();
        try {
            LOG.trace("a checkpoint of {}", mailbox);
        } finally {
            lock.unlock();
        }
    }

    /** What is done with a file. */
    @FunctionalInterface
    private interface Work {
        void run(Path path) throws IOException;
    }

    private void unlessGone(JournalSegment.Pending message, Work work) throws IOException {
        unlessGone(() -> new MessageReader(mailbox).access(message.uid(), (path, base) -> {
            work.run(path);
            return path;
        }));
    }

    /** What needs a mailbox or message that may be there no more. */
    @FunctionalInterface
    private interface Attempt {
        void run() throws IOException;
    }

    private static void unlessGone(Attempt attempt) throws IOException {
        try {
            attempt.run();
        } catch (StoreException e) {
            if (e.reason() != StoreException.Reason.GONE) {
                throw new IOException(e.getMessage(), e);
            }
        }
    }

    private void directories() throws IOException {
        unlessGone(() -> {
            mailbox.requireThere();
            disk.forceDirectory(mailbox.directory().resolve(MailboxFiles.CUR));
            disk.forceDirectory(mailbox.directory().resolve(MailboxFiles.NEW));
        });
    }

    private void writeAnew(JournalSegment segment, List<JournalSegment.Pending> messages) throws IOException {
        mailbox.lock().lock();
        try {
            for (JournalSegment.Pending message : messages) {
                byte[] octets = segment.octets(message);
                unlessGone(message, path -> replace(path, octets));
            }
            unlessGone(() -> {
                mailbox.index().uidList.distrust();
                mailbox.addLines(List.of());
            });
            directories();
        } finally {
            mailbox.noteTimes();
            mailbox.lock().unlock();
        }
    }

    private void replace(Path path, byte[] octets) throws IOException {
        DiskStat before = disk.stat(path).orElseThrow(() -> new NoSuchFileException(path.toString()));
        Path temporary = mailbox.directory()
                .resolve(MailboxFiles.TMP)
                .resolve(mailbox.context().names().unique());
        try {
            try (DiskFile file = disk.create(temporary)) {
                file.write(ByteBuffer.wrap(octets));
                disk.modified(temporary, before.modified());
                file.force();
            }
            disk.rename(temporary, path);
        } catch (IOException e) {
            DiskText.drop(disk, temporary, e);
            throw e;
        }
    }
}
