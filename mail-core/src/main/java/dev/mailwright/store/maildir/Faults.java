package dev.mailwright.store.maildir;

import dev.mailwright.store.StoreException;
import dev.mailwright.store.StoreException.Reason;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Locale;

/** Turns what a disk says into what a store says. */
final class Faults {

    private Faults() {}

    static StoreException of(String what, IOException cause) {
        return new StoreException(isFull(cause) ? Reason.FULL : Reason.TRANSIENT, what + ": " + cause, cause);
    }

    static StoreException of(String what, Throwable cause) {
        if (cause instanceof StoreException known) {
            return known;
        }
        return cause instanceof IOException io
                ? of(what, io)
                : new StoreException(Reason.TRANSIENT, what + ": " + cause, cause);
    }

    static StoreException gone() {
        return new StoreException(Reason.GONE, "the mailbox is there no more");
    }

    /** The JDK has no type for it: the text of ENOSPC and EDQUOT tells. */
    private static boolean isFull(IOException cause) {
        String text = cause instanceof FileSystemException fs ? fs.getReason() : cause.getMessage();
        String lower = text == null ? "" : text.toLowerCase(Locale.ROOT);
        return lower.contains("no space left") || lower.contains("quota exceeded");
    }
}
