package dev.mailwright.fetch;

import dev.mailwright.Rooms;
import dev.mailwright.fetch.journal.FolderState;
import dev.mailwright.fetch.journal.FolderState.Done;
import dev.mailwright.fetch.journal.Journal;
import dev.mailwright.fetch.settings.FolderRule;
import dev.mailwright.fetch.settings.Oversize;
import dev.mailwright.fetch.source.RemoteAccount;
import dev.mailwright.fetch.source.RemoteFolder;
import dev.mailwright.fetch.source.RemoteMessage;
import dev.mailwright.fetch.source.TooLargeFault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One folder in one poll: what is new, fetched in batches; what has been here long enough, deleted there. */
final class FolderPoll {

    /** How long the key of a message that is no longer listed is remembered, since servers err. */
    private static final Duration VANISHED = Duration.ofDays(30);

    /** Octets of the messages that are held at once. */
    private static final long BATCH_OCTETS = 512 * 1024;

    private final FetchAccount account;
    private final FolderRule rule;
    private final Rooms rooms;
    private final Journal journal;
    private final Tally tally;
    private final Deliveries deliveries;
    private final RemoteAccount remote;
    private final RemoteFolder folder;

    /** What was asked to be deleted in this poll. */
    private final Set<String> asked = new HashSet<>();

    FolderPoll(
            FetchAccount account,
            FolderRule rule,
            Rooms rooms,
            Journal journal,
            Tally tally,
            Deliveries deliveries,
            RemoteAccount remote) {
        this.account = account;
        this.rule = rule;
        this.rooms = rooms;
        this.journal = journal;
        this.tally = tally;
        this.deliveries = deliveries;
        this.remote = remote;
        this.folder =
                remote.open(rule.remote(), account.retention().deleteAfter().isPresent());
    }

    /**
     * @param most messages to fetch
     * @return how many were
     */
    int run(int batch, int most) {
        List<RemoteMessage> all = new Keys(folder).of(folder.list());
        FolderState state = journal.folder(rule.remote());
        new Epochs(account, rule.remote(), folder, journal, rooms, tally).align(all);
        forgetVanished(state, all);
        List<RemoteMessage> wanted =
                all.stream().filter(one -> !state.isDone(one.key())).toList();
        if (account.selection().unseenOnly()) {
            wanted = folder.unseen(wanted);
        }
        if (wanted.size() > most) {
            wanted = wanted.subList(0, most);
            tally.more();
        }
        List<RemoteMessage> described = folder.describe(wanted);
        List<RemoteMessage> fitting = fitting(described);
        tally.expect(
                fitting.size(), fitting.stream().mapToLong(RemoteMessage::size).sum());
        fetch(fitting, batch);
        deleteOld(state, all);
        gone(folder.finish());
        journal.force();
        return wanted.size();
    }

    private void forgetVanished(FolderState state, List<RemoteMessage> all) {
        Set<String> there = new HashSet<>();
        all.forEach(one -> there.add(one.key()));
        long before = rooms.time().now().minus(VANISHED).toEpochMilli();
        List<String> vanished = state.keys().stream()
                .filter(key -> !there.contains(key))
                .filter(key -> !folder.epoch().isEmpty()
                        || state.find(key).map(Done::at).orElse(0L) < before)
                .toList();
        vanished.forEach(key -> journal.gone(rule.remote(), key));
    }

    private List<RemoteMessage> fitting(List<RemoteMessage> messages) {
        List<RemoteMessage> fitting = new ArrayList<>();
        List<RemoteMessage> large = new ArrayList<>();
        messages.forEach(one -> (one.size() > account.selection().maxSize() ? large : fitting).add(one));
        for (RemoteMessage one : large) {
            if (account.selection().oversize() == Oversize.HEADERS_ONLY) {
                headersOnly(one);
            } else {
                pass(one);
            }
        }
        return fitting;
    }

    private void pass(RemoteMessage one) {
        journal.passed(rule.remote(), one.key(), "", rooms.time().now().toEpochMilli());
        tally.passed(1);
    }

    /**
     * Delivered by a key of its own, so that the message itself may still come once it fits. One with a header beyond all limits costs this poll its connection,
     * and is passed over in the next.
     */
    private void headersOnly(RemoteMessage one) {
        Deliveries.Batch batch = deliveries.substitutes(rule.remote(), rule.local(), folder.epoch());
        try {
            folder.headers(List.of(one), (about, header) -> {
                try (header) {
                    batch.deliver(about, Shortened.of(header, one.size(), account));
                }
            });
        } catch (TooLargeFault e) {
            pass(e.about());
            throw e;
        } finally {
            batch.settle();
        }
    }

    private void fetch(List<RemoteMessage> messages, int batch) {
        Deliveries.Batch before = newBatch();
        for (int start = 0; start < messages.size(); ) {
            int end = end(messages, start, batch);
            Deliveries.Batch current = newBatch();
            try {
                folder.retrieve(
                        messages.subList(start, end), account.selection().maxSize(), current::deliver);
            } catch (TooLargeFault e) {
                pass(e.about());
                settle(before, current);
                throw e;
            } catch (RuntimeException e) {
                settle(before, current);
                throw e;
            }
            delete(before.settle());
            before = current;
            start = end;
            remote.keepRate(rooms.time());
        }
        delete(before.settle());
    }

    private Deliveries.Batch newBatch() {
        return deliveries.batch(rule.remote(), rule.local(), folder.epoch());
    }

    /** The connection is lost, but what came over it is safe and need not come again. */
    private static void settle(Deliveries.Batch before, Deliveries.Batch current) {
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

    private void delete(List<RemoteMessage> safe) {
        if (!safe.isEmpty() && account.retention().isOver(Duration.ZERO)) {
            safe.forEach(one -> asked.add(one.key()));
            gone(folder.delete(safe));
        }
    }

    /** What was fetched in an earlier poll and has been kept long enough, or could not be deleted then. */
    private void deleteOld(FolderState state, List<RemoteMessage> all) {
        long now = rooms.time().now().toEpochMilli();
        List<RemoteMessage> due = new ArrayList<>();
        Map<String, RemoteMessage> listed = new HashMap<>();
        all.forEach(one -> listed.put(one.key(), one));
        state.keys().forEach(key -> {
            RemoteMessage one = listed.get(key);
            Done done = state.find(key).orElseThrow();
            Duration age = Duration.ofMillis(Math.max(0, now - done.at()));
            if (one != null && done.delivered() && account.retention().isOver(age) && !asked.contains(key)) {
                due.add(one);
            }
        });
        if (!due.isEmpty()) {
            gone(folder.delete(due));
        }
    }

    private void gone(Set<String> keys) {
        keys.forEach(key -> journal.gone(rule.remote(), key));
        tally.deleted(keys.size());
    }
}
