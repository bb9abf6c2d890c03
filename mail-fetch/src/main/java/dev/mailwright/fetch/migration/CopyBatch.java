package dev.mailwright.fetch.migration;

import dev.mailwright.Rooms;
import dev.mailwright.fetch.journal.CopyJournal;
import dev.mailwright.fetch.journal.CopyJournal.Copied;
import dev.mailwright.fetch.journal.HeaderHash;
import dev.mailwright.fetch.source.RemoteMessage;
import dev.mailwright.message.Message;
import dev.mailwright.store.DeliveryKey;
import dev.mailwright.store.Filed;
import dev.mailwright.store.Filing;
import dev.mailwright.store.Mailbox;
import dev.mailwright.store.Staged;
import dev.mailwright.store.StoreException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Messages that are made safe together: stored with a key, then written in the journal, then the key is forgotten. */
final class CopyBatch {

    private final String folder;
    private final String epoch;
    private final Mailbox mailbox;
    private final Orders orders;
    private final Rooms rooms;
    private final CopyJournal journal;
    private final Book book;
    private final Book.Line line;
    private final List<Pending> pending = new ArrayList<>();

    private record Pending(
            RemoteMessage about, String hash, DeliveryKey key, CompletableFuture<? extends List<Filed>> filed) {}

    CopyBatch(
            String folder,
            String epoch,
            Mailbox mailbox,
            Orders orders,
            Rooms rooms,
            CopyJournal journal,
            Book book,
            Book.Line line) {
        this.folder = folder;
        this.epoch = epoch;
        this.mailbox = mailbox;
        this.orders = orders;
        this.rooms = rooms;
        this.journal = journal;
        this.book = book;
        this.line = line;
    }

    /** Begins to store a message, and takes it over. */
    void take(RemoteMessage about, Message message) {
        try (message) {
            book.received(about.size());
            DeliveryKey key = key(about.key());
            Filing filing = Filing.to(
                            orders.owner().id(),
                            mailbox.name(),
                            about.date().orElseGet(() -> rooms.time().now()))
                    .withFlags(about.flags())
                    .withQuota(orders.owner().quota())
                    .withKey(key);
            String hash = HeaderHash.of(HeaderHash.read(message));
            Staged staged = rooms.store().stage(message);
            pending.add(new Pending(
                    about,
                    hash,
                    key,
                    rooms.store()
                            .file(staged, List.of(filing))
                            .whenComplete((done, failure) -> staged.close())
                            .toCompletableFuture()));
        }
    }

    /** Waits until all are stored or refused, and writes down what is. */
    void settle() {
        List<DeliveryKey> keys = new ArrayList<>();
        List<StoreException> failures = new ArrayList<>();
        long octets = 0;
        for (Pending one : pending) {
            Filed filed = filed(one);
            if (filed instanceof Filed.Stored stored) {
                journal.copied(
                        folder,
                        one.about().key(),
                        new Copied(
                                stored.uid().value(),
                                one.hash(),
                                FlagChanges.names(one.about().flags())));
                keys.add(one.key());
                octets += one.about().size();
            } else if (filed instanceof Filed.Failed failed) {
                failures.add(failed.cause());
                line.failed(String.valueOf(failed.cause().getMessage()));
            }
        }
        pending.clear();
        journal.force();
        rooms.store().forget(orders.owner().id(), keys);
        book.copied(line, keys.size(), octets);
        halt(failures);
    }

    private static Filed filed(Pending one) {
        try {
            return one.filed().join().get(0);
        } catch (CompletionException e) {
            StoreException cause = e.getCause() instanceof StoreException told
                    ? told
                    : new StoreException(StoreException.Reason.TRANSIENT, "the message could not be stored", e);
            return Filed.failed(cause);
        }
    }

    /** Whatever comes next would fail for the same reason. */
    private static void halt(List<StoreException> failures) {
        for (StoreException one : failures) {
            if (one.reason() == StoreException.Reason.OVER_QUOTA || one.reason() == StoreException.Reason.FULL) {
                throw new Halt(String.valueOf(one.getMessage()));
            }
        }
    }

    /** The same for the same message at each attempt. */
    private DeliveryKey key(String uid) {
        MessageDigest sha = HeaderHash.sha256();
        for (String part : List.of(orders.name(), folder, epoch, uid)) {
            sha.update(part.getBytes(StandardCharsets.UTF_8));
            sha.update((byte) 0);
        }
        return new DeliveryKey("migrate-" + HexFormat.of().formatHex(sha.digest(), 0, 20));
    }
}
