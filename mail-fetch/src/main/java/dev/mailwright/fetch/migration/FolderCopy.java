package dev.mailwright.fetch.migration;

import dev.mailwright.Rooms;
import dev.mailwright.fetch.journal.CopyJournal;
import dev.mailwright.fetch.journal.CopyJournal.Copied;
import dev.mailwright.fetch.journal.CopyJournal.CopiedFolder;
import dev.mailwright.fetch.journal.HeaderHash;
import dev.mailwright.fetch.migration.FolderMap.Way;
import dev.mailwright.fetch.source.RemoteAccount;
import dev.mailwright.fetch.source.RemoteFolder;
import dev.mailwright.fetch.source.RemoteMessage;
import dev.mailwright.fetch.source.TooLargeFault;
import dev.mailwright.message.Message;
import dev.mailwright.store.Mailbox;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One folder: what of it is not here yet, and its way here. For one thread, while the connection lasts. */
final class FolderCopy {

    /** Octets that are asked for together. */
    private static final long BATCH_OCTETS = 512 * 1024;

    private static final int CHUNK = 200;

    private final RemoteAccount remote;
    private final RemoteFolder folder;
    private final Way way;
    private final Orders orders;
    private final Rooms rooms;
    private final Target target;
    private final CopyJournal journal;
    private final Book book;
    private final Book.Line line;

    /** Messages that turned out larger than they may be, by folder and UID, found in this run. */
    private final Set<String> refused;

    FolderCopy(
            RemoteAccount remote,
            Way way,
            Orders orders,
            Rooms rooms,
            CopyJournal journal,
            Book book,
            Set<String> refused) {
        this.remote = remote;
        this.way = way;
        this.orders = orders;
        this.rooms = rooms;
        this.target = new Target(rooms.store().folders(orders.owner().id()));
        this.journal = journal;
        this.book = book;
        this.refused = refused;
        this.line = book.line(way.remote().name());
        book.at(line);
        this.folder = remote.open(way.remote().name(), false);
    }

    private String name() {
        return way.remote().name();
    }

    /** Counts what has to be copied, and changes nothing. */
    void look() {
        List<RemoteMessage> all = folder.describe(folder.list());
        Optional<CopiedFolder> before = journal.folder(name());
        Map<String, Copied> known = target.find(way.target().orElseThrow(), before)
                .map(mailbox -> known(mailbox, all))
                .orElse(Map.of());
        book.found(line, way.target().orElseThrow().toString(), all.size());
        List<RemoteMessage> fresh = fresh(all, known);
        long octets = fresh.stream().mapToLong(RemoteMessage::size).sum();
        book.expect(fresh.size(), octets);
        if (orders.dryRun()) {
            book.copied(line, fresh.size(), octets);
            line.flagged(FlagChanges.of(all, known).count());
        }
    }

    /** Copies it. */
    void copy(int batch) {
        Mailbox mailbox = target.open(
                way.target().orElseThrow(), journal.folder(name()), way.remote().subscribed());
        List<RemoteMessage> all = folder.describe(folder.list());
        Map<String, Copied> known = begin(mailbox, all);
        line.flagged(FlagChanges.of(all, known).apply(mailbox, (uid, one) -> journal.copied(name(), uid, one)));
        journal.force();
        List<RemoteMessage> fresh = new ArrayList<>(fresh(all, known));
        fresh.removeIf(this::isTooLarge);
        copy(mailbox, fresh, batch);
        book.finished();
    }

    private boolean isTooLarge(RemoteMessage one) {
        boolean large = one.size() > orders.maxSize() || refused.contains(id(one));
        if (large) {
            line.failed("messages larger than " + orders.maxSize() + " octets are left there");
        }
        return large;
    }

    private String id(RemoteMessage one) {
        return name() + "/" + one.key();
    }

    private static List<RemoteMessage> fresh(List<RemoteMessage> all, Map<String, Copied> known) {
        return all.stream().filter(one -> !known.containsKey(one.key())).toList();
    }

    /** What is here of it, in the words of the journal, which is brought into line where UIDs have changed. */
    private Map<String, Copied> begin(Mailbox mailbox, List<RemoteMessage> all) {
        Map<String, Copied> known = known(mailbox, all);
        Optional<CopiedFolder> before = journal.folder(name());
        boolean same = before.isPresent()
                && before.get().epoch().equals(folder.epoch())
                && before.get().target().equals(Target.word(mailbox));
        if (!same) {
            journal.begin(name(), folder.epoch(), Target.word(mailbox), known);
        }
        return Map.copyOf(known);
    }

    /** UIDs here mean nothing in another mailbox; UIDs there that have changed are found again by the headers. */
    private Map<String, Copied> known(Mailbox mailbox, List<RemoteMessage> all) {
        Optional<CopiedFolder> before = journal.folder(name());
        if (before.isEmpty() || !before.get().target().equals(Target.word(mailbox))) {
            return Map.of();
        }
        return before.get().epoch().equals(folder.epoch())
                ? before.get().messages()
                : foundAgain(before.get().messages(), all);
    }

    private Map<String, Copied> foundAgain(Map<String, Copied> before, List<RemoteMessage> all) {
        Map<String, List<Copied>> hashes = new HashMap<>();
        before.values()
                .forEach(one -> hashes.computeIfAbsent(one.hash(), hash -> new ArrayList<>())
                        .add(one));
        Map<String, Copied> found = new HashMap<>();
        for (int start = 0; start < all.size() && !hashes.isEmpty(); start += CHUNK) {
            folder.headers(all.subList(start, Math.min(all.size(), start + CHUNK)), (about, header) -> {
                try (Message read = header) {
                    List<Copied> copies = hashes.getOrDefault(HeaderHash.of(HeaderHash.read(read)), new ArrayList<>());
                    if (!copies.isEmpty()) {
                        found.put(about.key(), copies.remove(copies.size() - 1));
                    }
                }
            });
        }
        return found;
    }

    private void copy(Mailbox mailbox, List<RemoteMessage> messages, int batch) {
        CopyBatch before = newBatch(mailbox);
        for (int start = 0; start < messages.size(); ) {
            int end = end(messages, start, batch);
            CopyBatch current = newBatch(mailbox);
            try {
                folder.retrieve(messages.subList(start, end), orders.maxSize(), current::take);
            } catch (TooLargeFault e) {
                refused.add(id(e.about()));
                settle(before, current);
                throw e;
            } catch (RuntimeException e) {
                settle(before, current);
                throw e;
            }
            before.settle();
            before = current;
            start = end;
            remote.keepRate(rooms.time());
        }
        before.settle();
    }

    private CopyBatch newBatch(Mailbox mailbox) {
        return new CopyBatch(name(), folder.epoch(), mailbox, orders, rooms, journal, book, line);
    }

    private static void settle(CopyBatch before, CopyBatch current) {
        try {
            before.settle();
        } finally {
            current.settle();
        }
    }

    private static int end(List<RemoteMessage> messages, int start, int batch) {
        long octets = 0;
        int end = start;
        while (end < messages.size() && end - start < batch && (end == start || octets < BATCH_OCTETS)) {
            octets += messages.get(end++).size();
        }
        return end;
    }
}
