package dev.mailwright.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.AccountId;
import dev.mailwright.Event;
import dev.mailwright.EventSink;
import dev.mailwright.Position;
import dev.mailwright.Time;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.directory.Password;
import dev.mailwright.directory.RecipientKey;
import dev.mailwright.directory.memory.Accounts;
import dev.mailwright.directory.memory.MemoryDirectory;
import dev.mailwright.directory.password.Pbkdf2Hasher;
import dev.mailwright.junit.VirtualTime;
import dev.mailwright.message.Envelope;
import dev.mailwright.message.Message;
import dev.mailwright.message.RecipientOptions;
import dev.mailwright.routing.AliasFirstRouter;
import dev.mailwright.routing.Subaddressing;
import dev.mailwright.routing.TaggedMail;
import dev.mailwright.store.Content;
import dev.mailwright.store.Folder;
import dev.mailwright.store.Mailbox;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.StoreEnvironment;
import dev.mailwright.store.Uid;
import dev.mailwright.store.memory.MemoryStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Directory, router, store and delivery of {@code example.com}, with ann, bob (subfolder), cat (subject). */
final class Post implements AutoCloseable {

    static final String TEXT = "From: a@elsewhere.example\r\nSubject: hello\r\n\r\nbody\r\n";

    final FaultyStore store = new FaultyStore(MemoryStore.create());
    final VirtualTime time = new VirtualTime();
    final List<Event> events = new CopyOnWriteArrayList<>();
    final MemoryDirectory directory;
    private final Map<RecipientKey, MailHandler> handlers = new LinkedHashMap<>();
    private final MailDelivery delivery;

    private Post(MemoryDirectory directory, Subaddressing subaddressing, Map<RecipientKey, MailHandler> handlers) {
        this.directory = directory;
        this.handlers.putAll(handlers);
        EventSink sink = event -> events.add(event.apply(new EventSink.Stamp(new Position(1), time.now())));
        AliasFirstRouter router = AliasFirstRouter.over(directory, time)
                .subaddressing(subaddressing)
                .handlers(handlers.keySet());
        MailDelivery.Builder builder = MailDelivery.over(router, store, time, new Random(1))
                .events(sink)
                .subaddressing(subaddressing)
                .maxRecipients(100);
        handlers.forEach(builder::handler);
        delivery = builder.build();
        store.open(new Environment(time));
    }

    static Post office() {
        return office(accounts -> {}, Subaddressing.DEFAULT, Map.of());
    }

    static Post office(Consumer<Accounts> more, Subaddressing subaddressing, Map<RecipientKey, MailHandler> handlers) {
        Password any = Password.of("x");
        Accounts accounts = new Accounts()
                .account("ann@example.com", any)
                .account("bob@example.com", any, s -> s.with(Subaddressing.TAGGED_MAIL, TaggedMail.SUBFOLDER))
                .account("cat@example.com", any, s -> s.with(Subaddressing.TAGGED_MAIL, TaggedMail.SUBJECT))
                .alias("team@example.com", "ann", "bob", "cat")
                .alias("info@example.com", "ann", "bob");
        more.accept(accounts);
        RandomGenerator random = new Random(2);
        Pbkdf2Hasher hasher = new Pbkdf2Hasher(random, 1_000);
        assertThat(accounts.problems(hasher)).isEmpty();
        return new Post(accounts.build(hasher, random), subaddressing, handlers);
    }

    private record Environment(Time time) implements StoreEnvironment {
        @Override
        public Executor workers() {
            return Runnable::run;
        }

        @Override
        public EventSink events() {
            return EventSink.NONE;
        }

        @Override
        public RandomGenerator random() {
            return new Random(3);
        }

        @Override
        public String threadNamePrefix() {
            return "test";
        }
    }

    Transaction begin() {
        return begin(Source.of("smtp", "s1", "192.0.2.1"));
    }

    Transaction begin(Source source) {
        return delivery.begin(Envelope.from("sender@elsewhere.example"), source);
    }

    /** What a recipient is answered at RCPT. */
    String rcpt(String address) {
        try (Transaction transaction = begin()) {
            return rcpt(transaction, address);
        }
    }

    /** The same when MAIL announced a size. */
    String rcptOfSize(long octets, String address) {
        try (Transaction transaction = delivery.begin(
                Envelope.from("sender@elsewhere.example").withSize(octets), Source.of("smtp", "s1", "192.0.2.1"))) {
            return rcpt(transaction, address);
        }
    }

    static String rcpt(Transaction transaction, String address) {
        RecipientAnswer answer = transaction.recipient(EmailAddress.of(address), RecipientOptions.NONE);
        return answer instanceof RecipientAnswer.Refused refused
                ? refused.reply().toString()
                : "ok";
    }

    /** Sends to recipients that are all accepted at RCPT; the answers after the final dot. */
    List<String> send(String text, String... recipients) {
        try (Transaction transaction = begin();
                Message message = Message.of(text)) {
            for (String recipient : recipients) {
                assertThat(rcpt(transaction, recipient)).isEqualTo("ok");
            }
            List<String> answers = new ArrayList<>();
            transaction
                    .commit(message)
                    .toCompletableFuture()
                    .join()
                    .forEach(r -> answers.add(r.reply().toString()));
            assertThat(store.stagedNow()).isZero();
            return answers;
        }
    }

    /** The messages in a folder. */
    List<String> mails(String account, String... folder) {
        MailboxName name = folder.length == 0 ? MailboxName.INBOX : MailboxName.of(folder);
        Mailbox mailbox =
                store.folders(new AccountId(account)).open(name).toOptional().orElse(null);
        List<String> mails = new ArrayList<>();
        if (mailbox != null) {
            mailbox.view().uids().forEach(uid -> mails.add(read(mailbox, new Uid(uid))));
        }
        return mails;
    }

    private static String read(Mailbox mailbox, Uid uid) {
        try (Content content = mailbox.content(uid);
                InputStream in = content.open()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The folders below INBOX. */
    List<String> tagFolders(String account) {
        return store.folders(new AccountId(account)).list().stream()
                .map(Folder::name)
                .filter(MailboxName.INBOX::isAncestorOf)
                .map(MailboxName::toString)
                .toList();
    }

    <E extends Event> List<E> events(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Override
    public void close() {
        store.close();
    }
}
