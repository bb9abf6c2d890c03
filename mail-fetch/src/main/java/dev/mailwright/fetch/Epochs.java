package dev.mailwright.fetch;

import dev.mailwright.Rooms;
import dev.mailwright.fetch.journal.FolderState;
import dev.mailwright.fetch.journal.FolderState.Done;
import dev.mailwright.fetch.journal.Journal;
import dev.mailwright.fetch.source.RemoteFolder;
import dev.mailwright.fetch.source.RemoteMessage;
import dev.mailwright.store.Flag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Brings the journal of a folder into line with what its keys mean now: takes the baseline at the first poll, and finds the messages again by their headers when
 * UIDVALIDITY has changed or the server's keys are of another kind. Either is written down whole or not at all.
 */
final class Epochs {

    private static final String BY_HEADER = "header";

    private final FetchAccount account;
    private final String name;
    private final RemoteFolder folder;
    private final Journal journal;
    private final Rooms rooms;
    private final Tally tally;

    Epochs(FetchAccount account, String name, RemoteFolder folder, Journal journal, Rooms rooms, Tally tally) {
        this.account = account;
        this.name = name;
        this.folder = folder;
        this.journal = journal;
        this.rooms = rooms;
        this.tally = tally;
    }

    void align(List<RemoteMessage> all) {
        FolderState state = journal.folder(name);
        String epoch = folder.hasKeys() ? folder.epoch() : BY_HEADER;
        if (state.epoch().isEmpty()) {
            takeBaseline(epoch, all);
        } else if (!state.epoch().get().equals(epoch)) {
            findAgain(state, epoch, all);
        }
    }

    private void takeBaseline(String epoch, List<RemoteMessage> all) {
        List<RemoteMessage> known = known(all);
        Map<String, String> hashes = new HashMap<>();
        if (!folder.epoch().isEmpty() && !known.isEmpty()) {
            new Keys(folder).hashes(known, (one, hash) -> hashes.put(one.key(), hash));
        }
        long now = rooms.time().now().toEpochMilli();
        journal.begin(name, epoch);
        known.forEach(one -> journal.passed(name, one.key(), hashes.getOrDefault(one.key(), ""), now));
        tally.passed(known.size());
        journal.replace();
    }

    private List<RemoteMessage> known(List<RemoteMessage> all) {
        if (account.baseline().readsFlags()) {
            Set<String> seen = new HashSet<>();
            folder.describe(all).stream()
                    .filter(one -> one.flags().contains(Flag.SEEN))
                    .forEach(one -> seen.add(one.key()));
            return all.stream().filter(one -> seen.contains(one.key())).toList();
        }
        Set<String> keys = account.baseline().keys(account.login().user(), account.connection());
        return all.stream().filter(one -> keys.contains(one.key())).toList();
    }

    private void findAgain(FolderState state, String epoch, List<RemoteMessage> all) {
        Map<String, List<Done>> before = state.byHash();
        Map<String, Done> found = new HashMap<>();
        List<RemoteMessage> asked = before.isEmpty() ? List.of() : all;
        new Keys(folder).hashes(asked, (one, hash) -> {
            List<Done> copies = before.getOrDefault(hash, new ArrayList<>());
            if (!copies.isEmpty()) {
                found.put(one.key(), copies.remove(copies.size() - 1));
            }
        });
        journal.begin(name, epoch);
        found.forEach((key, done) -> journal.done(name, key, done));
        journal.replace();
    }
}
