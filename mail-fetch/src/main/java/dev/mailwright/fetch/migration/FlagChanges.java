package dev.mailwright.fetch.migration;

import dev.mailwright.fetch.journal.CopyJournal.Copied;
import dev.mailwright.fetch.source.RemoteMessage;
import dev.mailwright.store.Flag;
import dev.mailwright.store.FlagEdit;
import dev.mailwright.store.Mailbox;
import dev.mailwright.store.ModSeq;
import dev.mailwright.store.UidSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** Flags that have changed there since messages were copied. What has been changed here meanwhile stays. */
final class FlagChanges {

    private final Map<FlagEdit, UidSet.Builder> edits = new LinkedHashMap<>();
    private final Map<String, Copied> after = new HashMap<>();

    private FlagChanges() {}

    static FlagChanges of(List<RemoteMessage> all, Map<String, Copied> known) {
        FlagChanges changes = new FlagChanges();
        for (RemoteMessage one : all) {
            Copied copied = known.get(one.key());
            if (copied != null && !names(one.flags()).equals(copied.flags())) {
                changes.add(one, copied);
            }
        }
        return changes;
    }

    static Set<String> names(Set<Flag> flags) {
        Set<String> names = new TreeSet<>();
        flags.forEach(flag -> names.add(flag.name()));
        return names;
    }

    private void add(RemoteMessage one, Copied copied) {
        Set<Flag> added = new HashSet<>();
        Set<Flag> removed = new HashSet<>();
        one.flags().stream()
                .filter(flag -> !copied.flags().contains(flag.name()))
                .forEach(added::add);
        Set<String> now = names(one.flags());
        copied.flags().stream().filter(name -> !now.contains(name)).forEach(name -> removed.add(flag(name)));
        edit(FlagEdit.Operation.ADD, added, copied.local());
        edit(FlagEdit.Operation.REMOVE, removed, copied.local());
        after.put(one.key(), new Copied(copied.local(), copied.hash(), now));
    }

    private void edit(FlagEdit.Operation operation, Set<Flag> flags, long uid) {
        if (!flags.isEmpty()) {
            edits.computeIfAbsent(new FlagEdit(operation, flags), edit -> new UidSet.Builder())
                    .add(uid);
        }
    }

    private static Flag flag(String name) {
        return List.of(Flag.SEEN, Flag.ANSWERED, Flag.FLAGGED, Flag.DELETED, Flag.DRAFT).stream()
                .filter(known -> known.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseGet(() -> Flag.keyword(name));
    }

    long count() {
        return after.size();
    }

    /** Makes them here; {@code each} is told what the journal is to hold then. */
    long apply(Mailbox mailbox, BiConsumer<String, Copied> each) {
        edits.forEach((edit, uids) -> mailbox.flag(uids.build(), edit, ModSeq.LAST)
                .toCompletableFuture()
                .join());
        after.forEach(each);
        return after.size();
    }
}
