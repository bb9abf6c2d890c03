package dev.mailwright.imap;

import dev.mailwright.AccountId;
import dev.mailwright.Quota;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.directory.DirectoryEdit;
import dev.mailwright.directory.Password;
import dev.mailwright.directory.memory.MemoryDirectory;
import dev.mailwright.message.Message;
import dev.mailwright.store.Content;
import dev.mailwright.store.Filed;
import dev.mailwright.store.Filing;
import dev.mailwright.store.FilingOption;
import dev.mailwright.store.Flag;
import dev.mailwright.store.MailStore;
import dev.mailwright.store.Mailbox;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.Staged;
import dev.mailwright.store.Uid;
import dev.mailwright.store.UidSet;
import dev.mailwright.transcript.Statement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * The accounts and mailboxes around an IMAP transcript:
 *
 * <pre>
 * given account john@x.test secret
 * given account mary@x.test secret 10M 1000       (with a quota of so many MiB and messages)
 * given mailbox john@x.test Work/Urgent
 * given message john@x.test INBOX \Seen Work       (its lines follow)
 * given messages john@x.test INBOX 3
 * given expunged john@x.test INBOX 2
 * then mailbox john@x.test INBOX holds 2
 * then message john@x.test INBOX 1                 (its lines follow)
 * </pre>
 */
record StoredMail(MailStore store, MemoryDirectory directory) {

    private static final Instant ARRIVAL = Instant.parse("2024-02-29T12:34:56Z");

    void given(Statement statement) {
        List<String> words = statement.words();
        switch (words.get(0)) {
            case "account" -> account(EmailAddress.of(words.get(1)), words);
            case "mailbox" -> join(store.folders(account(words)).create(name(words.get(2)), Set.of()));
            case "message" -> deliver(account(words), name(words.get(2)), statement.message(), flags(words));
            case "messages" -> {
                for (int i = 1; i <= Integer.parseInt(words.get(3)); i++) {
                    deliver(account(words), name(words.get(2)), sample(i), Set.of());
                }
            }
            case "expunged" -> join(mailbox(words).expunge(UidSet.parse(words.get(3))));
            default -> throw statement.unknown();
        }
    }

    void account(EmailAddress address, List<String> words) {
        directory.apply(List.of(DirectoryEdit.addAccount(address, Password.of(words.get(2)))));
        if (words.size() > 3) {
            long bytes = Long.parseLong(words.get(3).replace("M", "")) << 20;
            directory.apply(List.of(DirectoryEdit.quota(address, new Quota(bytes, Long.parseLong(words.get(4))))));
        }
    }

    private static byte[] sample(int i) {
        return ("Subject: message " + i + "\r\n\r\nbody " + i + "\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static Set<Flag> flags(List<String> words) {
        Set<Flag> flags = new LinkedHashSet<>();
        for (String word : words.subList(3, words.size())) {
            flags.add(
                    switch (word) {
                        case "\\Seen" -> Flag.SEEN;
                        case "\\Deleted" -> Flag.DELETED;
                        case "\\Flagged" -> Flag.FLAGGED;
                        case "\\Answered" -> Flag.ANSWERED;
                        case "\\Draft" -> Flag.DRAFT;
                        default -> Flag.keyword(word);
                    });
        }
        return flags;
    }

    private void deliver(AccountId account, MailboxName folder, byte[] message, Set<Flag> flags) {
        Filing filing = Filing.to(account, folder, ARRIVAL).withFlags(flags).withOptions(FilingOption.RECENT);
        try (Message bytes = Message.of(message);
                Staged staged = store.stage(bytes)) {
            Filed filed = join(store.file(staged, List.of(filing))).get(0);
            if (filed instanceof Filed.Failed failed) {
                throw failed.cause();
            }
        }
    }

    void then(Statement statement) {
        List<String> words = statement.words();
        Mailbox mailbox = mailbox(words);
        switch (words.get(0)) {
            case "mailbox" -> {
                int holds = mailbox.view().size();
                if (holds != Integer.parseInt(words.get(4))) {
                    throw new AssertionError(words.get(2) + " holds " + holds);
                }
            }
            case "message" -> {
                String stored = content(mailbox, Long.parseLong(words.get(3)));
                if (!stored.equals(new String(statement.message(), StandardCharsets.UTF_8))) {
                    throw new AssertionError("stored is: " + stored);
                }
            }
            default -> throw statement.unknown();
        }
    }

    private static String content(Mailbox mailbox, long uid) {
        try (Content content = mailbox.content(new Uid(uid));
                var in = content.open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Mailbox mailbox(List<String> words) {
        return store.folders(account(words))
                .open(name(words.get(2)))
                .toOptional()
                .orElseThrow(() -> new AssertionError("no mailbox " + words.get(2)));
    }

    private static AccountId account(List<String> words) {
        return new AccountId(words.get(1));
    }

    private static MailboxName name(String text) {
        return MailboxName.of(text.split("/", -1));
    }

    private static <T> T join(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
