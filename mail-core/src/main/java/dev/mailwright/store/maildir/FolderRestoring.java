package dev.mailwright.store.maildir;

import dev.mailwright.AccountId;
import dev.mailwright.store.Flag;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.SpecialUse;
import dev.mailwright.store.StoreException;
import dev.mailwright.store.StoreException.Reason;
import dev.mailwright.store.index.ArrayView;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;

/** Brings folders back into an account that is in use. */
final class FolderRestoring {

    /** Messages that are put in place together. */
    private static final int BATCH = 500;

    private final StoreContext context;
    private final AccountId id;
    private final MaildirAccount account;
    private final Path maildir;
    private final List<SnapshotRestoring.Result> results = new ArrayList<>();

    FolderRestoring(StoreContext context, AccountId id, MaildirAccount account, Path maildir) {
        this.context = context;
        this.id = id;
        this.account = account;
        this.maildir = maildir;
    }

    /**
     * @param complete all messages of each folder are wanted
     * @param subscribe folders that are made again are subscribed to if they were
     */
    List<SnapshotRestoring.Result> run(
            Map<MailboxName, StoredFolder> folders, Optional<MailboxName> target, boolean complete, boolean subscribe)
            throws IOException {
        Set<MailboxName> subscribed = subscribe ? new SubscriptionFile(context, maildir).read() : Set.of();
        Map<MailboxName, Set<SpecialUse>> uses = new SpecialUses(context.disk(), maildir).read();
        for (Map.Entry<MailboxName, StoredFolder> folder : folders.entrySet()) {
            MailboxName name = target.orElse(folder.getKey());
            boolean asItWas = complete && target.isEmpty() && account.find(name).isEmpty();
            if (asItWas && again(name, folder.getValue(), uses.getOrDefault(name, Set.of()))) {
                if (subscribed.contains(name)) {
                    account.subscriptions(Set.of(name), Set.of());
                }
            } else {
                add(name, folder.getValue());
            }
        }
        return results;
    }

    /** The folder with its UIDs; false when that is not possible. A GUID that another folder has now is not given twice. */
    private boolean again(MailboxName name, StoredFolder folder, Set<SpecialUse> use) throws IOException {
        boolean own = account.all().stream()
                .noneMatch(mailbox -> mailbox.id().value().equals(folder.text().guid()));
        Path ready = account.unfinished();
        try {
            boolean isInbox = context.layout().isTree();
            boolean same = new FolderWriter(context).write(folder, ready, own, isInbox, account::nextValidity);
            if (!account.install(name, use, ready)) {
                return false;
            }
            long count = folder.messages().size();
            results.add(
                    new SnapshotRestoring.Result(id, name, same ? count : 0, same ? 0 : count, 0, folder.damaged()));
            return true;
        } finally {
            Trash.remove(context.disk(), ready);
        }
    }

    /** The messages that are missing in a folder that is there. */
    private void add(MailboxName name, StoredFolder folder) throws IOException {
        MaildirMailbox mailbox = mailbox(name);
        mailbox.refresh();
        Set<String> there = new HashSet<>();
        ArrayView<byte[]> view = mailbox.arrays();
        for (int i = 0; i < view.size(); i++) {
            there.add(FileName.identity(MessageRow.base(view.rowAt(i))));
        }
        List<StoredFolder.Message> missing = folder.messages().stream()
                .filter(message ->
                        !there.contains(FileName.identity(message.line().base())))
                .toList();
        for (int from = 0; from < missing.size(); from += BATCH) {
            file(mailbox, folder, missing.subList(from, Math.min(from + BATCH, missing.size())));
        }
        int present = folder.messages().size() - missing.size();
        results.add(new SnapshotRestoring.Result(id, name, 0, missing.size(), present, folder.damaged()));
    }

    private MaildirMailbox mailbox(MailboxName name) {
        if (account.find(name).isEmpty()) {
            account.create(name, Set.of());
        }
        return account.find(name).orElseThrow(Faults::gone);
    }

    private void file(MaildirMailbox mailbox, StoredFolder folder, List<StoredFolder.Message> messages)
            throws IOException {
        FolderWriter writer = new FolderWriter(context);
        List<TemporaryFile> files = new ArrayList<>();
        try {
            for (StoredFolder.Message message : messages) {
                TemporaryFile file = file(mailbox, message);
                writer.take(message.file().path(folder.directory()), file.path());
                files.add(file);
            }
        } catch (IOException | RuntimeException e) {
            files.forEach(file -> mailbox.dropLater(file.path()));
            throw e;
        }
        FilingGroup group = new FilingGroup(files);
        mailbox.queue().submitHere(group);
        try {
            group.stage().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof StoreException known
                    ? known
                    : new StoreException(Reason.TRANSIENT, "restoring into " + mailbox, e);
        }
    }

    private TemporaryFile file(MaildirMailbox mailbox, StoredFolder.Message message) {
        Set<Flag> flags = message.flags();
        UidListText.Entry line = message.line();
        return new TemporaryFile(
                mailbox,
                context.names().unique(),
                line.base(),
                line.extensions(),
                flags,
                true,
                true,
                Instant.EPOCH,
                Optional.empty(),
                List.of());
    }
}
