package dev.mailwright;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailwright.address.Domain;
import dev.mailwright.address.EmailAddress;
import dev.mailwright.directory.Credential;
import dev.mailwright.directory.Directory;
import dev.mailwright.directory.DirectoryException;
import dev.mailwright.directory.LocalDomain;
import dev.mailwright.directory.Matches;
import dev.mailwright.directory.Password;
import dev.mailwright.directory.Principal;
import dev.mailwright.directory.RecipientKey;
import dev.mailwright.event.ServerStarted;
import dev.mailwright.event.ServerStopped;
import dev.mailwright.message.Envelope;
import dev.mailwright.message.Message;
import dev.mailwright.net.TlsException;
import dev.mailwright.store.MailStore;
import dev.mailwright.store.MailboxName;
import dev.mailwright.store.StoreException;
import dev.mailwright.store.memory.MemoryStore;
import dev.mailwright.testing.ExpectedLogs;
import dev.mailwright.testing.ThreadCensus;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What a server does when its parts fail, when it is stopped under load, and when several threads rule it at once. */
class ServerFaultsTest {

    private static final EmailAddress JOHN = EmailAddress.of("john@example.com");
    private static final Message HELLO = Message.of("Subject: hello\r\n\r\nworld\r\n");
    private static final Duration SOON = Duration.ofSeconds(5);

    @Test
    void aStoreThatDoesNotOpenIsNamedAndLeavesNothing() {
        ThreadCensus census = ThreadCensus.take();
        MailServer server = server(b -> b.store(faulty("open")));
        assertThatThrownBy(server::start)
                .isInstanceOfSatisfying(
                        StartException.class, e -> assertThat(e.service()).isEqualTo("store"))
                .hasRootCauseMessage("the disk is broken");
        assertThat(server.state()).isEqualTo(MailServer.State.BUILT);
        census.requireNoneLeft(SOON);
    }

    @Test
    void aStoreThatDoesNotCloseIsToldAndKeepsNothingElseOpen(ExpectedLogs logs) {
        logs.error("the disk is broken");
        ThreadCensus census = ThreadCensus.take();
        MailServer server = server(b -> b.store(faulty("close"))).start();
        assertThat(server.stop(SOON).clean()).isFalse();
        assertThat(server.state()).isEqualTo(MailServer.State.STOPPED);
        census.requireNoneLeft(SOON);
    }

    @Test
    void aServerThatCannotHaveTheStoreOfAnotherLeavesItOpen() {
        MailStore store = MemoryStore.create();
        try (MailServer first = server(b -> b.store(store)).start()) {
            MailServer second = server(b -> b.store(store));
            assertThatThrownBy(second::start).isInstanceOf(StartException.class).hasMessageContaining("store");
            second.close();
            first.submit(Envelope.from("me@example.com").to("john@example.com"), HELLO);
            assertThat(first.mailboxes().list(JOHN, MailboxName.INBOX)).hasSize(1);
        }
    }

    @Test
    void aServiceThatThrowsAnythingIsNamed() {
        MailServer binding = server(b -> b.add(service("odd", "bind", rooms -> {})));
        assertThatThrownBy(binding::start).isInstanceOf(StartException.class).hasMessageContaining("odd");
        MailServer opening = server(b -> b.add(service("odd", "open", rooms -> {})));
        assertThatThrownBy(opening::start).isInstanceOf(StartException.class).hasMessageContaining("odd");
    }

    @Test
    void aServiceThatThrowsWhenItDrainsOrClosesKeepsNothingElseOpen(ExpectedLogs logs) {
        logs.error("failed to drain").error("failed to close");
        ThreadCensus census = ThreadCensus.take();
        MailServer server =
                server(b -> b.add(service("one", "drain", rooms -> {})).add(service("two", "close", rooms -> {})));
        assertThat(server.start().stop(SOON).clean()).isFalse();
        assertThat(server.state()).isEqualTo(MailServer.State.STOPPED);
        server.close();
        census.requireNoneLeft(SOON);
    }

    @Test
    void manyServersLiveSideBySide() {
        ThreadCensus census = ThreadCensus.take();
        List<MailServer> servers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            servers.add(server(b -> {}).start());
        }
        for (MailServer server : servers) {
            server.submit(Envelope.from("me@example.com").to("john@example.com"), HELLO);
        }
        for (MailServer server : servers) {
            assertThat(server.mailboxes().list(JOHN, MailboxName.INBOX)).hasSize(1);
            server.close();
        }
        census.requireNoneLeft(SOON);
    }

    @Test
    void aCloseDuringTheStartComesAfterIt() throws Exception {
        CountDownLatch binding = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        MailServer server = server(b -> b.add(service("slow", "nothing", rooms -> {
            binding.countDown();
            waitFor(goOn);
        })));
        CompletableFuture<MailServer> starting = CompletableFuture.supplyAsync(server::start);
        waitFor(binding);
        CompletableFuture<Void> closing = CompletableFuture.runAsync(server::close);
        goOn.countDown();
        starting.get(5, TimeUnit.SECONDS);
        closing.get(5, TimeUnit.SECONDS);
        assertThat(server.state()).isEqualTo(MailServer.State.CLOSED);
    }

    @Test
    void whatASubmitReturnedForIsThereHoweverTheServerWasStopped() throws Exception {
        MailServer server = server(b -> {}).start();
        AtomicInteger taken = new AtomicInteger();
        CountDownLatch some = new CountDownLatch(20);
        List<CompletableFuture<Throwable>> writers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            writers.add(CompletableFuture.supplyAsync(() -> submitUntilRefused(server, taken, some)));
        }
        waitFor(some);
        assertThat(server.stop(SOON).clean()).isTrue();
        for (CompletableFuture<Throwable> writer : writers) {
            assertThat(writer.get(5, TimeUnit.SECONDS)).isInstanceOf(IllegalStateException.class);
        }
        server.start();
        assertThat(server.mailboxes().list(JOHN, MailboxName.INBOX)).hasSize(taken.get());
        server.close();
    }

    private static Throwable submitUntilRefused(MailServer server, AtomicInteger taken, CountDownLatch some) {
        while (true) {
            try {
                server.submit(Envelope.from("me@example.com").to("john@example.com"), HELLO);
                taken.incrementAndGet();
                some.countDown();
            } catch (RuntimeException e) {
                return e;
            }
        }
    }

    @Test
    void anInterruptedThreadStopsTheServerInOrderAndStaysInterrupted() {
        ThreadCensus census = ThreadCensus.take();
        MailServer server = server(b -> b.store(proxy(name ->
                assertThat(Thread.currentThread().isInterrupted()).as(name).isFalse())));
        Thread.currentThread().interrupt();
        server.start();
        server.submit(Envelope.from("me@example.com").to("john@example.com"), HELLO);
        assertThat(server.stop(SOON).clean()).isTrue();
        assertThat(Thread.interrupted()).isTrue();
        census.requireNoneLeft(SOON);
    }

    @Test
    void eventsKeepTheirOrderAcrossStopAndStartAndAListenerMayThrowAnything(ExpectedLogs logs)
            throws InterruptedException {
        logs.error("A listener of Event failed");
        MailServer server = server(b -> {});
        BlockingQueue<Event> heard = new ArrayBlockingQueue<>(100);
        server.events().on(Event.class, event -> {
            heard.add(event);
            throw new AssertionError("a listener with a bug");
        });
        for (int i = 0; i < 3; i++) {
            server.start();
            server.stop(SOON);
        }
        server.close();
        long last = 0;
        for (int i = 0; i < 3; i++) {
            for (Class<?> kind : List.of(ServerStarted.class, ServerStopped.class)) {
                Event event = heard.poll(5, TimeUnit.SECONDS);
                assertThat(event).isInstanceOf(kind);
                assertThat(event.position().value()).isGreaterThan(last);
                last = event.position().value();
            }
        }
    }

    @Test
    void aReloadTellsOfEverythingThatIsBad() {
        Consumer<Rooms> sharing = rooms -> rooms.shared(Certificates.class, r -> new Certificates());
        try (MailServer server = server(
                        b -> b.add(service("one", "nothing", sharing)).directory(new FileLike()))
                .start()) {
            assertThatThrownBy(server::reload)
                    .isInstanceOfSatisfying(ConfigurationException.class, e -> {
                        assertThat(e.problems())
                                .extracting(Problem::code)
                                .containsExactly("tls.invalid", "directory.invalid", "directory.invalid");
                        assertThat(e.getSuppressed()).hasSize(2);
                    })
                    .hasMessageContaining("users:3")
                    .hasMessageContaining("aliases:7");
            server.submit(Envelope.from("me@example.com").to("john@example.com"), HELLO);
        }
    }

    /** A certificate that has gone bad. */
    private static final class Certificates implements AutoCloseable, Reloadable {
        @Override
        public void reload() {
            throw new TlsException("key.pem does not fit chain.pem");
        }

        @Override
        public void close() {}
    }

    /** A directory that finds two bad lines when it reads again. */
    private static final class FileLike implements Directory {

        private boolean read;

        @Override
        public Lookup<? extends LocalDomain> domain(Domain name) {
            return Lookup.<LocalDomain>absent();
        }

        @Override
        public Lookup<Matches> find(Collection<? extends RecipientKey> keys) {
            return Lookup.absent();
        }

        @Override
        public Lookup<? extends Principal> login(Credential credential) {
            return Lookup.<Principal>absent();
        }

        @Override
        public void reload() {
            if (!read) {
                read = true;
                return;
            }
            DirectoryException first = new DirectoryException("users:3: no such scheme");
            first.addSuppressed(new DirectoryException("aliases:7: not an address"));
            throw first;
        }
    }

    private static MailServer server(Consumer<MailServer.Builder> more) {
        MailServer.Builder builder = MailServer.builder()
                .hostname("mail.example.com")
                .store(MemoryStore.create())
                .postmaster("john@example.com")
                .accounts(a -> a.account("john@example.com", Password.of("secret")));
        more.accept(builder);
        return builder.build();
    }

    private static MailStore faulty(String method) {
        return proxy(name -> {
            if (name.equals(method)) {
                throw new StoreException(StoreException.Reason.TRANSIENT, "the disk is broken");
            }
        });
    }

    /** A store in memory that does something before each call. */
    private static MailStore proxy(Consumer<String> before) {
        MailStore store = MemoryStore.create();
        return (MailStore) Proxy.newProxyInstance(
                MailStore.class.getClassLoader(), new Class<?>[] {MailStore.class}, (self, method, arguments) -> {
                    before.accept(method.getName());
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            assertThat(latch.await(5, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static MailService.Builder service(String name, String brokenAt, Consumer<Rooms> onBind) {
        return () -> new MailService() {
            @Override
            public ServiceKey<?> key() {
                return new ServiceKey<>(name, Broken.class);
            }

            @Override
            public Running bind(Rooms rooms) {
                Broken running = new Broken(brokenAt);
                running.at("bind");
                onBind.accept(rooms);
                return running;
            }
        };
    }

    /** A service with a bug at one step of its life. */
    private record Broken(String step) implements MailService.Running {

        void at(String now) {
            if (now.equals(step)) {
                throw new IllegalStateException("a bug in " + now);
            }
        }

        @Override
        public Object handle() {
            return this;
        }

        @Override
        public void open() {
            at("open");
        }

        @Override
        public CompletionStage<?> drain() {
            at("drain");
            return CompletableFuture.completedFuture(step);
        }

        @Override
        public void close() {
            at("close");
        }
    }
}
