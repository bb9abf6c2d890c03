package dev.mailwright;

import dev.mailwright.address.EmailAddress;
import dev.mailwright.directory.Account;
import dev.mailwright.directory.Directory;
import dev.mailwright.directory.RecipientKey;
import dev.mailwright.message.Message;
import dev.mailwright.message.MessageIoException;
import dev.mailwright.message.MessageSpool;
import dev.mailwright.store.Content;
import dev.mailwright.store.Filed;
import dev.mailwright.store.Filing;
import dev.mailwright.store.FilingOption;
import dev.mailwright.store.Flag;
import dev.mailwright.store.Folder;
import dev.mailwright.store.Folders;
import dev.mailwright.store.MailStore;
import dev.mailwright.store.Mailbox;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.Staged;
import dev.mailwright.store.StoreException;
import dev.mailwright.store.Uid;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** {@link Mailboxes} over the store. */
final class StoreMailboxes implements Mailboxes {

    private static final int BUFFER = 64 * 1024;
    private static final int IN_MEMORY = 1024 * 1024;

    private final Supplier<? extends Directory> directory;
    private final Supplier<? extends MailStore> store;
    private final Time time;
    private final Supplier<Path> spoolDirectory;
    private final Gate writers;

    StoreMailboxes(
            Supplier<? extends Directory> directory,
            Supplier<? extends MailStore> store,
            Time time,
            Supplier<Path> spoolDirectory,
            Gate writers) {
        this.directory = directory;
        this.store = store;
        this.time = time;
        this.spoolDirectory = spoolDirectory;
        this.writers = writers;
    }

    @Override
    public List<Folder> folders(EmailAddress account) {
        return foldersOf(account).list();
    }

    @Override
    public List<Uid> list(EmailAddress account, MailboxName folder) {
        List<Uid> uids = new ArrayList<>();
        foldersOf(account)
                .open(folder)
                .toOptional()
                .ifPresent(mailbox -> mailbox.view().uids().forEach(uid -> uids.add(new Uid(uid))));
        return List.copyOf(uids);
    }

    @Override
    public Optional<Message> read(EmailAddress account, MailboxName folder, Uid uid) {
        Optional<Mailbox> mailbox = foldersOf(account).open(folder).toOptional();
        if (mailbox.isEmpty() || mailbox.get().view().indexOf(uid.value()) < 0) {
            return Optional.empty();
        }
        try (Content content = mailbox.get().content(uid)) {
            return Optional.of(copy(content));
        } catch (StoreException e) {
            if (e.reason() == StoreException.Reason.GONE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Message copy(Content content) {
        try (MessageSpool spool = MessageSpool.in(spoolDirectory.get(), IN_MEMORY);
                InputStream in = content.open()) {
            byte[] buffer = new byte[BUFFER];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                spool.write(buffer, 0, n);
            }
            return spool.finish();
        } catch (IOException e) {
            throw new MessageIoException("reading a stored message", e);
        }
    }

    @Override
    public Uid append(EmailAddress account, MailboxName folder, Message message, Set<Flag> flags) {
        Account owner = account(account);
        Filing filing = Filing.to(owner.id(), folder, time.now())
                .withFlags(flags)
                .withQuota(owner.quota())
                .withOptions(FilingOption.CREATE_FOLDER);
        MailStore open = store.get();
        writers.enter();
        try (Interrupts held = new Interrupts();
                Staged staged = open.stage(message)) {
            Filed filed = Awaiting.result(open.file(staged, List.of(filing))).get(0);
            if (filed instanceof Filed.Failed failed) {
                throw failed.cause();
            }
            return ((Filed.Stored) filed).uid();
        } finally {
            writers.leave();
        }
    }

    private Folders foldersOf(EmailAddress account) {
        return store.get().folders(account(account).id());
    }

    private Account account(EmailAddress address) {
        EmailAddress folded = address.folded();
        return directory.get().find(List.of(RecipientKey.of(folded))).toOptional().stream()
                .flatMap(matches -> matches.accounts().stream())
                .filter(account -> account.address().folded().equals(folded))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no account " + address));
    }
}
