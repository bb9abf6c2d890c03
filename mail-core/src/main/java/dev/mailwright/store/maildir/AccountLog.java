package dev.mailwright.store.maildir;

import dev.mailwright.Position;
import dev.mailwright.store.Change;
import dev.mailwright.store.LogPage;
import dev.mailwright.store.MailboxId;
import dev.mailwright.store.ModSeq;
import dev.mailwright.store.UidSet;
import dev.mailwright.store.index.ChangeLog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The change log of one account, in {@code mailwright-account.log}: {@code P <position> <mailbox> <kind> <modseq> <uids or
 * ->}. Survives the end of the process; after a power loss what was before is a gap. Thread-safe.
 */
final class AccountLog {

    private static final Logger LOG = LoggerFactory.getLogger(AccountLog.class);
    private static final String NO_UIDS = "-";

    private final Path file;
    private final RecordLog log;
    private final ChangeLog changes;
    private long last;

    private AccountLog(Path file, RecordLog log, ChangeLog changes) {
        this.file = file;
        this.log = log;
        this.changes = changes;
        this.last = changes.end().value();
    }

    /**
     * @param atLeast a log without changes begins above this
     * @param lost where one begins of which anything is lost; above all positions that were ever given
     */
    static AccountLog open(Disk disk, Path maildir, long atLeast, long lost) throws IOException {
        Path file = file(maildir);
        RecordLog.Opened opened = RecordLog.open(disk, file, "account");
        List<Change> found = opened.complete() ? changes(opened.records()) : List.of();
        boolean trusted = opened.found() && !opened.damaged();
        long empty = Math.max(Math.max(atLeast, opened.floor()), trusted ? 0 : lost);
        long start = found.isEmpty() ? empty : found.get(0).position().value() - 1;
        ChangeLog changes = new ChangeLog(new Position(start), ChangeLog.MAX_CHANGES);
        found.forEach(c -> changes.add(c.mailbox(), c.kind(), c.uids(), c.modSeq()));
        if (opened.damaged()) {
            LOG.warn("{} is damaged: it begins anew", file);
            opened.log().rewrite(file, List.of(), start);
        }
        return new AccountLog(file, opened.log(), changes);
    }

    /** Where it is. */
    static Path file(Path maildir) {
        return MailboxFiles.own(maildir, "account.log");
    }

    /** The last unbroken run of positions. */
    private static List<Change> changes(List<String> records) {
        List<Change> changes = new ArrayList<>();
        for (String record : records) {
            try {
                Change change = change(record.split(" ", -1));
                long expected = changes.isEmpty()
                        ? change.position().value()
                        : changes.get(changes.size() - 1).position().value() + 1;
                if (change.position().value() != expected) {
                    changes.clear();
                }
                changes.add(change);
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
                changes.clear();
            }
        }
        return changes;
    }

    private static Change change(String[] parts) {
        return new Change(
                new Position(Long.parseLong(parts[1])),
                new MailboxId(parts[2]),
                Change.Kind.valueOf(parts[3]),
                parts[5].equals(NO_UIDS) ? UidSet.EMPTY : UidSet.parse(parts[5]),
                new ModSeq(Long.parseLong(parts[4])));
    }

    private static String record(Change change) {
        String uids = change.uids().isEmpty() ? NO_UIDS : change.uids().toString();
        return "P " + change.position().value() + " " + change.mailbox() + " " + change.kind() + " " + change.modSeq()
                + " " + uids;
    }

    synchronized void add(MailboxId mailbox, Change.Kind kind, UidSet uids, ModSeq modSeq) {
        Change change = changes.add(mailbox, kind, uids, modSeq);
        last = change.position().value();
        try {
            log.reserve(file, last);
            log.append(file, List.of(record(change)));
            if (log.needsRewrite() || log.size() > 3 * ChangeLog.MAX_CHANGES) {
                rewrite();
            }
        } catch (IOException e) {
            LOG.warn("{} cannot be written: {}", file, e.toString());
        }
    }

    private void rewrite() throws IOException {
        Position from = new Position(Math.max(0, last - ChangeLog.MAX_CHANGES));
        List<String> records = changes.page(from, ChangeLog.MAX_CHANGES).changes().stream()
                .map(AccountLog::record)
                .toList();
        log.rewrite(file, records, last);
    }

    synchronized long end() {
        return last;
    }

    LogPage page(Position after, int max) {
        return changes.page(after, max);
    }

    synchronized void close() throws IOException {
        log.close(file, last);
    }
}
