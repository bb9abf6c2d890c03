package dev.mailwright;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mailwright.address.EmailAddress;
import dev.mailwright.directory.Password;
import dev.mailwright.event.ServerStarted;
import dev.mailwright.event.ServerStopped;
import dev.mailwright.store.memory.MemoryStore;
import dev.mailwright.testing.ThreadCensus;
import java.net.BindException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ServerLifeTest {

    private final List<String> diary = new CopyOnWriteArrayList<>();

    @Test
    void servicesAreBoundInOrderThenOpenedThenClosedInReverse() {
        MailServer server = server(new Fake("one"), new Fake("two"));
        server.start();
        assertThat(server.state()).isEqualTo(MailServer.State.RUNNING);
        assertThat(server.service(new ServiceKey<>("two", String.class))).isEqualTo("handle of two");
        server.stop(Duration.ofSeconds(1));
        assertThat(diary)
                .containsExactly(
                        "bind one",
                        "bind two",
                        "open one",
                        "open two",
                        "drain one",
                        "drain two",
                        "close two",
                        "close one");
        server.close();
    }

    @Test
    void aStoppedServerStartsAgainAndAClosedOneDoesNot() {
        MailServer server = server(new Fake("one"));
        server.start().stop(Duration.ofSeconds(1));
        assertThat(server.state()).isEqualTo(MailServer.State.STOPPED);
        server.start();
        assertThat(server.state()).isEqualTo(MailServer.State.RUNNING);
        server.close();
        server.close();
        assertThatThrownBy(server::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("CLOSED");
    }

    @Test
    void aServiceThatCannotBindLeavesNothingBehind() {
        ThreadCensus census = ThreadCensus.take();
        MailServer server = server(new Fake("one"), new Fake("two").failing());
        assertThatThrownBy(server::start)
                .isInstanceOf(StartException.class)
                .hasMessageContaining("two")
                .hasCauseInstanceOf(BindException.class);
        assertThat(diary).containsExactly("bind one", "bind two", "close one");
        assertThat(server.state()).isEqualTo(MailServer.State.BUILT);
        census.requireNoneLeft(Duration.ofSeconds(5));
    }

    @Test
    void closeLeavesNoThread() {
        ThreadCensus census = ThreadCensus.take();
        for (int i = 0; i < 3; i++) {
            try (MailServer server = server(new Fake("one"))) {
                server.start();
                server.mailboxes().folders(EmailAddress.of("john@example.com"));
            }
        }
        census.requireNoneLeft(Duration.ofSeconds(5));
    }

    @Test
    void aServiceThatDoesNotDrainIsCutWhenTheGraceEnds() {
        MailServer server = server(new Fake("one").stuck());
        StopReport report = server.start().stop(Duration.ofMillis(20));
        assertThat(report.clean()).isFalse();
        assertThat(diary).endsWith("close one");
        server.close();
    }

    @Test
    void allProblemsAreToldAtOnce() {
        assertThatThrownBy(() -> MailServer.builder()
                        .localDomain("example.com", "not a domain")
                        .add(new Fake("one"))
                        .add(new Fake("one"))
                        .build())
                .isInstanceOfSatisfying(
                        ConfigurationException.class,
                        e -> assertThat(e.problems())
                                .extracting(Problem::code)
                                .containsExactly(
                                        "server.localDomain.invalid",
                                        "server.store.missing",
                                        "domain.postmaster.missing",
                                        "server.service.duplicate"));
    }

    @Test
    void aPasswordHashThatNobodyCanCheckIsAProblem() {
        assertThat(MailServer.builder()
                        .hostname("mail.example.com")
                        .store(MemoryStore.create())
                        .postmaster("john@example.com")
                        .accounts(a -> a.account("john@example.com", Password.hashed("{ROT13}frperg")))
                        .problems())
                .singleElement()
                .satisfies(p -> assertThat(p.toString())
                        .contains("john@example.com", "{ROT13}")
                        .doesNotContain("frperg"));
    }

    @Test
    void aServerWithoutANameIsRefused() {
        assertThat(MailServer.builder().store(MemoryStore.create()).problems())
                .extracting(Problem::code)
                .containsExactly("server.hostname.missing");
    }

    @Test
    void aListenerHearsOfStartAndStop() throws InterruptedException {
        MailServer server = server(new Fake("one"));
        CountDownLatch heard = new CountDownLatch(2);
        List<Event> events = new ArrayList<>();
        server.events().on(Event.class, event -> {
            events.add(event);
            heard.countDown();
        });
        server.start().stop(Duration.ofSeconds(1));
        assertThat(heard.await(5, TimeUnit.SECONDS)).isTrue();
        assertThat(events.get(0)).isInstanceOf(ServerStarted.class);
        assertThat(events.get(1)).isInstanceOf(ServerStopped.class);
        server.close();
    }

    @Test
    void whatNeedsARunningServerSaysSo() {
        MailServer server = server(new Fake("one"));
        assertThatThrownBy(server::store)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("BUILT");
        server.close();
    }

    private MailServer server(MailService.Builder... services) {
        MailServer.Builder builder = MailServer.builder()
                .hostname("mail.example.com")
                .store(MemoryStore.create())
                .postmaster("john@example.com")
                .accounts(a -> a.account("john@example.com", Password.of("secret")));
        for (MailService.Builder service : services) {
            builder.add(service);
        }
        return builder.build();
    }

    /** A service that writes down what is done to it. */
    private final class Fake implements MailService, MailService.Builder {

        private final String name;
        private boolean failing;
        private boolean stuck;

        Fake(String name) {
            this.name = name;
        }

        Fake failing() {
            failing = true;
            return this;
        }

        Fake stuck() {
            stuck = true;
            return this;
        }

        @Override
        public MailService build() {
            return this;
        }

        @Override
        public ServiceKey<?> key() {
            return new ServiceKey<>(name, String.class);
        }

        @Override
        public Running bind(Rooms rooms) {
            diary.add("bind " + name);
            if (failing) {
                throw new StartException(name, "127.0.0.1:25", new BindException("in use"));
            }
            return new Running() {
                @Override
                public Object handle() {
                    return "handle of " + name;
                }

                @Override
                public void open() {
                    diary.add("open " + name);
                }

                @Override
                public CompletionStage<?> drain() {
                    diary.add("drain " + name);
                    return stuck ? new CompletableFuture<>() : CompletableFuture.completedFuture(name);
                }

                @Override
                public void close() {
                    diary.add("close " + name);
                }
            };
        }
    }
}
