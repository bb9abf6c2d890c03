package dev.mailwright.store.maildir;

import dev.mailwright.message.CrlfInputStream;
import dev.mailwright.store.Content;
import dev.mailwright.store.StoreException;
import dev.mailwright.store.index.ArrayView;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Finds and opens the files of messages, which may be renamed at any time. */
final class MessageReader {

    private static final int TRIES = 5;

    private final MaildirMailbox mailbox;

    MessageReader(MaildirMailbox mailbox) {
        this.mailbox = mailbox;
    }

    /** What is done with the path of a message. */
    @FunctionalInterface
    interface Access<T> {
        T apply(Path path, String base) throws IOException;
    }

    /**
     * Does something with a message's file; when it is not where it should be, looks again.
     *
     * @throws StoreException GONE when it is expunged
     */
    <T> T access(long uid, Access<T> access) {
        for (int i = 0; i < TRIES; i++) {
            ArrayView<byte[]> view = mailbox.arrays();
            int at = view.indexOf(uid);
            if (at < 0) {
                break;
            }
            Path path = mailbox.index().file(view, at).path(mailbox.directory());
            try {
                return access.apply(path, MessageRow.base(view.rowAt(at)));
            } catch (NoSuchFileException e) {
                if (mailbox.arrays() == view) {
                    mailbox.index().times(Listing.Times.UNKNOWN);
                    mailbox.refresh();
                }
            } catch (IOException e) {
                throw Faults.of("reading message " + uid + " of " + mailbox, e);
            }
        }
        throw new StoreException(StoreException.Reason.GONE, "the message is there no more");
    }

    /** The message with CRLF line ends. */
    Content content(long uid) {
        return access(uid, (path, base) -> {
            DiskFile file = mailbox.context().disk().read(path);
            try {
                return content(uid, base, file);
            } catch (IOException | RuntimeException e) {
                file.close();
                throw e;
            }
        });
    }

    private Content content(long uid, String base, DiskFile file) throws IOException {
        long size = file.size();
        long wire = FileName.size(base, 'S') == size ? FileName.size(base, 'W') : -1;
        if (wire < 0) {
            wire = measure(file);
            mailbox.index().measured(uid, wire);
        }
        return wire == size ? new PlainContent(file, size) : new ConvertedContent(file, wire);
    }

    private static long measure(DiskFile file) throws IOException {
        try (InputStream in = new CrlfInputStream(new DiskFileInputStream(file))) {
            return in.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }

    /** The octets on the wire, from the name or by reading. */
    long size(long uid, byte[] row) {
        long known = mailbox.index().size(uid, row);
        if (known >= 0) {
            return known;
        }
        try (Content content = content(uid)) {
            mailbox.index().measured(uid, content.size());
            return content.size();
        }
    }
}
