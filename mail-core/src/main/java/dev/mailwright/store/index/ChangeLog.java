package dev.mailwright.store.index;

import dev.mailwright.Position;
import dev.mailwright.store.Change;
import dev.mailwright.store.LogPage;
import dev.mailwright.store.MailboxId;
import dev.mailwright.store.ModSeq;
import dev.mailwright.store.UidSet;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The newest changes of one account, up to a limit; the oldest are forgotten first. Thread-safe. */
public final class ChangeLog {

    /** So many changes are remembered unless said otherwise. */
    public static final int MAX_CHANGES = 4096;

    private final Deque<Change> changes = new ArrayDeque<>();
    private final int max;
    private long forgotten;
    private long last;

    /**
     * An empty log.
     *
     * @param start where the log begins; what was before is not known
     * @param max how many changes to remember
     */
    public ChangeLog(Position start, int max) {
        this.forgotten = start.value();
        this.last = start.value();
        this.max = max;
    }

    /** Writes down a change at the next position. */
    public synchronized Change add(MailboxId mailbox, Change.Kind kind, UidSet uids, ModSeq modSeq) {
        Change change = new Change(new Position(++last), mailbox, kind, uids, modSeq);
        changes.addLast(change);
        if (changes.size() > max) {
            forgotten = changes.removeFirst().position().value();
        }
        return change;
    }

    /** The position of the newest change. */
    public synchronized Position end() {
        return new Position(last);
    }

    /** The answer to {@link dev.mailwright.store.Folders#log}; a position that was never given out is a gap too. */
    public synchronized LogPage page(Position after, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("a page has at least one change");
        }
        if (after.value() < forgotten || after.value() > last) {
            return new LogPage(true, List.of(), end());
        }
        List<Change> page = new ArrayList<>();
        for (Change change : changes) {
            if (change.position().compareTo(after) > 0 && page.size() < most) {
                page.add(change);
            }
        }
        return new LogPage(
                false, page, page.isEmpty() ? after : page.get(page.size() - 1).position());
    }
}
