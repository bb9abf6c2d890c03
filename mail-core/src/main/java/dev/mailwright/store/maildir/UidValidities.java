package dev.mailwright.store.maildir;

import dev.mailwright.Time;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Gives each new mailbox of an account a UIDVALIDITY that no mailbox ever had. The last one given stands in {@code
 * dovecot-uidvalidity} as eight hexadecimal digits, and as the name of an empty file {@code dovecot-uidvalidity.<digits>}:
 * the larger holds. The first one is the time in seconds. Called under the account's lock.
 *
 * <p>Whoever renames the file with the digits has the next number: where Dovecot did so at the same time, this fails and
 * begins again. Dovecot looks for the file that the other one names, so there is one such file when this is done.
 */
final class UidValidities {

    private static final String NAME = "dovecot-uidvalidity";
    private static final long MAX = 0xFFFF_FFFFL;
    private static final int TRIES = 100;

    private final Disk disk;
    private final Time time;

    UidValidities(Disk disk, Time time) {
        this.disk = disk;
        this.time = time;
    }

    /** The next one, which is durable as given when this returns. */
    long next(Path maildir) throws IOException {
        return above(maildir, 0);
    }

    /** The next one that is above another too. */
    long above(Path maildir, long floor) throws IOException {
        for (int tries = 1; ; tries++) {
            try {
                return take(maildir, floor);
            } catch (NoSuchFileException | FileAlreadyExistsException e) {
                if (tries == TRIES) {
                    throw e;
                }
            }
        }
    }

    private long take(Path maildir, long floor) throws IOException {
        long last = DiskText.read(disk, maildir.resolve(NAME))
                .map(text -> hex(text.strip()))
                .orElse(0L);
        long sister = 0;
        for (String name : disk.list(maildir)) {
            long value = name.startsWith(NAME + ".") ? hex(name.substring(NAME.length() + 1)) : 0;
            sister = Math.max(sister, value);
        }
        long first = time.now().getEpochSecond();
        long next = Math.max(Math.max(floor + 1, Math.max(last, sister) + 1), Math.max(last, sister) == 0 ? first : 1);
        if (next > MAX) {
            throw new IOException("the UIDVALIDITYs of " + maildir + " are used up");
        }
        Path mark = mark(maildir, next);
        if (sister == 0) {
            disk.create(mark).close();
        } else {
            disk.rename(mark(maildir, sister), mark);
        }
        DiskText.replace(disk, maildir.resolve(NAME), digits(next));
        return next;
    }

    private static Path mark(Path maildir, long value) {
        return maildir.resolve(NAME + "." + digits(value));
    }

    private static String digits(long value) {
        return String.format(Locale.ROOT, "%08x", value);
    }

    private static long hex(String digits) {
        try {
            long value = digits.length() == 8 ? Long.parseLong(digits, 16) : 0;
            return Math.max(0, value);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
