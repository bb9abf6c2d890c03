package dev.mailwright.fetch;

import dev.mailwright.Event;
import dev.mailwright.MailServer;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.directory.Password;
import dev.mailwright.junit.VirtualTime;
import dev.mailwright.message.Message;
import dev.mailwright.store.MailStore;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.memory.MemoryStore;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A server with john, mary, postmaster and the alias info, whose clock stands still, and a fetch engine in it. */
final class World implements AutoCloseable {

    final VirtualTime time = new VirtualTime();
    final List<Event> events = new CopyOnWriteArrayList<>();
    private final MailStore store;
    private final Path journal;
    private MailServer server;

    private World(Path journal, MailStore store, FetchAccount... accounts) {
        this.journal = journal;
        this.store = store;
        this.server = build(accounts);
    }

    static World at(Path directory, FetchAccount... accounts) {
        return new World(directory.resolve("journal"), MemoryStore.create(), accounts);
    }

    private MailServer build(FetchAccount... accounts) {
        MailServer built = MailServer.builder()
                .hostname("mail.example.com")
                .localDomain("example.com")
                .store(store)
                .time(time)
                .accounts(a -> a.account("john@example.com", Password.of("x"))
                        .account("mary@example.com", Password.of("x"))
                        .account("full@example.com", Password.of("x"), s -> s.quota(new dev.mailwright.Quota(1_000, 1)))
                        .account("postmaster@example.com", Password.of("x"))
                        .alias("info@example.com", "john", "mary"))
                .add(Fetch.engine(accounts).journal(journal))
                .build()
                .start();
        built.events().on(Event.class, events::add);
        return built;
    }

    /** The process ends here and a new one begins with the same store and journal. */
    void restart(FetchAccount... accounts) {
        server.close();
        server = build(accounts);
    }

    FetchEngine engine() {
        return server.service(Fetch.ENGINE);
    }

    PollResult poll(String name) {
        try {
            return engine().poll(name).toCompletableFuture().get(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("no result of the poll", e);
        }
    }

    FetchStatus status(String name) {
        return engine().status().stream()
                .filter(one -> one.account().name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    void advance(Duration duration) {
        time.advance(duration);
    }

    List<String> mails(String account, String... folder) {
        EmailAddress address = EmailAddress.of(account);
        MailboxName name = folder.length == 0 ? MailboxName.INBOX : MailboxName.of(folder);
        List<String> mails = new ArrayList<>();
        server.mailboxes().list(address, name).forEach(uid -> {
            try (Message message = server.mailboxes().read(address, name, uid).orElseThrow()) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                message.transferTo(out);
                mails.add(out.toString(StandardCharsets.ISO_8859_1));
            }
        });
        return mails;
    }

    /** The subjects of what an account has. */
    List<String> subjects(String account, String... folder) {
        return mails(account, folder).stream()
                .map(text -> text.replaceAll("(?s).*?\r\nSubject: ([^\r]*)\r\n.*", "$1"))
                .toList();
    }

    <E extends Event> List<E> events(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Override
    public void close() {
        server.close();
    }
}
