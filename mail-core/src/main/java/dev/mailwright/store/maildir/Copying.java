package dev.mailwright.store.maildir;

import dev.mailwright.Quota;
import dev.mailwright.store.Flag;
import dev.mailwright.store.StoreException;
import dev.mailwright.store.Uid;
import dev.mailwright.store.UidMap;
import dev.mailwright.store.UidSet;
import dev.mailwright.store.index.ArrayView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;

/** COPY: hard links under the target's {@code tmp/}, then one commit of the target. */
final class Copying {

    private final MaildirMailbox source;
    private final MaildirMailbox target;
    private final Quota quota;
    private Runnable hold = () -> {};

    Copying(MaildirMailbox source, MaildirMailbox target, Quota quota) {
        this.source = source;
        this.target = target;
        this.quota = quota;
    }

    CompletionStage<UidMap> copy(UidSet uids) {
        CompletableFuture<UidMap> done = new CompletableFuture<>();
        source.context().execute(() -> start(uids, done));
        return done;
    }

    private void start(UidSet uids, CompletableFuture<UidMap> done) {
        List<TemporaryFile> links = new ArrayList<>();
        UidSet.Builder copied = new UidSet.Builder();
        try {
            source.requireThere();
            target.requireThere();
            target.index();
            hold = hold(uids.intersect(source.arrays().uids()));
            link(uids, links, copied);
            UidSet from = copied.build();
            if (links.isEmpty()) {
                hold.run();
                done.complete(new UidMap(target.uidValidity(), UidSet.EMPTY, UidSet.EMPTY));
                return;
            }
            FilingGroup group = new FilingGroup(links);
            group.stage().whenComplete((given, failure) -> {
                hold.run();
                if (failure != null) {
                    done.completeExceptionally(failure);
                } else {
                    done.complete(new UidMap(
                            target.index().view().uidValidity(),
                            from,
                            UidSet.of(given.stream().mapToLong(Uid::value).toArray())));
                }
            });
            target.queue().submitHere(group);
        } catch (IOException | RuntimeException | Error e) {
            hold.run();
            links.forEach(link -> target.dropLater(link.path()));
            done.completeExceptionally(Faults.of("copying from " + source, e));
        }
    }

    /** Room for the copies. */
    private Runnable hold(UidSet uids) {
        if (quota.isUnlimited()) {
            return () -> {};
        }
        MessageReader reader = new MessageReader(source);
        ArrayView<byte[]> view = source.arrays();
        AtomicLong size = new AtomicLong();
        AtomicLong count = new AtomicLong();
        uids.forEach(uid -> {
            int at = view.indexOf(uid);
            if (at >= 0) {
                size.addAndGet(reader.size(uid, view.rowAt(at)));
                count.incrementAndGet();
            }
        });
        return target.account().hold(quota, size.get(), count.get());
    }

    private void link(UidSet uids, List<TemporaryFile> links, UidSet.Builder copied) throws IOException {
        TemporaryFiles files = new TemporaryFiles(target.context());
        MessageReader reader = new MessageReader(source);
        ArrayView<byte[]> view = source.arrays();
        UidSet there = uids.intersect(view.uids());
        source.settle(there);
        for (int range = 0; range < there.ranges(); range++) {
            for (long uid = there.first(range); uid <= there.last(range); uid++) {
                Set<Flag> flags = view.flagsAt(view.indexOf(uid));
                String extensions = source.index().uidList.extensions(uid);
                try {
                    links.add(reader.access(uid, (path, base) -> files.link(target, path, base, extensions, flags)));
                    copied.add(uid);
                } catch (StoreException e) {
                    if (e.reason() != StoreException.Reason.GONE
                            || source.arrays().indexOf(uid) >= 0) {
                        throw e;
                    }
                }
            }
        }
    }
}
