package dev.mailwright.pop3.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mailwright.AccountId;
import dev.mailwright.EventSink;
import dev.mailwright.Subscription;
import dev.mailwright.Time;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.directory.DirectoryEdit;
import dev.mailwright.directory.Password;
import dev.mailwright.directory.memory.MemoryDirectory;
import dev.mailwright.directory.password.Pbkdf2Hasher;
import dev.mailwright.junit.VirtualTime;
import dev.mailwright.message.Message;
import dev.mailwright.pop3.session.LoginDelay;
import dev.mailwright.pop3.session.Pop3Host;
import dev.mailwright.pop3.session.Pop3Limits;
import dev.mailwright.pop3.verb.VerbTable;
import dev.mailwright.sasl.DirectoryAuthenticator;
import dev.mailwright.store.Filing;
import dev.mailwright.store.Flag;
import dev.mailwright.store.MailStore;
import dev.mailwright.store.Mailbox;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.Staged;
import dev.mailwright.store.StoreEnvironment;
import dev.mailwright.store.UidSet;
import dev.mailwright.store.memory.MemoryStore;
import dev.mailwright.transcript.Statement;
import dev.mailwright.transcript.World;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;

/** The host {@code mx.test} over a store, with a clock that stands still. */
class Pop3World implements World {

    final VirtualTime time = new VirtualTime();
    final MemoryDirectory directory = MemoryDirectory.empty(new Pbkdf2Hasher(new Random(1), 1_000), new Random(2));
    final MailStore store;
    InetSocketAddress client = new InetSocketAddress(InetAddress.getLoopbackAddress(), 40_000);
    UnaryOperator<MailStore> seen = UnaryOperator.identity();
    boolean tls = true;
    private LoginDelay delay = new LoginDelay(Duration.ZERO, time);

    Pop3World() {
        this(MemoryStore.create());
    }

    Pop3World(MailStore store) {
        this.store = store;
        store.open(new Environment(time));
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
        public Random random() {
            return new Random(3);
        }

        @Override
        public String threadNamePrefix() {
            return "test";
        }
    }

    /** Waits for nothing, so that a refused login need not be waited for. */
    private record Hasty(Time clock) implements Time {
        @Override
        public Instant now() {
            return clock.now();
        }

        @Override
        public long nanos() {
            return clock.nanos();
        }

        @Override
        public Subscription after(Duration delay, Runnable task) {
            task.run();
            return () -> {};
        }
    }

    Pop3Host host() {
        return new Pop3Host(
                "mx.test",
                Pop3Limits.defaults(),
                delay,
                VerbTable.standard(),
                new DirectoryAuthenticator(directory, new Hasty(time), Runnable::run, EventSink.NONE, new Random(5), 2),
                seen.apply(store),
                time);
    }

    void account(String address, String password) {
        directory.apply(List.of(DirectoryEdit.addAccount(EmailAddress.of(address), Password.of(password))));
    }

    /** Puts a message into somebody's INBOX. */
    void deliver(String account, byte[] message) {
        try (Message mail = Message.of(message);
                Staged staged = store.stage(mail)) {
            store.file(staged, List.of(Filing.to(new AccountId(account), MailboxName.INBOX, time.now())))
                    .toCompletableFuture()
                    .join();
        }
    }

    Mailbox inbox(String account) {
        return store.folders(new AccountId(account))
                .open(MailboxName.INBOX)
                .toOptional()
                .orElseThrow();
    }

    /** Removes a message as another client would. */
    void remove(String account, int number) {
        Mailbox inbox = inbox(account);
        inbox.expunge(UidSet.of(inbox.view().uidAt(number - 1)))
                .toCompletableFuture()
                .join();
    }

    @Override
    public void given(Statement statement) {
        List<String> words = statement.words();
        switch (words.get(0)) {
            case "account" -> account(words.get(1), String.join(" ", words.subList(2, words.size())));
            case "mail" -> deliver(words.get(1), statement.message());
            case "removed" -> remove(words.get(1), Integer.parseInt(words.get(2)));
            case "client" -> client = new InetSocketAddress(words.get(1), 40_000);
            case "delay" -> delay = new LoginDelay(Duration.ofSeconds(Long.parseLong(words.get(1))), time);
            case "no" -> tls = false;
            default -> throw statement.unknown();
        }
    }

    @Override
    public void then(Statement statement) {
        List<String> words = statement.words();
        switch (words.get(0)) {
            case "mailbox" -> assertThat(inbox(words.get(1)).view().size()).isEqualTo(Integer.parseInt(words.get(3)));
            case "seen" -> assertThat(seenCount(words.get(1))).isEqualTo(Integer.parseInt(words.get(2)));
            default -> throw statement.unknown();
        }
    }

    private int seenCount(String account) {
        var view = inbox(account).view();
        int count = 0;
        for (int i = 0; i < view.size(); i++) {
            count += view.hasFlag(i, Flag.SEEN) ? 1 : 0;
        }
        return count;
    }

    @Override
    public void tick(Duration duration) {
        time.advance(duration);
    }

    @Override
    public void close() {
        store.close();
    }
}
