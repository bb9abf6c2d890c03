package dev.mailwright.store.maildir;

import dev.mailwright.store.DeliveryKey;
import dev.mailwright.store.Filed;
import dev.mailwright.store.Filing;
import dev.mailwright.store.FilingOption;
import dev.mailwright.store.StoreException;
import dev.mailwright.store.StoreException.Reason;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * Files one staged message many times. Copies with the same prefix and date share their octets: the first is written
 * and forced, the others are links to it. Copies that differ are written by several workers at once.
 */
final class Filer {

    private final MaildirStore store;
    private final StagedMessage staged;
    private final List<Copy> copies;

    Filer(MaildirStore store, StagedMessage staged, List<Filing> filings) {
        this.store = store;
        this.staged = staged;
        this.copies = filings.stream().map(Copy::new).toList();
    }

    /** A filing and its answer. */
    private static final class Copy {

        final Filing filing;
        final CompletableFuture<Filed> done = new CompletableFuture<>();
        private Runnable hold = () -> {};
        private Optional<MaildirAccount> claimed = Optional.empty();

        Copy(Filing filing) {
            this.filing = filing;
        }

        void fail(Throwable cause) {
            complete(Filed.failed(Faults.of("filing a message", cause)));
        }

        void complete(Filed filed) {
            hold.run();
            claimed.ifPresent(
                    account -> filing.key().ifPresent(key -> account.keys().settle(key, filed)));
            done.complete(filed);
        }
    }

    /** What makes two copies have the same octets. */
    private record Shape(dev.mailwright.message.HeaderBlock prefix, Instant date) {}

    CompletableFuture<List<Filed>> file() {
        if (copies.stream().allMatch(copy -> copy.filing.options().contains(FilingOption.ON_CALLER))) {
            start();
        } else {
            store.context().execute(this::start);
        }
        return CompletableFuture.allOf(copies.stream().map(c -> c.done).toArray(CompletableFuture<?>[]::new))
                .thenApply(done -> copies.stream().map(c -> c.done.join()).toList());
    }

    private void start() {
        Map<Shape, Map<Copy, MaildirMailbox>> shapes = new LinkedHashMap<>();
        for (Copy copy : copies) {
            try {
                prepare(copy)
                        .ifPresent(mailbox -> shapes.computeIfAbsent(
                                        new Shape(copy.filing.prefix(), TemporaryFiles.date(copy.filing)),
                                        shape -> new LinkedHashMap<>())
                                .put(copy, mailbox));
            } catch (IOException | RuntimeException | Error e) {
                copy.fail(e);
            }
        }
        List<Map<Copy, MaildirMailbox>> tasks = new ArrayList<>(shapes.values());
        for (int i = 1; i < tasks.size(); i++) {
            Map<Copy, MaildirMailbox> task = tasks.get(i);
            store.context().execute(() -> write(task));
        }
        if (!tasks.isEmpty()) {
            write(tasks.get(0));
        }
    }

    /** The mailbox of a copy; empty when its key has an answer already or will have. */
    private Optional<MaildirMailbox> prepare(Copy copy) throws IOException {
        Filing filing = copy.filing;
        MaildirAccount account = store.account(filing.account());
        if (filing.key().isPresent()) {
            DeliveryKey key = filing.key().get();
            Optional<CompletableFuture<Filed>> known = account.keys().claim(key, account::wasThere);
            if (known.isPresent()) {
                known.get().thenAccept(copy::complete);
                return Optional.empty();
            }
            copy.claimed = Optional.of(account);
        }
        long size = filing.prefix().bytes().length + staged.size();
        copy.hold = account.hold(filing.quota(), size, 1);
        MaildirMailbox mailbox = mailbox(account, filing);
        mailbox.index();
        return Optional.of(mailbox);
    }

    private static MaildirMailbox mailbox(MaildirAccount account, Filing filing) {
        Optional<MaildirMailbox> there = account.find(filing.folder());
        if (there.isPresent()) {
            return there.get();
        }
        boolean fallBack = filing.options().contains(FilingOption.FALL_BACK_TO_INBOX);
        if (filing.options().contains(FilingOption.CREATE_FOLDER)) {
            try {
                return created(account, filing);
            } catch (StoreException e) {
                if (!fallBack) {
                    throw e;
                }
            }
        }
        if (!fallBack) {
            throw new StoreException(Reason.GONE, "there is no such mailbox");
        }
        return account.find(dev.mailwright.store.MailboxName.INBOX).orElseThrow(Faults::gone);
    }

    private static MaildirMailbox created(MaildirAccount account, Filing filing) {
        try {
            account.create(filing.folder(), Set.of());
            account.subscriptions(Set.of(filing.folder()), Set.of());
        } catch (StoreException e) {
            if (e.reason() != Reason.EXISTS) {
                throw e;
            }
        }
        return account.find(filing.folder()).orElseThrow(Faults::gone);
    }

    /** Writes the first copy, links the others, and hands all of them to their mailboxes. */
    private void write(Map<Copy, MaildirMailbox> shape) {
        TemporaryFiles files = new TemporaryFiles(store.context());
        Map<Copy, TemporaryFile> written = new LinkedHashMap<>();
        Optional<TemporaryFile> first = Optional.empty();
        for (Map.Entry<Copy, MaildirMailbox> entry : shape.entrySet()) {
            Copy copy = entry.getKey();
            try {
                TemporaryFile file = first.isPresent()
                        ? linked(files, entry.getValue(), first.get(), copy.filing)
                        : files.write(entry.getValue(), staged, copy.filing);
                first = first.or(() -> Optional.of(file));
                written.put(copy, file);
            } catch (IOException | RuntimeException | Error e) {
                copy.fail(e);
            }
        }
        submit(shape, written);
    }

    /** A maildir on another disk, or one that has no links, gets its own file. */
    private TemporaryFile linked(TemporaryFiles files, MaildirMailbox mailbox, TemporaryFile first, Filing filing)
            throws IOException {
        try {
            return files.link(mailbox, first, filing);
        } catch (IOException e) {
            return files.write(mailbox, staged, filing);
        }
    }

    /** The last one is committed here; the others by whoever is at their mailbox. */
    private void submit(Map<Copy, MaildirMailbox> shape, Map<Copy, TemporaryFile> written) {
        int left = written.size();
        for (Map.Entry<Copy, TemporaryFile> entry : written.entrySet()) {
            Copy copy = entry.getKey();
            MaildirMailbox mailbox = shape.get(copy);
            if (mailbox == null) {
                continue;
            }
            FilingGroup group = new FilingGroup(List.of(entry.getValue()));
            group.stage().whenComplete((uids, failure) -> {
                if (failure != null) {
                    copy.fail(failure);
                } else {
                    copy.complete(Filed.stored(
                            mailbox.name(), mailbox.id(), mailbox.index().view().uidValidity(), uids.get(0), false));
                }
            });
            if (--left == 0) {
                mailbox.queue().submitHere(group);
            } else {
                mailbox.queue().submit(group);
            }
        }
    }
}
