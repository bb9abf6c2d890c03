package dev.mailwright;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailwright.address.Domain;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.delivery.Outcome;
import dev.mailwright.directory.Account;
import dev.mailwright.directory.Alias;
import dev.mailwright.directory.Credential;
import dev.mailwright.directory.Directory;
import dev.mailwright.directory.LocalDomain;
import dev.mailwright.directory.Matches;
import dev.mailwright.directory.Principal;
import dev.mailwright.directory.RecipientKey;
import dev.mailwright.directory.Target;
import dev.mailwright.event.MessageDelivered;
import dev.mailwright.message.Envelope;
import dev.mailwright.message.Message;
import dev.mailwright.queue.MemoryQueue;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.memory.MemoryStore;
import dev.mailwright.testing.ExpectedLogs;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** A hosted product with a user table of its own: what its programmers write, and what becomes of it. */
class FaceTest {

    private static final Message HELLO = Message.of("From: ann@saas.example\r\nSubject: hello\r\n\r\nworld\r\n");
    private static final Users USERS = new Users(List.of(new User("1", "ann@saas.example", "secret")));

    /** The application's entity. */
    record User(String key, String mail, String password) implements Account {
        @Override
        public AccountId id() {
            return new AccountId(key);
        }

        @Override
        public EmailAddress address() {
            return EmailAddress.of(mail);
        }
    }

    record Forward(String name, String target) implements Alias {
        @Override
        public RecipientKey key() {
            return RecipientKey.parse(name);
        }

        @Override
        public List<Target> targets() {
            return List.of(Target.of(target));
        }
    }

    /** The application's repository. */
    record Users(List<User> all) {
        boolean hosts(String domain) {
            return domain.equals("saas.example");
        }

        List<Forward> aliasesIn(List<String> names) {
            return names.contains("info@saas.example") ? List.of(new Forward("info@saas.example", "ann")) : List.of();
        }

        List<User> findByAddressIn(List<String> names) {
            return all.stream().filter(user -> names.contains(user.mail())).toList();
        }

        Optional<User> findByAddress(String name) {
            return all.stream().filter(user -> user.mail().equals(name)).findFirst();
        }
    }

    record JpaDirectory(Users users) implements Directory {
        @Override
        public Lookup<LocalDomain> domain(Domain d) {
            return users.hosts(d.toString()) ? Lookup.found(() -> d) : Lookup.absent();
        }

        @Override
        public Lookup<Matches> find(Collection<? extends RecipientKey> keys) {
            var names = keys.stream().map(Object::toString).toList();
            return Lookup.found(new Matches(users.aliasesIn(names), users.findByAddressIn(names)));
        }

        @Override
        public Lookup<Principal> login(Credential c) {
            return users.findByAddress(c.login())
                    .filter(u -> u.password().equals(c.password()))
                    .map(Lookup::<Principal>found)
                    .orElseGet(Lookup::absent);
        }
    }

    private final Map<String, String> tickets = new java.util.concurrent.ConcurrentHashMap<>(Map.of("4711", ""));

    private MailServer mail(Directory directory) {
        return MailServer.builder()
                .hostname("mail.saas.example")
                .store(MemoryStore.create())
                .directory(directory)
                .queue(MemoryQueue.create())
                .on(
                        "tickets@saas.example",
                        h -> h.accept(r -> tickets.containsKey(r.tag().orElse("")))
                                .handle(m -> {
                                    var id = m.recipient().tag().orElse("");
                                    if (m.subject().isEmpty()) {
                                        return Outcome.fail("no subject for " + id);
                                    }
                                    tickets.put(id, m.key() + m.from() + m.text());
                                    return Outcome.done();
                                }))
                .build();
    }

    @Test
    void mailGoesToTheUsersOfTheApplication() throws InterruptedException {
        try (MailServer server = mail(new JpaDirectory(USERS)).start()) {
            BlockingQueue<Submission> delivered = new ArrayBlockingQueue<>(10);
            server.events().on(MessageDelivered.class, e -> delivered.add(new Submission(e.message())));
            Submission sent = server.submit(Envelope.from("ann@saas.example").to("info@saas.example"), HELLO);
            assertThat(delivered.poll(5, TimeUnit.SECONDS)).isEqualTo(sent);
            assertThat(server.mailboxes().list(EmailAddress.of("ann@saas.example"), MailboxName.INBOX))
                    .hasSize(1);
            server.stop(Duration.ofSeconds(5));
        }
    }

    @Test
    void mailForATicketBecomesACallAndOneForNoTicketIsUnknown() {
        try (MailServer server = mail(new JpaDirectory(USERS)).start()) {
            server.submit(Envelope.from("ann@saas.example").to("tickets+4711@saas.example"), HELLO);
            Awaitility.await()
                    .untilAsserted(() -> assertThat(tickets.get("4711")).contains("world"));
            assertThatThrownBy(() ->
                            server.submit(Envelope.from("ann@saas.example").to("tickets+1@saas.example"), HELLO))
                    .isInstanceOfSatisfying(
                            SubmissionRefused.class,
                            e -> assertThat(e.reply().toString()).isEqualTo("550 5.1.1 no such user here"));
        }
    }

    /** A user whose columns are loaded when they are read, after the session with the database has ended. */
    record Detached(String mail) implements Account {
        @Override
        public AccountId id() {
            return new AccountId("1");
        }

        @Override
        public EmailAddress address() {
            return EmailAddress.of(mail);
        }

        @Override
        public Quota quota() {
            throw new IllegalStateException("no session");
        }
    }

    record Detaching(boolean aliasToo) implements Directory {
        @Override
        public Lookup<LocalDomain> domain(Domain d) {
            return Lookup.found(() -> d);
        }

        @Override
        public Lookup<Matches> find(Collection<? extends RecipientKey> keys) {
            Alias broken = new Alias() {
                @Override
                public RecipientKey key() {
                    return RecipientKey.parse("ann@saas.example");
                }

                @Override
                public List<Target> targets() {
                    throw new IllegalStateException("no session");
                }
            };
            return Lookup.found(
                    new Matches(aliasToo ? List.of(broken) : List.of(), List.of(new Detached("ann@saas.example"))));
        }

        @Override
        public Lookup<Principal> login(Credential c) {
            return Lookup.absent();
        }
    }

    @Test
    void anAliasOrUserThatCannotBeReadDefersMailAndRefusesNone(ExpectedLogs logs) {
        logs.error("no session").stackTrace("no session");
        for (boolean aliasToo : List.of(true, false)) {
            try (MailServer server = mail(new Detaching(aliasToo)).start()) {
                assertThatThrownBy(() ->
                                server.submit(Envelope.from("ann@saas.example").to("ann@saas.example"), HELLO))
                        .isInstanceOfSatisfying(
                                SubmissionRefused.class,
                                e -> assertThat(e.reply().isTransient()).isTrue());
            }
        }
    }
}
