package dev.mailwright.store.maildir;

import dev.mailwright.store.DeliveryKey;
import dev.mailwright.store.Filed;
import dev.mailwright.store.MailboxId;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.Uid;
import dev.mailwright.store.UidValidity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The delivery keys of one account, in {@code mailwright/keys.log}. A key is written down with its UID, forced, before
 * the message is put in place ({@code I <key> <mailbox> <uidvalidity> <uid> <folder>}), and as done ({@code D <key>}) with
 * whatever is written next. A key that was never said to be done counts if its message is there or was expunged: else
 * the machine stopped before the message was in place. {@code F <key>}: forgotten.
 *
 * <p>Of a damaged file the lines that are whole hold; keys in the others are forgotten, which is told in the log: the worst
 * that follows is a second copy, never a lost message. Thread-safe.
 */
final class DeliveryKeys {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryKeys.class);

    private static final int MIN_RECORDS = 1000;

    private final Disk disk;
    private final Path file;
    private final Map<String, Entry> entries = new HashMap<>();
    private final Map<String, CompletableFuture<Filed>> inFlight = new HashMap<>();
    private @Nullable RecordLog log;

    /** Where the message of a key went. */
    private record Entry(MailboxId mailbox, long validity, long uid, MailboxName folder, boolean done) {

        Filed.Stored repeated() {
            return Filed.stored(folder, mailbox, new UidValidity(validity), new Uid(uid), true);
        }

        String record(String key) {
            return "I " + key + " " + mailbox + " " + validity + " " + uid + " " + folderText(folder);
        }
    }

    DeliveryKeys(Disk disk, Path maildir) {
        this.disk = disk;
        this.file = file(maildir);
    }

    /** Where they are. */
    static Path file(Path maildir) {
        return MailboxFiles.own(maildir, "keys.log");
    }

    private static String folderText(MailboxName name) {
        return name.isInbox() ? "INBOX" : FolderNames.encode(name).replace(" ", "\\20");
    }

    private static MailboxName folder(String text) {
        return text.equals("INBOX")
                ? MailboxName.INBOX
                : FolderNames.decode(text.replace("\\20", " ")).orElse(MailboxName.INBOX);
    }

    private RecordLog log() throws IOException {
        RecordLog open = log;
        if (open == null) {
            RecordLog.Opened opened = RecordLog.open(disk, file, "keys");
            if (opened.damaged()) {
                LOG.warn(
                        "{} is damaged: keys whose lines cannot be read are forgotten, and their mail may come again",
                        file);
            }
            opened.records().forEach(record -> apply(record.split(" ", -1)));
            open = opened.log();
            log = open;
        }
        if (open.needsRewrite() || open.size() > MIN_RECORDS + 3 * entries.size()) {
            open.rewrite(file, records(), 0);
        }
        return open;
    }

    private List<String> records() {
        List<String> all = new ArrayList<>();
        entries.forEach((key, entry) -> {
            all.add(entry.record(key));
            if (entry.done()) {
                all.add("D " + key);
            }
        });
        return all;
    }

    private void apply(String[] parts) {
        if (parts[0].equals("I") && parts.length == 6) {
            long validity = Long.parseLong(parts[3]);
            entries.put(
                    parts[1],
                    new Entry(new MailboxId(parts[2]), validity, Long.parseLong(parts[4]), folder(parts[5]), false));
        } else if (parts[0].equals("D")) {
            entries.computeIfPresent(parts[1], (key, entry) -> done(entry));
        } else if (parts[0].equals("F")) {
            entries.remove(parts[1]);
        }
    }

    private static Entry done(Entry entry) {
        return new Entry(entry.mailbox(), entry.validity(), entry.uid(), entry.folder(), true);
    }

    /** Whether a UID was ever in place. */
    @FunctionalInterface
    interface Proof {
        boolean wasThere(MailboxId mailbox, long validity, long uid);
    }

    /** The answer of an earlier filing with this key, or one to come; empty when the caller shall file, and settle. */
    Optional<CompletableFuture<Filed>> claim(DeliveryKey key, Proof proof) throws IOException {
        Entry entry;
        synchronized (this) {
            log();
            CompletableFuture<Filed> other = inFlight.get(key.value());
            if (other != null) {
                return Optional.of(other.thenApply(DeliveryKeys::repeated));
            }
            entry = entries.get(key.value());
            if (entry != null && entry.done()) {
                return Optional.of(CompletableFuture.completedFuture(entry.repeated()));
            }
            inFlight.put(key.value(), new CompletableFuture<>());
        }
        return entry == null ? Optional.empty() : proven(key, entry, proof);
    }

    /** Under no lock of ours, since the proof takes those of account and mailbox; others with the key wait. */
    private Optional<CompletableFuture<Filed>> proven(DeliveryKey key, Entry entry, Proof proof) {
        boolean there;
        try {
            there = proof.wasThere(entry.mailbox(), entry.validity(), entry.uid());
        } catch (RuntimeException e) {
            settle(key, Filed.failed(Faults.of("looking for a delivery", e)));
            throw e;
        }
        synchronized (this) {
            if (there) {
                entries.put(key.value(), done(entry));
            } else {
                entries.remove(key.value());
            }
        }
        if (!there) {
            return Optional.empty();
        }
        settle(key, entry.repeated());
        return Optional.of(CompletableFuture.completedFuture(entry.repeated()));
    }

    private static Filed repeated(Filed filed) {
        return filed instanceof Filed.Stored stored
                ? Filed.stored(stored.folder(), stored.mailbox(), stored.validity(), stored.uid(), true)
                : filed;
    }

    /** Tells who waits for the same key. */
    void settle(DeliveryKey key, Filed filed) {
        CompletableFuture<Filed> waiting;
        synchronized (this) {
            waiting = inFlight.remove(key.value());
        }
        if (waiting != null) {
            waiting.complete(filed);
        }
    }

    /** Writes down, forced, which UIDs messages with keys are about to get. */
    synchronized void intend(MaildirMailbox mailbox, Map<TemporaryFile, Long> uids) throws IOException {
        if (uids.isEmpty()) {
            return;
        }
        List<String> records = new ArrayList<>();
        long validity = mailbox.index().view().uidValidity().value();
        uids.forEach((temporary, uid) -> temporary.key().ifPresent(key -> {
            Entry entry = new Entry(mailbox.id(), validity, uid, mailbox.name(), false);
            entries.put(key.value(), entry);
            records.add(entry.record(key.value()));
        }));
        log().appendForced(file, records);
    }

    /** The messages are in place. */
    synchronized void confirm(Collection<TemporaryFile> files) {
        RecordLog open = log;
        for (TemporaryFile temporary : files) {
            if (open != null && temporary.key().isPresent()) {
                String key = temporary.key().get().value();
                entries.computeIfPresent(key, (k, entry) -> done(entry));
                open.later("D " + key);
            }
        }
    }

    /** A message with a key could not be put in place. */
    synchronized void failed(Optional<DeliveryKey> key) {
        RecordLog open = log;
        if (open != null && key.isPresent() && entries.remove(key.get().value()) != null) {
            open.later("F " + key.get().value());
        }
    }

    synchronized void forget(Collection<DeliveryKey> keys) throws IOException {
        RecordLog open = log();
        List<String> records = new ArrayList<>();
        for (DeliveryKey key : keys) {
            if (entries.remove(key.value()) != null) {
                records.add("F " + key.value());
            }
        }
        if (!records.isEmpty()) {
            open.appendForced(file, records);
        }
    }

    synchronized void close() throws IOException {
        RecordLog open = log;
        if (open != null && open.hasWaiting()) {
            open.appendForced(file, List.of());
        }
        log = null;
    }
}
