package dev.mailwright.store.maildir;

import dev.mailwright.Time;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Gives each new mailbox of an account a UIDVALIDITY that no mailbox ever had. The last one given stands in {@code
 * dovecot-uidvalidity} as eight hexadecimal digits, and as the name of an empty file {@code dovecot-uidvalidity.<digits>}:
 * the larger holds. The first one is the time in seconds. Called under the account's lock.
 */
final class UidValidities {

    private static final String NAME = "dovecot-uidvalidity";
    private static final long MAX = 0xFFFF_FFFFL;

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
        long last = DiskText.read(disk, maildir.resolve(NAME))
                .map(text -> hex(text.strip()))
                .orElse(0L);
        String sister = "";
        for (String name : disk.list(maildir)) {
            long value = name.startsWith(NAME + ".") ? hex(name.substring(NAME.length() + 1)) : 0;
            if (value > 0 && (sister.isEmpty() || value >= last)) {
                sister = name;
            }
            last = Math.max(last, value);
        }
        long next = Math.max(floor, last == 0 ? time.now().getEpochSecond() : last) + 1;
        if (next > MAX) {
            throw new IOException("the UIDVALIDITYs of " + maildir + " are used up");
        }
        String digits = String.format(Locale.ROOT, "%08x", next);
        Path mark = maildir.resolve(NAME + "." + digits);
        if (sister.isEmpty()) {
            disk.create(mark).close();
        } else {
            disk.rename(maildir.resolve(sister), mark);
        }
        DiskText.replace(disk, maildir.resolve(NAME), digits);
        return next;
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
